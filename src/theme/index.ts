import type { Feature } from '../platform/feature.js';
import { Theme } from './theme.entity.js';

/** Themes 主题 of a year. */
export const theme: Feature = { name: 'theme', entities: [Theme], resolvers: [], permissions: {} };
