import { signedIn, type Permissions } from '../platform/permissions.js';

export const researchFigurePermissions: Permissions = { Query: { researchRollUp: signedIn } };
