import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { DutyKindState } from './duty-kind.words.js';

const { ACTIVE, CLOSED } = DutyKindState;
/** Who does the work; in a township the liaison officer is the office. */
export const working = [Role.OFFICE, Role.LIAISON];
/** Who organises, records 谁组织谁记录. */
export const recording = [Role.OFFICE, Role.COMMITTEE, Role.LIAISON];

export type DutyKindAct = 'changeDutyKind' | 'closeDutyKind' | 'recordDutyEvent';

/** What may happen to a kind, and by whom. */
export const dutyKindWorkflow: WorkflowTable<DutyKindState, DutyKindAct> = {
  changeDutyKind: { from: [ACTIVE], by: working },
  closeDutyKind: { from: [ACTIVE], to: CLOSED, by: working },
  recordDutyEvent: { from: [ACTIVE], by: recording },
};
