import { recording } from '../duty-kind/index.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { DutyEntry } from './duty-event.words.js';

export type DutyEventAct = 'correctDutyEvent';

/** What may happen to an entry. What takes another one back is not taken back itself: one records anew. */
export const dutyEventWorkflow: WorkflowTable<DutyEntry, DutyEventAct> = {
  correctDutyEvent: { from: [DutyEntry.RECORD, DutyEntry.REPLACEMENT], by: recording },
};
