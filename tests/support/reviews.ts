import type { Viewer } from '../../src/platform/context.js';
import { ask, data, type Json } from './world.js';

const reviewFields = `id verdict text by at attachments { name reference } body { code } toBody { code } plan { id }
  planItem { id title } topicSuggestion { id } researchProject { id } researchReport { id } viewerCan { action allowed code }
  answers(first: 20) { nodes { id text by body { code } attachments { name reference } } }`;
export const linkFields = `id madeBy madeOn sourceHidden derivedHidden fromBody { code } body { code }
  sourcePlanItem { id title } sourceTopicSuggestion { id title } planItem { id title } topicSuggestion { id title }
  sourceResearchProject { id title } sourceResearchReport { id title } researchProject { id title }
  researchReport { id title } viewerCan { action allowed code }`;

/** Every mutation on reviews and lineage as a document with the one variable `input`. */
export const reviewActs = {
  reviewRecord: `mutation ($input: ReviewRecordInput!) { reviewRecord(input: $input) { review { ${reviewFields} } } }`,
  answerReview: `mutation ($input: AnswerReviewInput!) { answerReview(input: $input) { review { ${reviewFields} } } }`,
  linkLineage: `mutation ($input: LinkLineageInput!) { linkLineage(input: $input) { link { ${linkFields} } } }`,
  unlinkLineage: 'mutation ($input: UnlinkLineageInput!) { unlinkLineage(input: $input) { deletedId } }',
};
type Act = keyof typeof reviewActs;

/** Does an act and answers with what it gives back. */
export async function say(viewer: Viewer, act: Act, input: Json, now?: Date): Promise<Json> {
  const payload = (await data(viewer, reviewActs[act], { input }, { now }))[act];
  return payload.review ?? payload.link ?? payload.deletedId;
}

/** The first error of an act: its code and its field. */
export async function refusalTo(viewer: Viewer | null, act: Act, input: Json): Promise<[code: string, field?: string]> {
  const { errors } = await ask(viewer, reviewActs[act], { input });
  return [errors?.[0].extensions.code ?? 'OK', errors?.[0].extensions.field];
}

export const reviewsFor = async (viewer: Viewer, args = ''): Promise<Json[]> =>
  (await data(viewer, `{ reviews(first: 20${args && `, ${args}`}) { nodes { ${reviewFields} } } }`)).reviews.nodes;

export const linksAround = async (viewer: Viewer, id: string): Promise<Json> =>
  (await data(viewer, `query ($id: ID!) { lineage(id: $id) { complete links { ${linkFields} } } }`, { id })).lineage;

type Linked = 'PlanItem' | 'TopicSuggestion' | 'ResearchProject' | 'ResearchReport';

/** What the lists below a record say of it. */
export async function listsBelow(viewer: Viewer, type: Linked, id: string): Promise<Json> {
  const lists = `reviews(first: 20) { nodes { ${reviewFields} } } origins(first: 20) { nodes { ${linkFields} } }
    derivatives(first: 20) { nodes { ${linkFields} } }`;
  const { node } = await data(viewer, `query ($id: ID!) { node(id: $id) { ... on ${type} { ${lists} } } }`, { id });
  return Object.fromEntries(Object.entries(node).map(([name, list]) => [name, (list as Json).nodes]));
}
