import { everybody, signedIn, type Permissions } from '../platform/permissions.js';

export const signInPermissions: Permissions = {
  Query: { viewer: signedIn },
  Mutation: { signIn: everybody, signOut: signedIn, changePassword: signedIn },
};
