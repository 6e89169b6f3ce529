import { body } from './body/index.js';
import { documentNumber } from './document-number/index.js';
import { planItem } from './plan-item/index.js';
import { plan } from './plan/index.js';
import type { Feature } from './platform/feature.js';
import { theme } from './theme/index.js';

/** The whole system, one line each. */
export const features: Feature[] = [body, theme, plan, planItem, documentNumber];
