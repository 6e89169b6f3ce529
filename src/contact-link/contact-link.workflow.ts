import { working } from '../member/index.js';
import { Tenure } from '../member/member.entity.js';
import type { WorkflowTable } from '../platform/workflow.js';

export type ContactLinkAct = 'endContact';

/** What may happen to a contact. It ends with either member's leaving too. */
export const contactLinkWorkflow: WorkflowTable<Tenure, ContactLinkAct> = {
  endContact: { from: [Tenure.CURRENT], to: Tenure.ENDED, by: working },
};
