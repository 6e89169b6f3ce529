import type { Feature } from '../platform/feature.js';
import { MemberActsResolver } from './member-acts.resolver.js';
import { MemberChange } from './member-change.entity.js';
import { Member } from './member.entity.js';
import { memberPermissions } from './member.permissions.js';
import { MemberResolver } from './member.resolver.js';

export { enterGroup, enterMember, enterTerm, leave } from './coming-and-going.service.js';
export { actOnMember, giveRoles, giveValues } from './member.service.js';
export { ofMember, recordChange } from './member-history.service.js';
export { endOf, inWords, memberFields, memberValues } from './member-values.service.js';
export type { MemberField, MemberValues } from './member-values.service.js';
export { memberWorkflow, working } from './member.workflow.js';

/** Members 委员 of a body, and what changes of them. */
export const member: Feature = {
  name: 'member',
  entities: [Member, MemberChange],
  resolvers: [MemberResolver, MemberActsResolver],
  permissions: memberPermissions,
};
