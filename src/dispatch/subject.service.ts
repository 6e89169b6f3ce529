import { Plan } from '../plan/plan.entity.js';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, conflict, forbidden } from '../platform/errors.js';
import { namedIn, recordOf } from '../platform/record-of.js';
import { foreign } from '../platform/workflow.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';
import { type Handover, HandoverKind } from '../handover/handover.entity.js';
import { ResearchProject, ResearchProjectState } from '../research-project/research-project.entity.js';
import { ResearchReport, ResearchReportState } from '../research-report/research-report.entity.js';

type SubjectKey = 'planId' | 'planItemId' | 'topicSuggestionId' | 'researchProjectId' | 'researchReportId';

/** The types of record that can be handed over, each with the column that names it. */
const subjects = {
  Plan: { entity: Plan, by: 'planId' },
  PlanItem: { entity: PlanItem, by: 'planItemId' },
  TopicSuggestion: { entity: TopicSuggestion, by: 'topicSuggestionId' },
  ResearchProject: { entity: ResearchProject, by: 'researchProjectId' },
  ResearchReport: { entity: ResearchReport, by: 'researchReportId' },
} as const;
type Handed = (typeof subjects)[keyof typeof subjects];

export interface Subject {
  title: string;
  key: Pick<Handover, SubjectKey>;
}

const field = 'input.subjectId';

/** The record of the own body that is handed over. */
export async function subjectOf(id: string, kind: HandoverKind, context: RequestContext): Promise<Subject> {
  const { body } = viewerOf(context);
  const { entity, key } = namedIn<Handed>(subjects, id, field);
  if (entity === ResearchProject) await lockProject(body.cityId, key, context);
  const { record, by } = await recordOf<Handed>(subjects, id, field, context);
  if (record.tenantId !== body.id) throw forbidden(foreign);
  // As long as it is a draft it is its proposer's.
  if (record instanceof TopicSuggestion && !record.submittedAt) {
    throw badInput(field, { en: 'is not submitted yet.', zh: '该建议尚未提交。' });
  }
  if (record instanceof ResearchProject) judgeProject(record, kind);
  if (record instanceof ResearchReport && record.state !== ResearchReportState.FINAL) {
    throw conflict({ en: 'The report is not final yet.', zh: '该报告尚未定稿。' }, { field });
  }
  return { title: record.title, key: { [by]: key } };
}

/** Whoever ends a project waits for what is being sent of it, and the other way round. */
async function lockProject(cityId: number, id: string, { work }: RequestContext): Promise<void> {
  const text = 'select id from research_project where city_id = $1 and id = $2 for no key update';
  await work.query(text, [cityId, id], 'project_to_hand_over');
}

const { DRAFT, RUNNING } = ResearchProjectState;

/** A project is handed over while there is work to do, and others are invited to one that was launched. */
function judgeProject({ state }: ResearchProject, kind: HandoverKind): void {
  if (state !== DRAFT && state !== RUNNING) {
    throw conflict({ en: `The project is ${state}.`, zh: `该课题状态为 ${state}，不能流转。` }, { field });
  }
  if (state === DRAFT && kind === HandoverKind.INVITE) {
    throw conflict({ en: 'The project is launched before others are invited.', zh: '课题启动后方可邀请。' }, { field });
  }
}
