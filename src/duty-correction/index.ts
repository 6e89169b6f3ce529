import type { Feature } from '../platform/feature.js';
import { dutyCorrectionPermissions } from './duty-correction.permissions.js';
import { DutyCorrectionResolver } from './duty-correction.resolver.js';

export { compensate, sameWith, type Corrected } from './compensating.service.js';

/** Compensating entries 冲正: what takes a duty event back, and what says it anew. */
export const dutyCorrection: Feature = {
  name: 'duty-correction',
  entities: [],
  resolvers: [DutyCorrectionResolver],
  permissions: dutyCorrectionPermissions,
};
