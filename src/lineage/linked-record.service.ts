import { PlanItem } from '../plan-item/plan-item.entity.js';
import type { RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { recordOf } from '../platform/record-of.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchReport } from '../research-report/research-report.entity.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';

/** The types of record that lineage is known of, each with the properties that name it at either end of a link. */
export const linked = {
  PlanItem: { entity: PlanItem, table: 'plan_item', source: 'sourcePlanItemId', derived: 'planItemId' },
  TopicSuggestion: {
    ...{ entity: TopicSuggestion, table: 'topic_suggestion' },
    ...{ source: 'sourceTopicSuggestionId', derived: 'topicSuggestionId' },
  },
  ResearchProject: {
    ...{ entity: ResearchProject, table: 'research_project' },
    ...{ source: 'sourceResearchProjectId', derived: 'researchProjectId' },
  },
  ResearchReport: {
    ...{ entity: ResearchReport, table: 'research_report' },
    ...{ source: 'sourceResearchReportId', derived: 'researchReportId' },
  },
} as const;

export type Linked = (typeof linked)[keyof typeof linked];

/** An end of a link as it is written. */
export interface End {
  id: string;
  tenantId: number;
  /** The properties of its type, by which it is named as the source or as what came of it. */
  as: Pick<Linked, 'source' | 'derived'>;
}

/** The record at one end of a link to be made, which the viewer's body sees now. */
export async function endOf(id: string, field: string, context: RequestContext): Promise<End> {
  const { record, source, derived } = await recordOf<Linked>(linked, id, field, context);
  // As long as it is a draft it is its proposer's.
  if (record instanceof TopicSuggestion && !record.submittedAt) {
    throw badInput(field, { en: 'is not submitted yet.', zh: '该建议尚未提交。' });
  }
  return { id: record.id, tenantId: record.tenantId, as: { source, derived } };
}
