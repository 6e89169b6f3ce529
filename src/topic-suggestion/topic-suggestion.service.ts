import { TopicSource } from '../plan-item/plan-item.entity.js';
import { Role, today, viewerOf, type RequestContext, type Viewer } from '../platform/context.js';
import { badInput, forbidden, notFound } from '../platform/errors.js';
import { optionalText, requiredText, texts } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { roleMissing, take } from '../platform/workflow.js';
import { expectVersion } from '../platform/version.js';
import { suggesting, suggestingObstacle } from '../topic-call/index.js';
import { TopicCall } from '../topic-call/topic-call.entity.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import type { EditSuggestionInput, SuggestionContentInput, SuggestTopicInput } from './topic-suggestion.inputs.js';
import { suggestionObstacle, suggestionWorkflow, type SuggestionAct } from './topic-suggestion.workflow.js';

/** Suggests a topic to a call that the viewer's body is asked by. */
export async function suggestTopic(input: SuggestTopicInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const call = await callInSight(keyOf('TopicCall', input.topicCallId, 'input.topicCallId'), context);
  const problem = suggestingObstacle(call, viewer, today(context));
  if (problem) throw problem;
  const proposer = proposerOf(input, viewer);
  checkSource(input.source, call, viewer);
  const suggestion = context.work.create(TopicSuggestion, viewer, {
    callId: call.id,
    toTenantId: call.tenantId,
    year: call.year,
    source: input.source,
    ...proposer,
    ...contentOf(input),
  });
  if (!input.asDraft) submit(suggestion, context);
  await context.work.flush();
  return suggestion.id;
}

async function callInSight(id: string, { work, viewer }: RequestContext): Promise<TopicCall> {
  const call = await work.em.findOne(TopicCall, { cityId: viewer!.body.cityId, id });
  if (!call) throw notFound();
  return call;
}

function checkSource(source: TopicSource, call: TopicCall, { body }: Viewer): void {
  const refuse = (en: string, zh: string) => badInput('input.source', { en, zh });
  const fromBelow = call.tenantId !== body.id;
  if (fromBelow !== (source === TopicSource.LOWER_BODY)) {
    throw fromBelow
      ? refuse('To a body above it must be LOWER_BODY.', '向上级建议时应为 LOWER_BODY。')
      : refuse('LOWER_BODY is for the bodies below.', 'LOWER_BODY 仅供下级单位使用。');
  }
  if (!call.channels.includes(source)) {
    throw refuse('is not among the channels of the call.', '不在本次征集渠道之内。');
  }
}

type Proposer = Pick<TopicSuggestion, 'proposerNames' | 'proposerPersonId' | 'onBehalfOf'>;

/** Who suggests: the member himself where nobody is named, otherwise whoever the office enters. */
function proposerOf(input: SuggestTopicInput, viewer: Viewer): Proposer {
  const names = texts(input.proposerNames, 'input.proposerNames', 100, 20);
  const onBehalfOf = optionalText(input.onBehalfOf, 'input.onBehalfOf', 100);
  const inOwnName = input.source === TopicSource.MEMBER && names.length === 0 && !onBehalfOf;
  const by = inOwnName ? [Role.MEMBER] : suggesting.above;
  if (!by.some((role) => viewer.roles.includes(role))) throw forbidden(roleMissing(by));
  if (inOwnName) {
    return { proposerNames: [viewer.personName], proposerPersonId: viewer.personId, onBehalfOf: null };
  }
  const unnamed = onBehalfOf ?? (input.source === TopicSource.LOWER_BODY ? viewer.body.name : null);
  if (names.length === 0 && !unnamed) {
    throw badInput('input.proposerNames', { en: 'must name who suggests it.', zh: '须写明建议人。' });
  }
  return { proposerNames: names.length > 0 ? names : [unnamed!], proposerPersonId: null, onBehalfOf };
}

type Content = Pick<
  TopicSuggestion,
  'title' | 'text' | 'evidence' | 'topicReason' | 'policyBasis' | 'currentSituation' | 'problems' | 'adviceDirection'
>;

function contentOf({ title, text, evidence, preStudy }: SuggestionContentInput): Content {
  const element = (name: keyof NonNullable<typeof preStudy>) =>
    optionalText(preStudy?.[name], `input.preStudy.${name}`, 1000);
  return {
    title: requiredText(title, 'input.title', 200),
    text: requiredText(text, 'input.text', 3000),
    evidence: optionalText(evidence, 'input.evidence', 3000),
    topicReason: element('topicReason'),
    policyBasis: element('policyBasis'),
    currentSituation: element('currentSituation'),
    problems: element('problems'),
    adviceDirection: element('adviceDirection'),
  };
}

function submit(suggestion: TopicSuggestion, context: RequestContext): void {
  take(suggestionWorkflow, 'submitSuggestion', suggestion, viewerOf(context));
  suggestion.submittedAt = context.now();
}

/** The suggestion of the viewer's body, locked, once nothing stands in the way of the act. */
async function ownSuggestion(id: string, act: SuggestionAct, context: RequestContext): Promise<TopicSuggestion> {
  const viewer = viewerOf(context);
  const suggestion = await context.work.own(
    TopicSuggestion,
    keyOf('TopicSuggestion', id, 'input.suggestionId'),
    viewer,
  );
  const call = await callInSight(suggestion.callId, context);
  const problem = suggestionObstacle(act, suggestion, call, viewer, today(context));
  if (problem) throw problem;
  return suggestion;
}

/** Gives a drafted suggestion other content, all of it. */
export async function editSuggestion(input: EditSuggestionInput, context: RequestContext): Promise<string> {
  const suggestion = await ownSuggestion(input.suggestionId, 'editSuggestion', context);
  expectVersion(suggestion, input.version);
  Object.assign(suggestion, contentOf(input));
  await context.work.flush();
  return suggestion.id;
}

export async function submitSuggestion(suggestionId: string, context: RequestContext): Promise<string> {
  const suggestion = await ownSuggestion(suggestionId, 'submitSuggestion', context);
  submit(suggestion, context);
  await context.work.flush();
  return suggestion.id;
}

export async function withdrawSuggestion(suggestionId: string, context: RequestContext): Promise<string> {
  const suggestion = await ownSuggestion(suggestionId, 'withdrawSuggestion', context);
  take(suggestionWorkflow, 'withdrawSuggestion', suggestion, viewerOf(context));
  await context.work.flush();
  return suggestion.id;
}

export async function deleteSuggestion(suggestionId: string, context: RequestContext): Promise<string> {
  const suggestion = await ownSuggestion(suggestionId, 'deleteSuggestion', context);
  const { id } = suggestion;
  context.work.em.remove(suggestion);
  await context.work.flush();
  return id;
}
