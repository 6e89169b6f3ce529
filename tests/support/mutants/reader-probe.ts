import { isObjectType, type GraphQLObjectType } from 'graphql';
import { schema } from '../../../src/app.js';
import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import { choosing } from '../../../src/topic-suggestion/topic-suggestion.workflow.js';
import { expectedFiles, expectedReaders } from './expected-permissions.js';
import { submitTo } from '../full-assessed.js';
import { act, choose, fillBody } from '../full-body.js';
import { dealWithAll, openChannel, sendAll } from '../full-handovers.js';
import { creditAll, leadCredited } from '../full-credit.js';
import { leadResearch } from '../full-research.js';
import { beginResults, concludeResearch } from '../full-research-outcomes.js';
import { writeOwn } from '../full-results.js';
import { linkAll } from '../full-reviews.js';
import { everyRole } from './permission-mutants.js';
import { nodeTypes } from '../schema-walk.js';
import { tableOfType } from '../stored-rows.js';
import { ask, codeFor, data, makeNetwork, owner, personIn, type Role, type TestBody } from '../world.js';

/** An object of every type that has ids, all of one body, and a suggestion that is circled and decided but not told. */
export interface Objects {
  body: TestBody;
  ids: Record<string, string>;
  circled: string;
}

export async function makeObjects(): Promise<Objects> {
  const { city, counties } = await makeNetwork({ counties: 2, towns: 0 });
  const office = personIn(city, ...everyRole);
  const offer = await fillBody(office, personIn(city, ...everyRole), []);
  const { calls } = offer;
  await choose(office, calls);
  await submitTo([offer], personIn(counties[0], ...everyRole));
  await passOn(office, counties);
  const works = [leadResearch, beginResults, concludeResearch, writeOwn, leadCredited, creditAll];
  for (const work of works) await work(office);
  await linkAll(office);
  await reviewed(office, personIn(counties[0], ...everyRole), calls.open);
  const pairs = nodeTypes.map(async (type) => [type, globalId(type, await keyOfOne(type, city))] as const);
  const list = 'query ($id: ID!) { topicCall(id: $id) { suggestions(first: 1) { nodes { id } } } }';
  const { topicCall } = await data(office, list, { id: calls.closed });
  return { body: city, ids: Object.fromEntries(await Promise.all(pairs)), circled: topicCall.suggestions.nodes[0].id };
}

/** Something handed over, with a word on it, and a channel. */
async function passOn(office: Viewer, counties: TestBody[]): Promise<void> {
  await openChannel(office, counties);
  await sendAll(office);
  await dealWithAll(personIn(counties[0], ...everyRole), true);
  const { nodes } = (await data(office, '{ handovers(box: OUTBOX, states: [ANSWERED], first: 1) { nodes { id } } }'))
    .handovers;
  await act(office, 'commentOnHandover', { handoverId: nodes[0].id, text: '收悉' });
}

/** A review of what a county suggested, and its answer. */
async function reviewed(office: Viewer, below: Viewer, topicCallId: string): Promise<void> {
  const suggested = { topicCallId, source: 'LOWER_BODY', title: '议题', text: '建议开展协商。' };
  const { id: subjectId } = (await act(below, 'suggestTopic', suggested)).topicSuggestion;
  const { review } = await act(office, 'reviewRecord', { subjectId, verdict: 'ACCEPTED' });
  await act(below, 'answerReview', { reviewId: review.id, text: '收悉' });
}

/** What a member drafts in his own name is nobody else's, what was withdrawn is not everybody's: not such a one. Evidence and answers are for whoever received them. */
async function keyOfOne(type: string, { id }: TestBody): Promise<string> {
  const table = tableOfType(type)!;
  const tenants: Record<string, string> = {
    Body: 'id',
    BodyName: 'id',
    EvidenceSubmission: 'to_tenant_id',
    ReviewAnswer: 'to_tenant_id',
  };
  const tenant = tenants[type] ?? 'tenant_id';
  const others = type === 'TopicSuggestion' ? 'and proposer_person_id is null' : '';
  const shown = type.startsWith('LeagueTable') ? 'and not withdrawn' : '';
  const text = `select id from ${table} where ${tenant} = $1 ${others} ${shown} limit 1`;
  const { rows } = await owner.query<{ id: string }>(text, [id]);
  return rows[0].id;
}

export const mayFetch = (type: string, role: Role): boolean =>
  (expectedReaders[type] ?? expectedFiles[type])?.includes(role) ?? true;

/** Whether somebody in a role gets the object of a type by its id. */
export async function fetches({ body, ids }: Objects, type: string, role: Role): Promise<boolean> {
  const source = 'query ($id: ID!) { node(id: $id) { __typename } }';
  const code = await codeFor(personIn(body, role), source, { id: ids[type] });
  if (code !== 'OK' && code !== 'NOT_FOUND') throw new Error(`unexpected: ${code} for a ${type}`);
  return code === 'OK';
}

/** How many circles and results somebody in a role finds on the suggestion. */
export async function findsChosen({ body, circled }: Objects, role: Role): Promise<number> {
  const source = 'query ($id: ID!) { topicSuggestion(id: $id) { circles { id } result { id } } }';
  const answer = await ask(personIn(body, role), source, { id: circled });
  const { circles, result } = answer.data.topicSuggestion;
  return (circles.length as number) + (result ? 1 : 0);
}

const typeOf = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
};

/** Runs `probe` while the objects of a type are for other roles, or for everybody. */
export async function withReaders<T>(name: string, readers: Role[] | undefined, probe: () => Promise<T>): Promise<T> {
  const type = typeOf(name);
  const { extensions } = type;
  type.extensions = { ...extensions, readers };
  try {
    return await probe();
  } finally {
    type.extensions = extensions;
  }
}

/** Runs `probe` while other roles take part in choosing. */
export async function withChoosing<T>(roles: Role[], probe: () => Promise<T>): Promise<T> {
  const before = [...choosing];
  choosing.splice(0, choosing.length, ...roles);
  try {
    return await probe();
  } finally {
    choosing.splice(0, choosing.length, ...before);
  }
}
