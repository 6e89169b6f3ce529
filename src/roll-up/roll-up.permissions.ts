import { signedIn, type Permissions } from '../platform/permissions.js';

export const rollUpPermissions: Permissions = { Query: { planRollUp: signedIn, themeCoverage: signedIn } };
