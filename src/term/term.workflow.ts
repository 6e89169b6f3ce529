import { Role } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { TermState } from './term.entity.js';

const { RUNNING, ENDED } = TermState;
const office = [Role.OFFICE];

export type TermAct = 'changeTerm' | 'endTerm' | 'addTermSession' | 'changeTermSession' | 'rollOverTerm';

/** What may happen to a term. An ended one may still be corrected, and past ones entered later. */
export const termWorkflow: WorkflowTable<TermState, TermAct> = {
  changeTerm: { from: [RUNNING, ENDED], by: office },
  endTerm: { from: [RUNNING], to: ENDED, by: office },
  addTermSession: { from: [RUNNING, ENDED], by: office },
  changeTermSession: { from: [RUNNING, ENDED], by: office },
  rollOverTerm: { from: [RUNNING], by: office },
};

/** Terms and their sessions are public facts: the bodies above see them from the first moment. */
export const termReach = Reach.ABOVE;
