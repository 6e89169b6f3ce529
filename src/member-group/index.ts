import type { Feature } from '../platform/feature.js';
import { GroupMembership } from './group-membership.entity.js';
import { MemberFiguresResolver } from './member-figures.resolver.js';
import { MemberGroupActsResolver } from './member-group-acts.resolver.js';
import { MemberGroup } from './member-group.entity.js';
import { memberGroupPermissions } from './member-group.permissions.js';
import { GroupMembershipResolver, GroupsOfMemberResolver, MemberGroupResolver } from './member-group.resolver.js';

/** What members belong to 委员组织: sectors, committees, groups, studios, Party branches; and who is in them. */
export const memberGroup: Feature = {
  name: 'member-group',
  entities: [MemberGroup, GroupMembership],
  resolvers: [
    MemberGroupResolver,
    GroupMembershipResolver,
    GroupsOfMemberResolver,
    MemberGroupActsResolver,
    MemberFiguresResolver,
  ],
  permissions: memberGroupPermissions,
};
