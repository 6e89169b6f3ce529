import { Role } from '../platform/context.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { HandlingUnitState } from './handling-unit.words.js';

const { ACTIVE, CLOSED } = HandlingUnitState;
/** Who does the work; in a township the liaison officer is the office. */
export const working = [Role.OFFICE, Role.LIAISON];

export type HandlingUnitAct = 'changeHandlingUnit' | 'closeHandlingUnit';

/** What may happen to a handling unit, and by whom. A closed one keeps its name as it was. */
export const handlingUnitWorkflow: WorkflowTable<HandlingUnitState, HandlingUnitAct> = {
  changeHandlingUnit: { from: [ACTIVE], by: working },
  closeHandlingUnit: { from: [ACTIVE], to: CLOSED, by: working },
};
