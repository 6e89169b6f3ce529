import { working } from '../member/index.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { RosterImportState } from './roster.words.js';

const { PREVIEWED, COMMITTED } = RosterImportState;

export type RosterAct = 'commitRoster';

/** What may happen to a roster that was looked at. */
export const rosterWorkflow: WorkflowTable<RosterImportState, RosterAct> = {
  commitRoster: { from: [PREVIEWED], to: COMMITTED, by: working },
};
