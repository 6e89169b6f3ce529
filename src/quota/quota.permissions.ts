import { Role } from '../platform/context.js';
import { anyOf, signedIn, type Permissions } from '../platform/permissions.js';

export const quotaPermissions: Permissions = {
  Query: { quotas: signedIn, reportingRequirements: signedIn },
  Mutation: { setQuotas: anyOf(Role.OFFICE), setReportingRequirement: anyOf(Role.OFFICE) },
};
