import type { AssessmentState } from '../assessment/assessment.entity.js';
import { lockBody } from '../body/index.js';
import { obstacleTo, sheetsOf, type Sheets } from '../mark-request/index.js';
import type { MarkRequest } from '../mark-request/mark-request.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { forbidden, notFound } from '../platform/errors.js';
import { foreign, obstacle, ownMatter } from '../platform/workflow.js';
import type { SchemeSubject } from '../scheme/scheme.entity.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';
import type { Entry } from './mark-entries.service.js';
import { markWorkflow, type MarkAct } from './mark.workflow.js';

/** A request that the viewer's body was sent, as far as answering it needs. */
export type Received = Pick<
  MarkRequest,
  'id' | 'tenantId' | 'toTenantId' | 'state' | 'resultId' | 'rule' | 'by' | 'most' | 'perItem'
>;

/** A result of the viewer's own body that is at its marking, and by which rules marks are given for it. */
export interface OwnMarking {
  sheets: Sheets;
  subject: SchemeSubject;
}

const keysOf = (entries: readonly Entry[], name: 'requestId' | 'resultId'): string[] => [
  ...new Set(entries.flatMap((entry) => entry[name] ?? [])),
];

/** Nobody ends the marking of a body while others answer what it asked: see `lockMarking`. */
const lockAsking = `select pg_advisory_xact_lock_shared(hashtextextended('marking', b.tenant_id))
  from (select distinct tenant_id from mark_request where city_id = $1 and id = any($2) order by 1) b`;
/** Waits where one of the bodies that asked is just ending its marking. */
export async function lockAskingOf(keys: readonly string[], { work, viewer }: RequestContext): Promise<void> {
  await work.query(lockAsking, [viewerOf({ viewer }).body.cityId, keys], 'lock_asking');
}

const asked = `select id, tenant_id as "tenantId", to_tenant_id as "toTenantId", state, result_id as "resultId", rule, by,
    most::float8 as most, per_item as "perItem" from mark_request where city_id = $1 and id = any($2)`;

/** The requests that are answered, by their keys. */
export async function requestsAnswered(
  entries: readonly Entry[],
  context: RequestContext,
): Promise<Map<string, Received>> {
  const keys = keysOf(entries, 'requestId');
  if (keys.length === 0) return new Map();
  await lockAskingOf(keys, context);
  const values = [viewerOf(context).body.cityId, keys];
  const rows = await context.work.query<Received & Record<string, unknown>>(asked, values, 'requests_answered');
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { field, requestId } of entries) {
    if (requestId !== null && !found.has(requestId)) throw notFound(`${field}.requestId`);
  }
  for (const request of found.values()) {
    const problem = obstacleTo('giveMarks', request, context);
    if (problem) throw problem;
  }
  return found;
}

const results = `select id, tenant_id as "tenantId", assessment_id as "assessmentId", person_id as "personId"
  from assessment_result
  where city_id = $1 and id = any($2)`;

interface ResultRow extends Record<string, unknown> {
  id: string;
  tenantId: number;
  assessmentId: string;
  personId: string | null;
}

/** The results of the own body that are marked, by their keys. */
export async function resultsMarked(
  entries: readonly Entry[],
  context: RequestContext,
): Promise<Map<string, OwnMarking>> {
  const keys = keysOf(entries, 'resultId');
  if (keys.length === 0) return new Map();
  const { body, personId } = viewerOf(context);
  await lockBody(body.id, context.work);
  const rows = await context.work.query<ResultRow>(results, [body.cityId, keys], 'results_marked');
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { field, resultId } of entries) {
    if (resultId !== null && !found.has(resultId)) throw notFound(`${field}.resultId`);
  }
  if (rows.some(({ tenantId }) => tenantId !== body.id)) throw forbidden(foreign);
  const assessments = [...new Set(rows.map(({ assessmentId }) => assessmentId))];
  const markings = await markingsOf(assessments, 'giveMarks', context);
  if (rows.some((row) => row.personId === personId)) throw forbidden(ownMatter);
  return new Map(rows.map(({ id, assessmentId }) => [id, markings.get(assessmentId)!]));
}

/** Nobody ends the marking of an assessment while marks are given; others may give theirs. */
const assessments = `select a.id, a.tenant_id as "tenantId", a.state, a.subject, s.document
  from assessment a join scheme s on s.city_id = a.city_id and s.id = a.scheme_id
  where a.city_id = $1 and a.id = any($2) order by a.id for share of a`;

interface AssessmentRow extends Record<string, unknown> {
  id: string;
  tenantId: number;
  state: AssessmentState;
  subject: SchemeSubject;
  document: SchemeDocument;
}

/** Assessments of the own body at their marking, held there until all is done. */
export async function markingsOf(
  keys: readonly string[],
  act: MarkAct,
  context: RequestContext,
): Promise<Map<string, OwnMarking>> {
  const viewer = viewerOf(context);
  const rows = await context.work.query<AssessmentRow>(assessments, [viewer.body.cityId, keys], 'at_marking');
  const markings = new Map<string, OwnMarking>();
  for (const row of rows) {
    const problem = obstacle(markWorkflow, act, row, viewer);
    if (problem) throw problem;
    markings.set(row.id, { subject: row.subject, sheets: sheetsOf(row.document) });
  }
  return markings;
}
