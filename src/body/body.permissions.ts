import { signedIn, type Permissions } from '../platform/permissions.js';

export const bodyPermissions: Permissions = {
  Query: { body: signedIn, bodies: signedIn },
};
