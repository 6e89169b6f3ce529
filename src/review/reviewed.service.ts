import { PlanItem } from '../plan-item/plan-item.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReport } from '../research-report/research-report.entity.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';

/** The types of record that are reviewed, each with the column that names it. */
export const reviewed = {
  Plan: { entity: Plan, by: 'planId' },
  PlanItem: { entity: PlanItem, by: 'planItemId' },
  TopicSuggestion: { entity: TopicSuggestion, by: 'topicSuggestionId' },
  ResearchProject: { entity: ResearchProject, by: 'researchProjectId' },
  ResearchReport: { entity: ResearchReport, by: 'researchReportId' },
} as const;

export type Reviewed = (typeof reviewed)[keyof typeof reviewed];
