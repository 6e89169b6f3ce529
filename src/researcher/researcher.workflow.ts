import { passing } from '../handover/index.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ResearcherState } from './researcher.words.js';

const { NAMED, WITHDRAWN } = ResearcherState;

export type ResearcherAct = 'placeResearcher' | 'withdrawResearcher';

/** What may happen to a researcher: the body that leads the project places him, the one that named him withdraws him. */
export const researcherWorkflow: WorkflowTable<ResearcherState, ResearcherAct> = {
  placeResearcher: { from: [NAMED], by: passing },
  withdrawResearcher: { from: [NAMED], to: WITHDRAWN, by: passing },
};
