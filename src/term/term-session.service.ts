import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { expectVersion } from '../platform/version.js';
import type { Term } from './term.entity.js';
import type { AddTermSessionInput, ChangeTermSessionInput } from './term.inputs.js';
import { checkSpan, ownTerm, refuseClash, within } from './term.service.js';
import { TermSession } from './term-session.entity.js';
import { termReach } from './term.workflow.js';

export async function addTermSession(input: AddTermSessionInput, context: RequestContext): Promise<string> {
  const term = await ownTerm(keyOf('Term', input.termId, 'input.termId'), 'addTermSession', context);
  const { number, startsOn, endsOn } = input;
  const session = context.work.create(TermSession, viewerOf(context), {
    reach: termReach,
    termId: term.id,
    number,
    startsOn,
    endsOn,
  });
  await check(session, term, context);
  await context.work.flush();
  return session.id;
}

/** Corrects a session. */
export async function changeTermSession(input: ChangeTermSessionInput, context: RequestContext): Promise<string> {
  const id = keyOf('TermSession', input.termSessionId, 'input.termSessionId');
  const session = await context.work.own(TermSession, id, viewerOf(context));
  const term = await ownTerm(session.termId, 'changeTermSession', context);
  expectVersion(session, input.version);
  session.number = input.number ?? session.number;
  session.startsOn = input.startsOn ?? session.startsOn;
  session.endsOn = input.endsOn ?? session.endsOn;
  await check(session, term, context);
  await context.work.flush();
  return id;
}

/** The term is locked, so that no other session of it comes in between. */
async function check(session: TermSession, term: Term, { work }: RequestContext): Promise<void> {
  checkSpan(session);
  if (!within(session, term)) {
    throw badInput('input.startsOn', {
      en: 'with the last day, must lie within the term.',
      zh: '起止日期应在该届之内。',
    });
  }
  const { cityId, termId, id } = session;
  refuseClash(session, await work.em.find(TermSession, { cityId, termId, id: { $ne: id } }));
}
