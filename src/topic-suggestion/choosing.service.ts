import { Role, today, viewerOf, type RequestContext, type Viewer } from '../platform/context.js';
import { badInput, conflict, forbidden, illegalTransition, notFound } from '../platform/errors.js';
import { optionalText, pastDay, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { roleMissing } from '../platform/workflow.js';
import { actOnCall, suggesting } from '../topic-call/index.js';
import { TopicCall } from '../topic-call/topic-call.entity.js';
import { TopicCircle } from './topic-circle.entity.js';
import { TopicResult } from './topic-result.entity.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import type { CircleSuggestionInput, DecideSuggestionInput } from './topic-suggestion.inputs.js';
import { choosingObstacle, type ChoosingAct } from './topic-suggestion.workflow.js';
import { SuggestionState, TopicOutcome } from './topic-suggestion.words.js';

/** A suggestion made to the viewer's body, for an act of choosing. Its call is locked: one such act follows the other. */
async function received(key: string, act: ChoosingAct, context: RequestContext): Promise<TopicSuggestion> {
  const viewer = viewerOf(context);
  const suggestion = await context.work.em.findOne(TopicSuggestion, { cityId: viewer.body.cityId, id: key });
  if (!suggestion) throw notFound();
  const call = await context.work.own(TopicCall, suggestion.callId, viewer);
  const problem = choosingObstacle(act, suggestion, call, viewer);
  if (problem) throw problem;
  return suggestion;
}

/** Circles a suggestion: a chair in his own name, the office for a leader it names. */
export async function circleSuggestion(input: CircleSuggestionInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('TopicSuggestion', input.suggestionId, 'input.suggestionId');
  const { id, callId } = await received(key, 'circleSuggestion', context);
  const circledOn = pastDay(input.circledOn, 'input.circledOn', context);
  const leader = input.leader == null ? null : requiredText(input.leader, 'input.leader', 100);
  const by = leader ? suggesting.above : [Role.CHAIR];
  if (!by.some((role) => viewer.roles.includes(role))) throw forbidden(roleMissing(by));
  context.work.create(TopicCircle, viewer, {
    callId,
    suggestionId: id,
    leader: leader ?? viewer.personName,
    leaderPersonId: leader ? null : viewer.personId,
    circledOn,
  });
  await context.work.flush();
  return id;
}

/** Takes a circle away: a chair his own, the office any. */
export async function uncircleSuggestion(circleId: string, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const circle = await context.work.own(TopicCircle, keyOf('TopicCircle', circleId, 'input.circleId'), viewer);
  const { id } = await received(circle.suggestionId, 'uncircleSuggestion', context);
  if (circle.leaderPersonId !== viewer.personId && !isOffice(viewer)) {
    throw forbidden({ en: 'Another leader has circled it.', zh: '此圈选由其他领导作出。' });
  }
  context.work.em.remove(circle);
  await context.work.flush();
  return id;
}

const isOffice = ({ roles }: Viewer) => suggesting.above.some((role) => roles.includes(role));

/** Enters the result of a suggestion, in place of an earlier one. Nobody outside is told before the call is decided. */
export async function decideSuggestion(input: DecideSuggestionInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const key = keyOf('TopicSuggestion', input.suggestionId, 'input.suggestionId');
  const suggestion = await received(key, 'decideSuggestion', context);
  const { id, cityId, callId, tenantId } = suggestion;
  const values = {
    outcome: input.outcome,
    reason: reasonOf(input),
    mergedIntoId: await mergedInto(input, suggestion, context),
    decidedOn: pastDay(input.decidedOn, 'input.decidedOn', context),
  };
  const earlier = await context.work.em.findOne(TopicResult, { cityId, suggestionId: id });
  if (earlier) Object.assign(earlier, values);
  else {
    const place = { callId, suggestionId: id, toTenantId: tenantId };
    context.work.create(TopicResult, viewer, { ...place, ...values });
  }
  await context.work.flush();
  return id;
}

function reasonOf({ outcome, reason }: DecideSuggestionInput): string | null {
  const text = optionalText(reason, 'input.reason', 1000);
  if (text || outcome === TopicOutcome.CHOSEN) return text;
  throw badInput('input.reason', { en: 'is required with this outcome.', zh: '此结果须说明理由。' });
}

/** The suggestion that this one is merged into. Merging has one step: whoever is merged takes nobody along. */
async function mergedInto(
  { outcome, mergedIntoId }: DecideSuggestionInput,
  { id, cityId, callId }: TopicSuggestion,
  { work }: RequestContext,
): Promise<string | null> {
  const field = 'input.mergedIntoId';
  if ((outcome === TopicOutcome.MERGED) !== (mergedIntoId != null)) {
    throw badInput(field, { en: 'goes with MERGED, and with it alone.', zh: '仅在并案时填写，且并案必填。' });
  }
  if (mergedIntoId == null) return null;
  const target = await work.em.findOne(TopicSuggestion, {
    cityId,
    callId,
    id: keyOf('TopicSuggestion', mergedIntoId, field),
  });
  if (!target) throw notFound(field);
  if (target.id === id) throw badInput(field, { en: 'is the suggestion itself.', zh: '不能并入自身。' });
  const { SUBMITTED } = SuggestionState;
  if (target.state !== SUBMITTED) throw illegalTransition('decideSuggestion', target.state, [SUBMITTED]);
  const chain = { cityId, outcome: TopicOutcome.MERGED, $or: [{ suggestionId: target.id }, { mergedIntoId: id }] };
  if ((await work.em.count(TopicResult, chain)) > 0) {
    throw conflict({
      en: 'That one is merged itself, or others are merged into this one.',
      zh: '目标建议已被并案，或已有其他建议并入本建议。',
    });
  }
  return target.id;
}

/** Ends the choosing: every suggestion has its result, and from now on those who made it see it. */
export async function decideTopicCall(topicCallId: string, context: RequestContext): Promise<string> {
  const call = await actOnCall(topicCallId, 'decideTopicCall', context);
  const { cityId, id } = call;
  const [{ undecided }] = await context.work.query<{ undecided: number }>(
    `select count(*)::int as undecided from topic_suggestion s
     left join topic_result r on r.city_id = $1 and r.suggestion_id = s.id
     where s.city_id = $1 and s.call_id = $2 and s.state = 'SUBMITTED' and r.id is null`,
    [cityId, id],
    'count_undecided_suggestions',
  );
  if (undecided > 0) {
    throw conflict({ en: 'Some suggestions have no result yet.', zh: '尚有建议未作出结果。' }, { undecided });
  }
  const day = today(context);
  call.decidedOn = day;
  await context.work.em.nativeUpdate(TopicResult, { cityId, callId: id }, { toldOn: day });
  await context.work.flush();
  return id;
}
