import type { Feature } from '../platform/feature.js';
import { ResearchCreditActsResolver } from './research-credit-acts.resolver.js';
import { ResearchCredit } from './research-credit.entity.js';
import { researchCreditPermissions } from './research-credit.permissions.js';
import { CreditsOfProjectResolver, ResearchCreditResolver } from './research-credit.resolver.js';

/** Credit for joint research 调研履职认定, to bodies and to persons. */
export const researchCredit: Feature = {
  name: 'research-credit',
  entities: [ResearchCredit],
  resolvers: [ResearchCreditResolver, CreditsOfProjectResolver, ResearchCreditActsResolver],
  permissions: researchCreditPermissions,
};
