import { passing } from '../handover/index.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ResearchProjectState } from './research-project.words.js';

const { DRAFT, RUNNING, REPORTED, CLOSED, CANCELLED } = ResearchProjectState;

export type ResearchProjectAct =
  | 'editResearchProject'
  | 'launchResearchProject'
  | 'cancelResearchProject'
  | 'closeResearchProject'
  | 'deleteResearchProject';

/** What may happen to a project, by the body that leads it. CLOSED and CANCELLED take all sight of it away. */
export const researchProjectWorkflow: WorkflowTable<ResearchProjectState, ResearchProjectAct> = {
  editResearchProject: { from: [DRAFT, RUNNING], by: passing },
  launchResearchProject: { from: [DRAFT], to: RUNNING, by: passing, reach: Reach.ABOVE },
  cancelResearchProject: { from: [DRAFT, RUNNING], to: CANCELLED, by: passing },
  closeResearchProject: { from: [RUNNING, REPORTED], to: CLOSED, by: passing },
  deleteResearchProject: { from: [DRAFT], by: passing },
};

export type PartAct =
  | 'addSubTopic'
  | 'editSubTopic'
  | 'removeSubTopic'
  | 'addResearchGroup'
  | 'editResearchGroup'
  | 'removeResearchGroup'
  | 'placeResearcher';

/** What the leading body does to the parts of a project, by the state of the project. */
export const partWorkflow: WorkflowTable<ResearchProjectState, PartAct> = {
  addSubTopic: { from: [DRAFT, RUNNING], by: passing },
  editSubTopic: { from: [DRAFT, RUNNING], by: passing },
  removeSubTopic: { from: [DRAFT, RUNNING], by: passing },
  addResearchGroup: { from: [DRAFT, RUNNING], by: passing },
  editResearchGroup: { from: [DRAFT, RUNNING], by: passing },
  removeResearchGroup: { from: [DRAFT, RUNNING], by: passing },
  placeResearcher: { from: [RUNNING], by: passing },
};

export type TeamAct = 'nameResearcher' | 'recordResearchActivity' | 'deleteResearchActivity';

/** What every body that takes part does for a project, the leading one too, by the state of the project. */
export const teamWorkflow: WorkflowTable<ResearchProjectState, TeamAct> = {
  nameResearcher: { from: [RUNNING], by: passing },
  recordResearchActivity: { from: [RUNNING], by: passing },
  deleteResearchActivity: { from: [RUNNING], by: passing },
};
