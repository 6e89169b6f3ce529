import type { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { Consequence as Proposal } from '../scoring/index.js';
import { Consequence } from './consequence.entity.js';
import { ConsequenceState } from './consequence.words.js';

const { PROPOSED, DROPPED } = ConsequenceState;
const recomputed = '考核结果已重新计算，不再符合条件。';

/**
 * Makes the records of what the scheme proposes for the results of an assessment as they are now. What is proposed or
 * decided already stays; what is proposed and no longer fits is dropped. Nothing is carried out by it.
 */
export async function proposeConsequences(assessment: Assessment, context: RequestContext): Promise<void> {
  const { work } = context;
  const { cityId, tenantId, id: assessmentId } = assessment;
  await work.em.flush();
  const { document } = await work.em.findOneOrFail(Scheme, { cityId, tenantId, id: assessment.schemeId });
  const proposals = new Map((document.consequences ?? []).map((each) => [each.id, each]));
  const results = await resultsOf(assessment, context);
  const all = await work.em.find(Consequence, { cityId, tenantId, assessmentId });
  const standing = all.filter(({ state }) => state !== DROPPED);
  const known = new Set(all.filter((each) => isSettled(each, assessment)).map(nameOf));
  const wanted = new Set(results.flatMap(({ id, proposals: keys }) => keys.map((key) => `${id} ${key}`)));
  drop(
    standing.filter((each) => each.state === PROPOSED && !wanted.has(nameOf(each))),
    recomputed,
    context,
  );
  for (const result of results) {
    for (const key of result.proposals.filter((each) => !known.has(`${result.id} ${each}`))) {
      propose(result, proposals.get(key)!, assessment.round, context);
    }
  }
  await work.em.flush();
}

/** What people have dropped is not proposed again, unless the assessment was reopened and decided anew. */
const isSettled = ({ state, reason, round }: Consequence, assessment: Assessment): boolean =>
  state !== DROPPED || (reason !== recomputed && round === assessment.round);

const nameOf = ({ resultId, key }: Pick<Consequence, 'resultId' | 'key'>): string => `${resultId} ${key}`;

type Result = Pick<
  AssessmentResult,
  'id' | 'assessmentId' | 'year' | 'subjectName' | 'subjectTenantId' | 'memberId' | 'personId' | 'proposals'
>;

/** Only what is carried on: the lines of thousands of results are not read for it. */
async function resultsOf({ cityId, tenantId, id }: Assessment, { work }: RequestContext): Promise<Result[]> {
  return work.query<Result & Record<string, unknown>>(
    `select id, assessment_id as "assessmentId", year, subject_name as "subjectName", member_id as "memberId",
       subject_tenant_id as "subjectTenantId", person_id as "personId", to_json(proposals) as proposals
     from assessment_result
     where city_id = $1 and tenant_id = $2 and assessment_id = $3 and cardinality(proposals) > 0 order by position, id`,
    [cityId, tenantId, id],
    'results_with_proposals',
  );
}

function propose(result: Result, proposal: Proposal, round: number, context: RequestContext): void {
  const { id: resultId, assessmentId, year, subjectName, subjectTenantId, memberId, personId } = result;
  const of = { resultId, assessmentId, year, subjectName, subjectTenantId, memberId, personId };
  const { id: key, kind, title = null, clause = null, by: byWhom, to: toWhom = null } = proposal;
  const said = { key, kind, title, clause, byWhom, toWhom };
  context.work.create(Consequence, viewerOf(context), { ...of, ...said, round, proposedOn: today(context) });
}

function drop(rows: readonly Consequence[], reason: string, context: RequestContext): void {
  const gone = { state: DROPPED, reason, droppedOn: today(context), droppedBy: viewerOf(context).personName };
  for (const row of rows) Object.assign(row, gone);
}

/** Drops whatever of an assessment is only proposed: it is reopened. What was decided stays on record. */
export async function dropProposals(assessment: Assessment, reason: string, context: RequestContext): Promise<void> {
  const { cityId, tenantId, id: assessmentId } = assessment;
  const rows = await context.work.em.find(Consequence, { cityId, tenantId, assessmentId, state: PROPOSED });
  drop(rows, reason, context);
  await context.work.em.flush();
}
