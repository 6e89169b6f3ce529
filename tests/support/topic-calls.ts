import type { Viewer } from '../../src/platform/context.js';
import { data, type Json } from './world.js';

const callFields = 'id year title notice opensOn closesOn channels themes state accepting closedOn decidedOn version';
export const suggestionFields = `id year source proposerNames onBehalfOf proposers title text evidence state submittedAt version
  body { code } call { id } preStudy { topicReason policyBasis currentSituation problems adviceDirection complete }
  circles { id leader circledOn } mergedSuggestions { id proposerNames }
  result { id outcome reason decidedOn toldOn mergedInto { id } }`;

const onCall = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { topicCall { ${callFields} } } }`;
const onSuggestion = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { topicSuggestion { ${suggestionFields} } } }`;

/** Every mutation on topic calls and suggestions as a document with the one variable `input`. */
export const topicActs = {
  draftTopicCall: onCall('draftTopicCall', 'DraftTopicCallInput'),
  editTopicCall: onCall('editTopicCall', 'EditTopicCallInput'),
  deleteTopicCall: 'mutation ($input: TopicCallInput!) { deleteTopicCall(input: $input) { deletedId } }',
  openTopicCall: onCall('openTopicCall', 'TopicCallInput'),
  extendTopicCall: onCall('extendTopicCall', 'ExtendTopicCallInput'),
  closeTopicCall: onCall('closeTopicCall', 'TopicCallInput'),
  decideTopicCall: onCall('decideTopicCall', 'TopicCallInput'),
  suggestTopic: onSuggestion('suggestTopic', 'SuggestTopicInput'),
  editSuggestion: onSuggestion('editSuggestion', 'EditSuggestionInput'),
  deleteSuggestion: 'mutation ($input: SuggestionInput!) { deleteSuggestion(input: $input) { deletedId } }',
  submitSuggestion: onSuggestion('submitSuggestion', 'SuggestionInput'),
  withdrawSuggestion: onSuggestion('withdrawSuggestion', 'SuggestionInput'),
  circleSuggestion: onSuggestion('circleSuggestion', 'CircleSuggestionInput'),
  uncircleSuggestion: onSuggestion('uncircleSuggestion', 'UncircleSuggestionInput'),
  decideSuggestion: onSuggestion('decideSuggestion', 'DecideSuggestionInput'),
};

type Act = keyof typeof topicActs;

/** Does a mutation on topic calls or suggestions and answers with the record it gives back. */
export async function topicAct(viewer: Viewer, act: Act, input: Json): Promise<Json> {
  const payload = (await data(viewer, topicActs[act], { input }))[act];
  return payload.topicCall ?? payload.topicSuggestion ?? payload;
}

/** The content of a call whose window is open for decades. */
export const callContent = (...channels: string[]) => ({
  year: 2027,
  title: '2027年度协商议题征集',
  opensOn: '2020-01-01',
  closesOn: '2099-12-31',
  channels,
});

/** An open call of the office's body. */
export async function openCall(office: Viewer, ...channels: string[]): Promise<string> {
  const { id } = await topicAct(office, 'draftTopicCall', callContent(...channels));
  await topicAct(office, 'openTopicCall', { topicCallId: id });
  return id as string;
}

export const suggest = (viewer: Viewer, topicCallId: string, source: string, title: string, more: Json = {}) =>
  topicAct(viewer, 'suggestTopic', { topicCallId, source, title, text: `建议围绕${title}开展协商。`, ...more });

export const call = async (viewer: Viewer, id: string): Promise<Json> =>
  (await data(viewer, `query ($id: ID!) { topicCall(id: $id) { ${callFields} } }`, { id })).topicCall;

export const suggestion = async (viewer: Viewer, id: string): Promise<Json> =>
  (await data(viewer, `query ($id: ID!) { topicSuggestion(id: $id) { ${suggestionFields} } }`, { id })).topicSuggestion;
