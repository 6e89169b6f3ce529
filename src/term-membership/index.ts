import type { Feature } from '../platform/feature.js';
import { TermMembership } from './term-membership.entity.js';
import { termMembershipPermissions } from './term-membership.permissions.js';
import { TermMembershipResolver } from './term-membership.resolver.js';

/** In which terms members serve 届内任职, and how one term follows the other. */
export const termMembership: Feature = {
  name: 'term-membership',
  entities: [TermMembership],
  resolvers: [TermMembershipResolver],
  permissions: termMembershipPermissions,
};
