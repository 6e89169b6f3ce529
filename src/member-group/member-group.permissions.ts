import { memberWorkflow, working } from '../member/index.js';
import { keepingFiles } from '../platform/context.js';
import { anyOf, readableBy, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { groupMembershipWorkflow } from './member-group.workflow.js';

export const memberGroupPermissions: Permissions = {
  Query: { memberGroups: signedIn, memberFigures: readableBy(...keepingFiles) },
  Mutation: {
    addMemberGroup: anyOf(...working),
    changeMemberGroup: anyOf(...working),
    joinGroup: rulesOf(memberWorkflow).joinGroup,
    ...rulesOf(groupMembershipWorkflow),
  },
};
