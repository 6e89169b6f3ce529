import { Member } from '../member/member.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme, SchemeSubject } from '../scheme/scheme.entity.js';
import { compensated, minimumStanding, score } from '../scoring/index.js';
import { casesOf } from './facts.service.js';
import type { MemberStanding } from './member-standing.entity.js';
import type { MemberStandingArgs } from './assessment-result.inputs.js';
import { placeOf } from './member-place.service.js';
import { explainedScore } from './stored-score.js';
import { explanationFor } from './told-score.js';

/** Scores a member of the viewer's body by one of its schemes, up to a day. */
export async function memberStanding(args: MemberStandingArgs, context: RequestContext): Promise<MemberStanding> {
  const own = { cityId: viewerOf(context).body.cityId, tenantId: viewerOf(context).body.id };
  const scheme = await schemeOfMembers(args.schemeId, own, context);
  const id = keyOf('Member', args.memberId, 'memberId');
  const member = await context.work.em.findOne(Member, { ...own, id });
  if (!member) throw notFound('memberId');
  const compiled = compiledScheme(scheme);
  const { from, to } = compiled.year.span;
  const on = args.on ?? [today(context), to].sort()[0];
  if (on < from || on > to) {
    throw badInput('on', { en: `must be ${from} to ${to}.`, zh: `应在 ${from} 至 ${to} 之间。` });
  }
  // The last day stands for the whole year: what was confirmed, marked and decided on later belongs to it.
  const day = on === to ? undefined : on;
  const { assessed, row } = await placeOf(member, scheme, day, context);
  const [{ facts }] = await casesOf(assessed, compiled, [row], { all: false, day }, context);
  const { subject, marks, history } = facts;
  const events = facts.events.filter((event) => event.on <= on);
  const scored = compensated(compiled, score(compiled, subject, events, marks, history), row.compensation);
  return {
    ...{ on, total: scored.total, normalised: scored.normalised },
    minimum: minimumStanding(compiled, subject, events, on, history, marks),
    explanation: explanationFor(viewerOf(context), own.tenantId, explainedScore(compiled, scored)),
  };
}

async function schemeOfMembers(
  schemeId: string,
  own: { cityId: number; tenantId: number },
  { work }: RequestContext,
): Promise<Scheme> {
  const scheme = await work.em.findOne(Scheme, { ...own, id: keyOf('Scheme', schemeId, 'schemeId') });
  if (!scheme) throw notFound('schemeId');
  if (scheme.subject === SchemeSubject.MEMBER) return scheme;
  throw badInput('schemeId', { en: 'is a scheme that does not assess members.', zh: '该办法的考核对象不是委员。' });
}
