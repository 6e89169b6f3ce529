import { working } from '../member/index.js';
import { Tenure } from '../member/member.entity.js';
import type { WorkflowTable } from '../platform/workflow.js';

export type PostingAct = 'endPosting';

/** What may happen to a posting, in the body whose member it is. It ends with the member's leaving too. */
export const postingWorkflow: WorkflowTable<Tenure, PostingAct> = {
  endPosting: { from: [Tenure.CURRENT], to: Tenure.ENDED, by: working },
};
