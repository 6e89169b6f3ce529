import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { memberWorkflow, working } from './member.workflow.js';

const { changeMember, releaseMember, reinstateMember, linkMember, unlinkMember } = rulesOf(memberWorkflow);

export const memberPermissions: Permissions = {
  Query: { member: signedIn, members: signedIn, myMemberships: signedIn },
  Mutation: { addMember: anyOf(...working), changeMember, releaseMember, reinstateMember, linkMember, unlinkMember },
};
