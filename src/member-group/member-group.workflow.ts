import { Tenure } from '../member/member.entity.js';
import { working } from '../member/index.js';
import type { WorkflowTable } from '../platform/workflow.js';

export type GroupMembershipAct = 'leaveGroup';

/** What may happen to a membership. It ends with the member's leaving too. */
export const groupMembershipWorkflow: WorkflowTable<Tenure, GroupMembershipAct> = {
  leaveGroup: { from: [Tenure.CURRENT], to: Tenure.ENDED, by: working },
};
