import { passing } from '../handover/index.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { Message } from '../platform/errors.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { ResearchProjectState } from './research-project.words.js';

const { DRAFT, RUNNING, REPORTED, CLOSED, CANCELLED } = ResearchProjectState;

export type ResearchProjectAct =
  | 'editResearchProject'
  | 'launchResearchProject'
  | 'cancelResearchProject'
  | 'closeResearchProject'
  | 'deleteResearchProject';

/** Its results are kept with those who took part when its report becomes final. */
const withoutReport: Message = {
  en: 'A project without a final report is cancelled.',
  zh: '尚无定稿报告的课题只能取消。',
};

/** What may happen to a project, by the body that leads it. CLOSED and CANCELLED take all sight of it away. */
export const researchProjectWorkflow: WorkflowTable<ResearchProjectState, ResearchProjectAct> = {
  editResearchProject: { from: [DRAFT, RUNNING], by: passing },
  launchResearchProject: { from: [DRAFT], to: RUNNING, by: passing, reach: Reach.ABOVE },
  cancelResearchProject: { from: [DRAFT, RUNNING], to: CANCELLED, by: passing },
  closeResearchProject: { from: [REPORTED], to: CLOSED, by: passing, instead: withoutReport },
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

export type SuggestingAct =
  | 'addResearchSuggestion'
  | 'editResearchSuggestion'
  | 'removeResearchSuggestion'
  | 'decideResearchSuggestion'
  | 'followUpSuggestion'
  | 'implementSuggestion'
  | 'lookBackOnSuggestion';
export type ResultAct = SuggestingAct | 'submitResearch' | 'recordInstruction' | 'creditResearch';

/**
 * What the leading body does with the results of a project, by the state of the project: suggestions are made while it runs,
 * submitted once its report is final, and followed for as long as it takes.
 */
export const resultWorkflow: WorkflowTable<ResearchProjectState, ResultAct> = {
  addResearchSuggestion: { from: [RUNNING, REPORTED, CLOSED], by: passing },
  editResearchSuggestion: { from: [RUNNING, REPORTED, CLOSED], by: passing },
  removeResearchSuggestion: { from: [RUNNING], by: passing },
  decideResearchSuggestion: { from: [REPORTED, CLOSED], by: passing },
  followUpSuggestion: { from: [REPORTED, CLOSED], by: passing },
  implementSuggestion: { from: [REPORTED, CLOSED], by: passing },
  lookBackOnSuggestion: { from: [REPORTED, CLOSED], by: passing },
  submitResearch: { from: [REPORTED, CLOSED], by: passing },
  recordInstruction: { from: [REPORTED, CLOSED], by: passing },
  creditResearch: { from: [REPORTED, CLOSED], by: passing },
};
