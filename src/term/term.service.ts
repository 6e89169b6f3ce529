import { lockBody } from '../body/index.js';
import { Level, today, viewerOf, type RequestContext } from '../platform/context.js';
import { pastDay } from '../platform/input.js';
import { badInput, conflict, forbidden } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { expectVersion } from '../platform/version.js';
import { obstacle } from '../platform/workflow.js';
import { Term, termState } from './term.entity.js';
import type { AddTermInput, ChangeTermInput, EndTermInput } from './term.inputs.js';
import { TermSession } from './term-session.entity.js';
import { termReach, termWorkflow, type TermAct } from './term.workflow.js';

/** Begins a term of the viewer's body, or enters a past one. */
export async function addTerm(input: AddTermInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  if (viewer.body.level === Level.TOWNSHIP) {
    throw forbidden({ en: 'Only a body with a committee has terms.', zh: '只有设立委员会的单位才有届。' });
  }
  const { number, startsOn, endsOn = null } = input;
  checkSpan({ number, startsOn, endsOn });
  await lockBody(viewer.body.id, context.work);
  const term = context.work.create(Term, viewer, { reach: termReach, number, startsOn, endsOn });
  await refuseClashingTerm(term, context);
  await context.work.flush();
  return term.id;
}

export async function endTerm(input: EndTermInput, context: RequestContext): Promise<string> {
  const term = await ownTerm(keyOf('Term', input.termId, 'input.termId'), 'endTerm', context);
  expectVersion(term, input.version);
  return setTerm(term, { endsOn: pastDay(input.endsOn, 'input.endsOn', context) }, context);
}

/** Corrects a term. */
export async function changeTerm(input: ChangeTermInput, context: RequestContext): Promise<string> {
  const term = await ownTerm(keyOf('Term', input.termId, 'input.termId'), 'changeTerm', context);
  expectVersion(term, input.version);
  const { number, startsOn, endsOn } = input;
  return setTerm(
    term,
    {
      number: number ?? term.number,
      startsOn: startsOn ?? term.startsOn,
      endsOn: endsOn === undefined ? term.endsOn : endsOn,
    },
    context,
  );
}

/** The viewer's own term, locked for the act; or what stands in its way. */
export async function ownTerm(id: string, action: TermAct, context: RequestContext): Promise<Term> {
  const viewer = viewerOf(context);
  const term = await context.work.own(Term, id, viewer);
  const state = termState(term.endsOn, today(context));
  const problem = obstacle(termWorkflow, action, { tenantId: term.tenantId, state }, viewer);
  if (problem) throw problem;
  return term;
}

async function setTerm(term: Term, values: Partial<Span>, context: RequestContext): Promise<string> {
  Object.assign(term, values);
  checkSpan(term);
  await lockBody(term.tenantId, context.work);
  await refuseClashingTerm(term, context);
  await refuseLostSession(term, context);
  await context.work.flush();
  return term.id;
}

async function refuseClashingTerm(term: Term, { work }: RequestContext): Promise<void> {
  const { cityId, tenantId, id } = term;
  refuseClash(term, await work.em.find(Term, { cityId, tenantId, id: { $ne: id } }));
}

async function refuseLostSession(term: Term, { work }: RequestContext): Promise<void> {
  const sessions = await work.em.find(TermSession, { cityId: term.cityId, termId: term.id });
  if (sessions.every((session) => within(session, term))) return;
  throw conflict({ en: 'A session of the term lies outside these days.', zh: '该届有会议不在此期间内。' });
}

/** A number and the days it stands for: what terms and sessions have in common. */
export interface Span {
  number: number;
  startsOn: string;
  endsOn?: string | null;
}

export function checkSpan({ number, startsOn, endsOn }: Span): void {
  if (number < 1 || number > 99) throw badInput('input.number', { en: 'must be 1 to 99.', zh: '应在 1 至 99 之间。' });
  if (endsOn && endsOn < startsOn)
    throw badInput('input.endsOn', { en: 'is before the first day.', zh: '早于起始日期。' });
}

export const within = (inner: Span, outer: Span): boolean =>
  inner.startsOn >= outer.startsOn && (!outer.endsOn || (inner.endsOn ?? inner.startsOn) <= outer.endsOn);

/** Numbers follow the days: each has ended when the next begins. One day may belong to both. */
export function refuseClash(span: Span, others: readonly Span[]): void {
  const other = others.find((candidate) => {
    const [earlier, later] = candidate.number < span.number ? [candidate, span] : [span, candidate];
    return earlier.number === later.number || !earlier.endsOn || earlier.endsOn > later.startsOn;
  });
  if (!other) return;
  throw conflict({
    en: `Number or days clash with number ${other.number}.`,
    zh: `届次（次数）或日期与第 ${other.number} 号冲突。`,
  });
}
