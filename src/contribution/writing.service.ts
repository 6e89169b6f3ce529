import DataLoader from 'dataloader';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { conflict, forbidden, type ApiError, type Message } from '../platform/errors.js';
import { obstacle } from '../platform/workflow.js';
import type { ResearchProjectState } from '../research-project/research-project.entity.js';
import type { Contribution } from './contribution.entity.js';
import {
  contributionWorkflow,
  writesAsNamed,
  writingWorkflow,
  type ContributionAct,
  type innerActs,
  type WritingAct,
} from './contribution.workflow.js';

/** How the own body, and who asks, stand to a project that they see. */
export interface Standing {
  /** The body that leads it. */
  tenantId: number;
  state: ResearchProjectState;
  /** Whether the own body leads it, or accepted an invitation that is under way. */
  takesPart: boolean;
  /** Whether the own body named who asks for it. */
  isNamed: boolean;
}

interface Row extends Standing, Record<string, unknown> {
  id: string;
}

const loaders = new WeakMap<RequestContext, DataLoader<string, Standing | null>>();

/** How they stand to a project; null where they do not see it. Those of one answer are read together. */
export function standingTo(projectId: string, context: RequestContext): Promise<Standing | null> {
  let loader = loaders.get(context);
  if (!loader) {
    // Not kept: another mutation of the same operation may change it.
    loader = new DataLoader((ids) => standingsTo(ids, context), { cache: false });
    loaders.set(context, loader);
  }
  return loader.load(projectId);
}

// Who was named is known by the project itself: he sees no handovers.
const text = `select p.id, p.tenant_id as "tenantId", p.state,
    p.tenant_id = $3 or coalesce((p.shared_with ->> ($3::text || '/' || $4::text))::timestamptz > now(), false)
      or exists (select from handover h where h.city_id = $1 and h.research_project_id = p.id and h.to_tenant_id = $3
        and h.kind = 'INVITE' and h.state in ('ACCEPTED', 'ANSWERED')
        and (h.sight_until is null or h.sight_until > now())) as "takesPart",
    exists (select from researcher r where r.city_id = $1 and r.project_id = p.id and r.tenant_id = $3
      and r.person_id = $4::uuid and r.state = 'NAMED') as "isNamed"
  from research_project p where p.city_id = $1 and p.id = any($2)`;

async function standingsTo(ids: readonly string[], context: RequestContext): Promise<(Standing | null)[]> {
  const { personId, body } = viewerOf(context);
  const values = [body.cityId, [...new Set(ids)], body.id, personId];
  const rows = await context.work.query<Row>(text, values, 'standings_to_projects');
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Why who asks may not write for a project now. */
export function obstacleToWriting(
  act: WritingAct,
  standing: Standing,
  context: Pick<RequestContext, 'viewer'>,
): ApiError | undefined {
  const viewer = viewerOf(context);
  const { takesPart, isNamed, tenantId, state } = standing;
  const problem = obstacle(writingWorkflow, act, { tenantId: takesPart ? viewer.body.id : tenantId, state }, viewer);
  return problem ?? (writesAsNamed(viewer) && !isNamed ? forbidden(unnamed) : undefined);
}

const unnamed: Message = {
  en: 'A member writes for a project that his body named him for.',
  zh: '委员须经本单位选派方可撰写成果稿。',
};

/**
 * Why an act on a contribution is not possible now. What nobody else has seen may be deleted also when
 * the project is over, by a member as long as he sees that he is named for it.
 */
export function obstacleToContribution(
  act: Exclude<ContributionAct, (typeof innerActs)[number]>,
  contribution: Pick<Contribution, 'tenantId' | 'state' | 'handedInCount' | 'personId'>,
  standing: Standing | null,
  context: Pick<RequestContext, 'viewer'>,
): ApiError | undefined {
  const viewer = viewerOf(context);
  const problem = obstacle(contributionWorkflow, act, contribution, viewer);
  if (problem) return problem;
  if (writesAsNamed(viewer) && contribution.personId !== viewer.personId) return forbidden(notHis);
  if (act !== 'deleteContribution') return standing ? obstacleToWriting(act, standing, context) : conflict(over);
  if (contribution.handedInCount > 0) return conflict(onRecord);
  return writesAsNamed(viewer) && !standing?.isNamed ? forbidden(unnamed) : undefined;
}

const notHis: Message = {
  en: 'Somebody else drafted it; a member writes what he drafted himself.',
  zh: '该稿件由他人起草；委员只能撰写本人起草的稿件。',
};
const onRecord: Message = { en: 'It was handed in; it stays on record.', zh: '该稿件曾经提交，须予保留。' };

/** What is written stays, but nothing more is done with it. */
const over: Message = {
  en: 'The project is over, or the own body takes part no longer; it stays as it is.',
  zh: '课题已结束或本单位已退出，成果稿保持原样。',
};
