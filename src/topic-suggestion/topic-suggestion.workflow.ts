import { Role, type Viewer } from '../platform/context.js';
import { type ApiError, forbidden, illegalTransition, type Message } from '../platform/errors.js';
import { obstacle, roleMissing, type WorkflowTable } from '../platform/workflow.js';
import { suggesting, suggestingObstacle, topicCallWorkflow, type CallFacts } from '../topic-call/index.js';
import type { TopicSuggestion } from './topic-suggestion.entity.js';
import { SuggestionState } from './topic-suggestion.words.js';

const { DRAFT, SUBMITTED, WITHDRAWN } = SuggestionState;
const by = suggesting.own;

export type SuggestionAct = 'editSuggestion' | 'deleteSuggestion' | 'submitSuggestion' | 'withdrawSuggestion';

/** What may happen to a suggestion, in the body that makes it. */
export const suggestionWorkflow: WorkflowTable<SuggestionState, SuggestionAct> = {
  editSuggestion: { from: [DRAFT], by },
  deleteSuggestion: { from: [DRAFT], by },
  submitSuggestion: { from: [DRAFT], to: SUBMITTED, by },
  withdrawSuggestion: { from: [SUBMITTED], to: WITHDRAWN, by },
};
/** The acts that need the call's window. */
const timed: readonly SuggestionAct[] = ['submitSuggestion', 'withdrawSuggestion'];

/** What is done with a suggestion in the body that called for it: acts of the call's workflow. */
export type ChoosingAct = 'circleSuggestion' | 'uncircleSuggestion' | 'decideSuggestion';
const choosingActs: readonly ChoosingAct[] = ['circleSuggestion', 'uncircleSuggestion', 'decideSuggestion'];

/** Whoever takes part in choosing sees what is circled, and results before they are told. */
export const choosing = [Role.CHAIR, Role.OFFICE, Role.LIAISON, Role.COMMITTEE, Role.AUDITOR];

export type SuggestionFacts = Pick<TopicSuggestion, 'tenantId' | 'state' | 'proposerPersonId'>;

/** Why the viewer cannot take an act on a suggestion of his body to `call` on `day`, or undefined when he can. */
export function suggestionObstacle(
  act: SuggestionAct,
  suggestion: SuggestionFacts,
  call: CallFacts,
  viewer: Viewer,
  day: string,
): ApiError | undefined {
  return (
    obstacle(suggestionWorkflow, act, suggestion, viewer) ??
    foreignHand(suggestion, viewer) ??
    (timed.includes(act) ? suggestingObstacle(call, viewer, day) : undefined)
  );
}

/** What a member suggests in his own name is his alone; all else is the office's. */
function foreignHand({ proposerPersonId }: SuggestionFacts, { personId, roles }: Viewer): ApiError | undefined {
  if (proposerPersonId) return proposerPersonId === personId ? undefined : forbidden(membersOwn);
  return suggesting.above.some((role) => roles.includes(role)) ? undefined : forbidden(roleMissing(suggesting.above));
}

const membersOwn: Message = {
  en: 'A member has suggested this in his own name; only he can change it.',
  zh: '此建议由委员以本人名义提出，只能由其本人修改。',
};

/** Why the viewer cannot take an act of choosing on a suggestion made to `call`, or undefined when he can. */
export function choosingObstacle(
  act: ChoosingAct,
  { state }: Pick<TopicSuggestion, 'state'>,
  call: CallFacts,
  viewer: Viewer,
): ApiError | undefined {
  const problem = obstacle(topicCallWorkflow, act, call, viewer);
  if (problem || state === SUBMITTED) return problem;
  return illegalTransition(act, state, [SUBMITTED]);
}

/** Every act on a suggestion with what stands in its way. */
export function obstaclesOf(
  suggestion: SuggestionFacts,
  call: CallFacts,
  viewer: Viewer,
  day: string,
): [act: string, problem: ApiError | undefined][] {
  const acts = Object.keys(suggestionWorkflow) as SuggestionAct[];
  return [
    ...acts.map((act) => [act, suggestionObstacle(act, suggestion, call, viewer, day)] as [string, ApiError]),
    ...choosingActs.map((act) => [act, choosingObstacle(act, suggestion, call, viewer)] as [string, ApiError]),
  ];
}
