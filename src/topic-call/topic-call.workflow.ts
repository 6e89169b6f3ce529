import { Role, type Viewer } from '../platform/context.js';
import { ApiError, forbidden } from '../platform/errors.js';
import { Reach } from '../platform/database/tenant-entity.js';
import { closed, roleMissing, type WorkflowTable } from '../platform/workflow.js';
import { accepts, type TopicCall, TopicCallState } from './topic-call.entity.js';

const { DRAFT, OPEN, CLOSED, DECIDED } = TopicCallState;
/** In a township the liaison officer is the office. */
const working = [Role.OFFICE, Role.LIAISON];
const leading = [Role.CHAIR, ...working];

export type TopicCallAct =
  | 'editTopicCall'
  | 'deleteTopicCall'
  | 'openTopicCall'
  | 'offerTopicCall'
  | 'extendTopicCall'
  | 'closeTopicCall'
  | 'circleSuggestion'
  | 'uncircleSuggestion'
  | 'decideSuggestion'
  | 'decideTopicCall';

/** What may happen to a topic call, by whom, and who sees it afterwards. */
export const topicCallWorkflow: WorkflowTable<TopicCallState, TopicCallAct> = {
  editTopicCall: { from: [DRAFT], by: working },
  deleteTopicCall: { from: [DRAFT], by: working },
  openTopicCall: { from: [DRAFT], to: OPEN, by: working, reach: Reach.OWN },
  offerTopicCall: { from: [OPEN], by: working, reach: Reach.BELOW },
  extendTopicCall: { from: [OPEN], by: working },
  closeTopicCall: { from: [OPEN], to: CLOSED, by: working },
  circleSuggestion: { from: [OPEN, CLOSED], by: leading },
  uncircleSuggestion: { from: [OPEN, CLOSED], by: leading },
  decideSuggestion: { from: [CLOSED], by: working },
  decideTopicCall: { from: [CLOSED], to: DECIDED, by: leading },
};

/** Acts that are no mutations on the call: opening offers it where bodies below are asked; the others are on a suggestion. */
export const innerActs = ['offerTopicCall', 'circleSuggestion', 'uncircleSuggestion', 'decideSuggestion'] as const;

/** Who suggests topics to a call of the own body, and to one of a body above, where the body itself speaks. */
export const suggesting = { own: [Role.MEMBER, ...working], above: working } as const;

export type CallFacts = Pick<TopicCall, 'tenantId' | 'state' | 'opensOn' | 'closesOn'>;

/** Why the viewer cannot suggest topics to this call, or undefined when he can on `day`. */
export function suggestingObstacle(call: CallFacts, viewer: Viewer, day: string): ApiError | undefined {
  const { id, cityId, countyId, closedOn } = viewer.body;
  if (closedOn) return forbidden(closed);
  const own = call.tenantId === id;
  if (!own && call.tenantId !== cityId && call.tenantId !== countyId) return forbidden(notAsked);
  const by = own ? suggesting.own : suggesting.above;
  if (!by.some((role) => viewer.roles.includes(role))) return forbidden(roleMissing(by));
  return accepts(call, day) ? undefined : outsideWindow(call);
}

const notAsked = {
  en: 'A call asks the own body and the bodies below it, not those above.',
  zh: '征题面向本级及下级单位，不面向上级。',
};

function outsideWindow({ state, opensOn, closesOn }: CallFacts): ApiError {
  return new ApiError(
    'ILLEGAL_TRANSITION',
    {
      en: `Suggestions are taken from ${opensOn} to ${closesOn} while the call is OPEN; it is ${state}.`,
      zh: `征集时间为 ${opensOn} 至 ${closesOn}，且征题须处于 OPEN 状态；当前为 ${state}。`,
    },
    { action: 'suggestTopic', state, from: [OPEN], opensOn, closesOn },
  );
}
