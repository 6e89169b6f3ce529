import { Role } from '../platform/context.js';
import type { DemoSuggestion, DemoTopicCall } from './demo-data.js';
import { daysAfter } from '../platform/days.js';
import { itemName, type Cast, type Register } from './demo-plan.js';
import type { Act, Stage } from './stage.js';

const call = (name: string, type: string, input: Record<string, unknown>): Act => ({
  name,
  type,
  input,
  selection: 'topicCall { id }',
});
const suggestion = (name: string, type: string, input: Record<string, unknown>): Act => ({
  name,
  type,
  input,
  selection: 'topicSuggestion { id }',
});

/** Plays one topic call: opened, answered, and, where it is decided, chosen from and told. */
export async function playTopicCall(
  topicCall: DemoTopicCall,
  stage: Stage,
  cast: Cast,
  register: Register,
): Promise<void> {
  const { year, title, opensOn, closesOn, channels, themes, decidedOn } = topicCall;
  const office = cast(Role.OFFICE, topicCall.body);
  const draft = call('draftTopicCall', 'DraftTopicCallInput', { year, title, opensOn, closesOn, channels, themes });
  const [drafted] = await stage.play(office, opensOn, [draft]);
  const topicCallId = drafted.topicCall.id;
  await stage.play(office, opensOn, [call('openTopicCall', 'TopicCallInput', { topicCallId })]);
  const ids = new Map<number, string>();
  for (const each of topicCall.suggestions) ids.set(each.number, await suggest(each, topicCallId, topicCall.body));
  if (!decidedOn) return;
  await stage.play(office, daysAfter(closesOn, 1), [call('closeTopicCall', 'TopicCallInput', { topicCallId })]);
  await stage.play(
    office,
    decidedOn,
    topicCall.suggestions.flatMap((each) => choosing(each, ids)),
  );
  await stage.play(office, decidedOn, [call('decideTopicCall', 'TopicCallInput', { topicCallId })]);

  async function suggest(each: DemoSuggestion, id: string, body: string): Promise<string> {
    const { source, title, text, evidence, preStudy, proposer, onBehalfOf, fromBody, submittedOn, planItem } = each;
    const who = cast(Role.OFFICE, fromBody ?? body);
    const input = { topicCallId: id, source, title, text, evidence, preStudy, proposerNames: [proposer], onBehalfOf };
    const [{ topicSuggestion }] = await stage.play(who, submittedOn, [
      suggestion('suggestTopic', 'SuggestTopicInput', input),
    ]);
    if (planItem) {
      const name = itemName(planItem.body, planItem.year, planItem.index);
      register.suggestions.set(name, [...(register.suggestions.get(name) ?? []), topicSuggestion.id]);
    }
    return topicSuggestion.id;
  }
}

/** What the office enters for one suggestion: who circled it, and its result. */
function choosing({ number, circledBy, outcome, reason, mergedInto }: DemoSuggestion, ids: Map<number, string>): Act[] {
  const suggestionId = ids.get(number)!;
  const circles = (circledBy ?? []).map((leader) =>
    suggestion('circleSuggestion', 'CircleSuggestionInput', { suggestionId, leader }),
  );
  const mergedIntoId = mergedInto && ids.get(mergedInto);
  return [
    ...circles,
    suggestion('decideSuggestion', 'DecideSuggestionInput', { suggestionId, outcome, reason, mergedIntoId }),
  ];
}
