import type { Feature } from '../platform/feature.js';
import { AccountActsResolver } from './account-acts.resolver.js';
import { Account } from './account.entity.js';
import { accountPermissions } from './account.permissions.js';
import { AccountResolver } from './account.resolver.js';
import { Identity } from './identity.entity.js';

export { enter } from './account.service.js';
export { hashOfPassword, isPassword } from './password.service.js';

/** Accounts 账号 of a body, and what OIDC issuers call their persons. */
export const account: Feature = {
  name: 'account',
  entities: [Account, Identity],
  resolvers: [AccountResolver, AccountActsResolver],
  permissions: accountPermissions,
};
