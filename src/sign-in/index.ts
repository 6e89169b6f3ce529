import type { Oidc } from '../platform/config.js';
import type { Database } from '../platform/database/database.js';
import type { Feature } from '../platform/feature.js';
import type { Identify } from '../platform/http/server.js';
import { makeIdentify } from './caller.service.js';
import { makeReadSubject } from './oidc.service.js';
import { signInPermissions } from './sign-in.permissions.js';
import { SignInResolver } from './sign-in.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';

/** Signing in and out 登录, and who the caller is. */
export const signIn: Feature = {
  name: 'sign-in',
  entities: [],
  resolvers: [SignInResolver, ViewerResolver],
  permissions: signInPermissions,
  doors: ['signIn', 'signOut', 'changePassword'],
};

/** How the server finds out who asks. */
export const identifyBy = (database: Database, now: () => Date, oidc?: Oidc): Identify =>
  makeIdentify(database, { now, readSubject: oidc && makeReadSubject(oidc) });
