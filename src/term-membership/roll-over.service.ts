import { lockBody } from '../body/index.js';
import { enterTerm, leave, memberWorkflow } from '../member/index.js';
import { Member, MemberState } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { pastDay, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { ownTerm } from '../term/index.js';
import type { Term } from '../term/term.entity.js';
import type { RollOverTermInput } from './term-membership.inputs.js';

/** What became of the members. */
export interface RolledOver {
  termId: string;
  continuing: number;
  leaving: number;
}

/** Begins a term with the members who go on in it; the others leave. Who is new is added or brought in by a roster. */
export async function rollOverTerm(input: RollOverTermInput, context: RequestContext): Promise<RolledOver> {
  const { cityId, id: tenantId } = viewerOf(context).body;
  const term = await ownTerm(keyOf('Term', input.termId, 'input.termId'), 'rollOverTerm', context);
  const on = dayWithin(term, input.on, context);
  await lockBody(tenantId, context.work);
  const serving = await context.work.em.find(
    Member,
    { cityId, tenantId, state: MemberState.SERVING },
    { orderBy: { id: 'asc' } },
  );
  const reasons = reasonsOf(input, serving);
  const [leaving, continuing] = [true, false].map((gone) => serving.filter(({ id }) => reasons.has(id) === gone));
  for (const member of leaving) take(memberWorkflow, 'releaseMember', member, viewerOf(context));
  await leave(leaving, on, ({ id }) => reasons.get(id)!, context);
  const settled = await endOthers(term, on, context);
  for (const member of continuing.filter(({ id }) => !settled.has(id))) enterTerm(member, term, on, context);
  await context.work.flush();
  return { termId: term.id, continuing: continuing.length, leaving: leaving.length };
}

function dayWithin(term: Term, given: string | null | undefined, context: RequestContext): string {
  const on = pastDay(given ?? term.startsOn, given ? 'input.on' : 'input.termId', context);
  if (on >= term.startsOn && (!term.endsOn || on <= term.endsOn)) return on;
  throw badInput('input.on', { en: 'must lie within the term.', zh: '应在该届之内。' });
}

/** Who leaves, and why. */
function reasonsOf(
  { leaving, continuing, reason }: RollOverTermInput,
  serving: readonly Member[],
): Map<string, string> {
  const known = new Set(serving.map(({ id }) => id));
  const keyOfServing = (id: string, field: string): string => {
    const key = keyOf('Member', id, field);
    if (!known.has(key)) throw notFound(field);
    return key;
  };
  if ((leaving == null) === (continuing == null)) {
    throw badInput('input.leaving', { en: 'either this or continuing.', zh: '与 continuing 必须且只能给出一个。' });
  }
  if (leaving) {
    return new Map(
      leaving.map(({ memberId, reason: why }, at) => [
        keyOfServing(memberId, `input.leaving.${at}.memberId`),
        requiredText(why, `input.leaving.${at}.reason`, 1000),
      ]),
    );
  }
  const staying = new Set(continuing!.map((id, at) => keyOfServing(id, `input.continuing.${at}`)));
  const why = requiredText(reason ?? '', 'input.reason', 1000);
  return new Map([...known].filter((id) => !staying.has(id)).map((id) => [id, why]));
}

/** Ends memberships in other terms; tells who is in this one already. */
async function endOthers({ id, cityId, tenantId }: Term, on: string, { work }: RequestContext): Promise<Set<string>> {
  await work.query(
    `update term_membership set until = greatest(since, $4::date), reason = '换届'
     where city_id = $1 and tenant_id = $2 and term_id <> $3 and until is null`,
    [cityId, tenantId, id, on],
    'end_memberships_in_other_terms',
  );
  const rows = await work.query<{ id: string }>(
    'select member_id as id from term_membership where city_id = $1 and tenant_id = $2 and term_id = $3 and until is null',
    [cityId, tenantId, id],
    'members_in_new_term',
  );
  return new Set(rows.map((row) => row.id));
}
