import type { Feature } from '../platform/feature.js';
import { NumberSeries } from './number-series.entity.js';

export { nextDocumentNumber } from './document-number.service.js';

/** Document numbers 发文字号 without gaps. */
export const documentNumber: Feature = {
  name: 'document-number',
  entities: [NumberSeries],
  resolvers: [],
  permissions: {},
};
