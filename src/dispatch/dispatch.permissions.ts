import { passing } from '../handover/index.js';
import { anyOf, signedIn, type Permissions } from '../platform/permissions.js';

export const dispatchPermissions: Permissions = {
  Query: { dispatch: signedIn, dispatches: signedIn },
  Mutation: {
    sendHandover: anyOf(...passing),
    recallDispatch: anyOf(...passing),
    closeDispatch: anyOf(...passing),
  },
};
