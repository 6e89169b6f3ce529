import type { Feature } from '../platform/feature.js';
import { Quota } from './quota.entity.js';
import { quotaPermissions } from './quota.permissions.js';
import { QuotaResolver, SetQuotasPayloadResolver } from './quota.resolver.js';
import { ReportingRequirement } from './reporting-requirement.entity.js';

export { levelsFrom } from './quota.service.js';
export { QuotaPeriod } from './quota.words.js';

/** What a body expects of itself and those below it for a year: quotas 协商次数要求 and days for reporting 报送印发时限. */
export const quota: Feature = {
  name: 'quota',
  entities: [Quota, ReportingRequirement],
  resolvers: [QuotaResolver, SetQuotasPayloadResolver],
  permissions: quotaPermissions,
};
