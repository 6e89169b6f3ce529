import { TopicSource } from '../plan-item/plan-item.entity.js';
import { Level, today, viewerOf, type RequestContext, type Viewer } from '../platform/context.js';
import { badInput, conflict } from '../platform/errors.js';
import { optionalText, planYear, requiredText, texts } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { take } from '../platform/workflow.js';
import { expectVersion } from '../platform/version.js';
import { TopicCall } from './topic-call.entity.js';
import type { DraftTopicCallInput, EditTopicCallInput, ExtendTopicCallInput } from './topic-call.inputs.js';
import { topicCallWorkflow, type TopicCallAct } from './topic-call.workflow.js';

/** Takes an act on a topic call of the viewer's body; the row stays locked. */
export async function actOnCall(topicCallId: string, act: TopicCallAct, context: RequestContext): Promise<TopicCall> {
  const viewer = viewerOf(context);
  const call = await context.work.own(TopicCall, keyOf('TopicCall', topicCallId, 'input.topicCallId'), viewer);
  take(topicCallWorkflow, act, call, viewer);
  return call;
}

export async function draftTopicCall(input: DraftTopicCallInput, context: RequestContext): Promise<string> {
  const viewer = viewerOf(context);
  const call = context.work.create(TopicCall, viewer, { ...contentOf(input, viewer) });
  await context.work.flush();
  return call.id;
}

/** Gives a draft other content, all of it. */
export async function editTopicCall(input: EditTopicCallInput, context: RequestContext): Promise<string> {
  const call = await actOnCall(input.topicCallId, 'editTopicCall', context);
  expectVersion(call, input.version);
  Object.assign(call, contentOf(input, viewerOf(context)));
  await context.work.flush();
  return call.id;
}

type Content = Pick<TopicCall, 'year' | 'title' | 'notice' | 'opensOn' | 'closesOn' | 'channels' | 'themes'>;

function contentOf(input: DraftTopicCallInput, viewer: Viewer): Content {
  const { opensOn, closesOn } = input;
  if (closesOn < opensOn) {
    throw badInput('input.closesOn', { en: 'is before opensOn.', zh: '不能早于征集开始日。' });
  }
  return {
    year: planYear(input.year, 'input.year'),
    title: requiredText(input.title, 'input.title', 200),
    notice: optionalText(input.notice, 'input.notice', 10_000),
    opensOn,
    closesOn,
    channels: channelsOf(input, viewer),
    themes: texts(input.themes, 'input.themes', 100, 30),
  };
}

function channelsOf({ channels }: DraftTopicCallInput, { body }: Viewer): TopicSource[] {
  const refuse = (en: string, zh: string) => badInput('input.channels', { en, zh });
  if (channels.length === 0 || new Set(channels).size !== channels.length) {
    throw refuse('names at least one source, none twice.', '至少一个渠道，且不得重复。');
  }
  if (body.level === Level.TOWNSHIP && channels.includes(TopicSource.LOWER_BODY)) {
    throw refuse('A township has no bodies below it.', '乡镇（街道）没有下级单位。');
  }
  return channels;
}

export async function deleteTopicCall(topicCallId: string, context: RequestContext): Promise<string> {
  const call = await actOnCall(topicCallId, 'deleteTopicCall', context);
  const { id } = call;
  context.work.em.remove(call);
  await context.work.flush();
  return id;
}

/** Opens the call; the bodies below see it where they are among those asked. */
export async function openTopicCall(topicCallId: string, context: RequestContext): Promise<string> {
  const call = await actOnCall(topicCallId, 'openTopicCall', context);
  if (call.closesOn < today(context)) {
    throw conflict({ en: 'Its window is over already; change it first.', zh: '征集时间已过，请先修改。' });
  }
  if (call.channels.includes(TopicSource.LOWER_BODY)) {
    take(topicCallWorkflow, 'offerTopicCall', call, viewerOf(context));
  }
  await context.work.flush();
  return call.id;
}

export async function extendTopicCall(input: ExtendTopicCallInput, context: RequestContext): Promise<string> {
  const call = await actOnCall(input.topicCallId, 'extendTopicCall', context);
  if (input.closesOn <= call.closesOn || input.closesOn < today(context)) {
    throw badInput('input.closesOn', {
      en: 'must be later than the last day so far, and not in the past.',
      zh: '应晚于原截止日，且不早于今天。',
    });
  }
  call.closesOn = input.closesOn;
  await context.work.flush();
  return call.id;
}

export async function closeTopicCall(topicCallId: string, context: RequestContext): Promise<string> {
  const call = await actOnCall(topicCallId, 'closeTopicCall', context);
  call.closedOn = today(context);
  await context.work.flush();
  return call.id;
}
