import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { dutyKindWorkflow, working } from './duty-kind.workflow.js';

const { changeDutyKind, closeDutyKind } = rulesOf(dutyKindWorkflow);

export const dutyKindPermissions: Permissions = {
  Query: { dutyKinds: signedIn },
  Mutation: {
    addDutyKind: anyOf(...working),
    adoptStandardDutyKinds: anyOf(...working),
    changeDutyKind,
    closeDutyKind,
  },
};
