import type { Viewer } from '../../src/platform/context.js';
import { keyOf } from '../../src/platform/graphql/node.js';
import { ask, codeFor, data, owner, type Json } from './world.js';

const suggestionFields = `id position title text addressedTo state madeOn decidedOn reason implementedOn lookedBackOn
  reopened version body { code } origin { code } project { id }`;
const stepFields = `id kind happenedOn text attachments { name reference } promisedBy promisedFor outcome recordedBy
  body { code } suggestion { id }`;
const submissionFields = `id kind title recipient documentNumber submittedOn suggestions submittedBy body { code }
  project { id } handover { id } viewerCan { action allowed code }`;
const instructionFields = `id leaderName leaderOffice text givenOn suggestions recordedBy body { code } submission { id }`;
const wholeSuggestion = `${suggestionFields} viewerCan { action allowed code }
  followUps(first: 20) { nodes { ${stepFields} } }`;

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
const onSuggestion = (name: string, type: string): string =>
  mutation(name, type, `researchSuggestion { ${suggestionFields} }`);

/** Every mutation of what comes of joint research as a document with the one variable `input`. */
export const researchOutcomeActs = {
  addResearchSuggestion: onSuggestion('addResearchSuggestion', 'AddResearchSuggestionInput'),
  editResearchSuggestion: onSuggestion('editResearchSuggestion', 'EditResearchSuggestionInput'),
  removeResearchSuggestion: mutation('removeResearchSuggestion', 'ResearchSuggestionInput', 'removedId'),
  decideResearchSuggestion: onSuggestion('decideResearchSuggestion', 'DecideResearchSuggestionInput'),
  followUpSuggestion: onSuggestion('followUpSuggestion', 'FollowUpSuggestionInput'),
  implementSuggestion: onSuggestion('implementSuggestion', 'ImplementSuggestionInput'),
  lookBackOnSuggestion: onSuggestion('lookBackOnSuggestion', 'LookBackOnSuggestionInput'),
  submitResearch: mutation('submitResearch', 'SubmitResearchInput', `researchSubmission { ${submissionFields} }`),
  recordInstruction: mutation(
    'recordInstruction',
    'RecordInstructionInput',
    `leaderInstruction { ${instructionFields} }`,
  ),
};
export type ResearchOutcomeAct = keyof typeof researchOutcomeActs;

/** Does an act and answers with what it made or changed; on a day, where one is given. */
export async function outcome(viewer: Viewer, act: ResearchOutcomeAct, input: Json, day?: string): Promise<Json> {
  const now = day ? new Date(`${day}T04:00:00Z`) : undefined;
  return Object.values<Json>((await data(viewer, researchOutcomeActs[act], { input }, { now }))[act])[0];
}

export const codeOfOutcome = (viewer: Viewer | null, act: ResearchOutcomeAct, input: Json): Promise<string> =>
  codeFor(viewer, researchOutcomeActs[act], { input });

/** The first error of an act: its code and field. */
export async function outcomeRefusal(
  viewer: Viewer,
  act: ResearchOutcomeAct,
  input: Json,
  day?: string,
): Promise<Json> {
  const now = day ? new Date(`${day}T04:00:00Z`) : undefined;
  const { errors } = await ask(viewer, researchOutcomeActs[act], { input }, { now });
  return { code: errors?.[0].extensions.code ?? 'OK', field: errors?.[0].extensions.field };
}

export const suggested = (projectId: string, more: Json = {}): Json => ({
  ...{ projectId, title: '推进工业园区集中供热', text: '淘汰分散燃煤锅炉。', addressedTo: '市生态环境局', ...more },
});

/** What being final makes of a project and of the sight of its results, without a report. */
export async function reported(projectId: string): Promise<void> {
  await owner.query(
    `update research_project p set state = 'REPORTED', result_with = (select coalesce(jsonb_object_agg(who, 'infinity'), '{}')
       from research_sight(p.city_id, p.id) where via in ('JOINED', 'MEMBER')) where id = $1`,
    [keyOf('ResearchProject', projectId, 'id')],
  );
}

/** A suggestion with its thread, as the viewer sees it; null where he does not. */
export async function suggestionSeen(viewer: Viewer, id: string): Promise<Json> {
  const source = `query ($id: ID!) { node(id: $id) { ... on ResearchSuggestion { ${wholeSuggestion} } } }`;
  const { data: answer, errors } = await ask(viewer, source, { id });
  if (errors && errors[0].extensions.code !== 'NOT_FOUND') throw new Error(JSON.stringify(errors));
  return answer?.node ?? null;
}

/** The results of a project, as the viewer sees them. */
export async function resultsSeen(viewer: Viewer, id: string): Promise<Json> {
  const source = `query ($id: ID!) { node(id: $id) { ... on ResearchProject {
    suggestions(first: 20) { totalCount nodes { id } }
    submissions(first: 20) { totalCount nodes { ${submissionFields}
      instructions(first: 20) { nodes { ${instructionFields} } } } }
    instructions(first: 20) { totalCount nodes { id } } viewerCan { action allowed code } } } }`;
  return (await data(viewer, source, { id })).node;
}

/** The ids of a list of suggestions. */
export async function suggestionIds(viewer: Viewer, list: string): Promise<string[]> {
  const answer = await data(viewer, `{ ${list} { nodes { id } } }`);
  return Object.values<Json>(answer)[0].nodes.map(({ id }: Json) => id as string);
}
