import { v7 as uuidv7 } from 'uuid';
import { Assessment } from '../assessment/assessment.entity.js';
import { bodyInSight } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, limitExceeded } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { requiredText } from '../platform/input.js';
import { obstacle, take } from '../platform/workflow.js';
import { Scheme, SchemeSubject } from '../scheme/scheme.entity.js';
import { lockMarking } from './marking-phase.service.js';
import { MarkRequest } from './mark-request.entity.js';
import type { MarkRequestInput, RequestMarksInput } from './mark-request.inputs.js';
import { askingWorkflow, markRequestWorkflow } from './mark-request.workflow.js';
import { self } from './mark-request.words.js';
import { sheetsOf, type Sheet } from './sheet.service.js';
import { rulesFor, targetsOf, type AskedFor, type Target } from './target.service.js';

/** What was asked, and whom nobody could be asked about. */
export interface Asked {
  requests: number;
  bodies: number;
  subjects: number;
  notPosted: number;
}

const mostAtOnce = 500;

/** The keys of the results that are named; null where none are. */
function resultKeys({ resultIds }: RequestMarksInput): string[] | null {
  if (resultIds == null) return null;
  const field = 'input.resultIds';
  const keys = resultIds.map((id, at) => keyOf('AssessmentResult', id, `${field}.${at}`));
  if (keys.length > 0 && keys.length <= mostAtOnce && new Set(keys).size === keys.length) return keys;
  throw badInput(field, {
    en: `names 1 to ${mostAtOnce} different results.`,
    zh: `应为 1 至 ${mostAtOnce} 个不同的考核结果。`,
  });
}

/** Asks other bodies for marks. What was asked of them before is asked again. */
export async function requestMarks(input: RequestMarksInput, context: RequestContext): Promise<Asked> {
  const viewer = viewerOf(context);
  const keys = resultKeys(input);
  const by = requiredText(input.by, 'input.by', 50);
  const assessment = await context.work.own(
    Assessment,
    keyOf('Assessment', input.assessmentId, 'input.assessmentId'),
    viewer,
  );
  const { tenantId, state } = assessment;
  const problem = obstacle(askingWorkflow, 'requestMarks', { tenantId, state }, viewer);
  if (problem) throw problem;
  const toTenantId = await askedBody(input.body, context);
  const scheme = await context.work.em.findOneOrFail(Scheme, { cityId: viewer.body.cityId, id: assessment.schemeId });
  const sheets = sheetsNaming(by, assessment, scheme);
  if (input.marksBy < today(context)) throw badInput('input.marksBy', { en: 'is in the past.', zh: '不能早于今天。' });
  const { targets: all, notPosted } = await targetsOf({ assessment, keys, toTenantId }, context);
  const targets = await rulesFor(all, { scheme, assessment, sheets, keys }, context);
  const requests = await ask({ input, by, targets, assessment }, context);
  const count = (of: (target: Target) => unknown): number => new Set(targets.map(of)).size;
  return { requests, bodies: count((each) => each.toTenantId), subjects: count((each) => each.resultId), notPosted };
}

/** The body that is named, if one is: one below the own. */
async function askedBody(code: string | null | undefined, context: RequestContext): Promise<number | null> {
  if (code == null) return null;
  const viewer = viewerOf(context);
  const { id, closedOn } = await bodyInSight(code, 'input.body', viewer, context.work);
  if (id === viewer.body.id) {
    throw badInput('input.body', {
      en: 'is the own body, which marks without being asked.',
      zh: '本单位无需请求，可直接评分。',
    });
  }
  if (closedOn) throw badInput('input.body', { en: 'is a closed body.', zh: '该单位已停用。' });
  return id;
}

/** The rules of the assessment's scheme that name an assessor. */
function sheetsNaming(by: string, { subject }: Assessment, { document }: Scheme): Sheet[] {
  if (by === self && subject === SchemeSubject.MEMBER) {
    throw badInput('input.by', {
      en: 'is the member himself, in his duty report.',
      zh: '自评由委员在述职报告中完成。',
    });
  }
  const sheets = [...sheetsOf(document).values()].filter((sheet) => sheet !== null);
  const naming = sheets.filter(({ most }) => most.has(by));
  if (naming.length > 0) return naming;
  const words = [...new Set(sheets.flatMap(({ most }) => [...most.keys()]))];
  throw badInput('input.by', {
    en: `is an assessor of no rule; there are: ${words.join(', ') || 'none'}.`,
    zh: `没有规则以其为评分主体；可选：${words.join('、') || '无'}。`,
  });
}

/** One statement, however many there are. */
const asking = `insert into mark_request (city_id, id, county_id, parent_id, tenant_id, reach, to_tenant_id, assessment_id,
    result_id, subject_name, rule, rule_title, by, most, per_item, marks_by, state, asked_by, asked_on)
  select $1, q.id, $2, $3, $4, 0, q."toTenantId", $5, q."resultId", q."subjectName", q.rule, q.title, $6, q.most,
    q."perItem", $7, 'OPEN', $8, $9
  from jsonb_to_recordset($10::jsonb) as q(id uuid, "toTenantId" bigint, "resultId" uuid, "subjectName" text, rule text,
    title text, most numeric, "perItem" boolean)
  on conflict (city_id, tenant_id, result_id, rule, by, to_tenant_id) do update set state = excluded.state,
    subject_name = excluded.subject_name, rule_title = excluded.rule_title, most = excluded.most,
    per_item = excluded.per_item, marks_by = excluded.marks_by, asked_by = excluded.asked_by, asked_on = excluded.asked_on`;

interface Asking {
  input: RequestMarksInput;
  by: string;
  targets: AskedFor[];
  assessment: Assessment;
}

/** So many requests are made in one call: they are one statement. */
const mostRequests = 20_000;

async function ask({ input, by, targets, assessment }: Asking, context: RequestContext): Promise<number> {
  if (targets.reduce((sum, { sheets }) => sum + sheets.length, 0) > mostRequests) {
    const reason = {
      en: `These are more than ${mostRequests} requests; name the results.`,
      zh: `评分请求超过 ${mostRequests} 项，请指定考核结果。`,
    };
    throw limitExceeded(reason, { limit: 'requests', maximum: mostRequests });
  }
  const { personName, body } = viewerOf(context);
  const rows = targets.flatMap(({ sheets, ...target }) =>
    sheets.map(({ rule, title, perItem, most }) => ({
      id: uuidv7(),
      ...target,
      rule,
      title,
      perItem,
      most: most.get(by),
    })),
  );
  const scope = [body.cityId, body.countyId, body.parentId, body.id];
  const said = [assessment.id, by, input.marksBy, personName, today(context)];
  await context.work.query(asking, [...scope, ...said, JSON.stringify(rows)], 'ask_for_marks');
  await context.work.flush();
  return rows.length;
}

/** Takes a request back: the body asked sees it no more, and what it gave does not count. */
export async function withdrawMarkRequest({ requestId }: MarkRequestInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('MarkRequest', requestId, 'input.requestId');
  await lockMarking(viewer.body.id, context.work);
  const request = await context.work.own(MarkRequest, key, viewer);
  take(markRequestWorkflow, 'withdrawMarkRequest', request, viewer);
  await context.work.flush();
  return key;
}
