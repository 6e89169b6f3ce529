import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { ask, codeFor, codeOf, data, makeNetwork, owner, personIn, Role, site, type Json } from '../support/world.js';
import { openCall, suggest, suggestion, topicAct, topicActs } from '../support/topic-calls.js';
import { keyOf } from '../support/ids.js';

const code = async (viewer: Viewer | null, act: keyof typeof topicActs, input: Json) =>
  codeOf(await ask(viewer, topicActs[act], { input }));
const inRole = (viewer: Viewer, ...roles: Role[]): Viewer => ({ ...viewer, roles });

/** A city call with one suggestion of each county and one of the public. */
async function cityCall() {
  const network = await makeNetwork({ towns: 0 });
  const office = personIn(network.city, Role.OFFICE);
  const [a, b] = network.counties.map((county) => personIn(county, Role.OFFICE));
  const topicCallId = await openCall(office, 'LOWER_BODY', 'PUBLIC');
  const ofA = (await suggest(a, topicCallId, 'LOWER_BODY', '甲')).id as string;
  const ofB = (await suggest(b, topicCallId, 'LOWER_BODY', '乙')).id as string;
  const ofAll = (await suggest(office, topicCallId, 'PUBLIC', '丙', { proposerNames: ['郝问渠'] })).id as string;
  return { ...network, office, a, b, topicCallId, ofA, ofB, ofAll };
}

test('a chair circles in his own name and takes only his own circle away; the office does both for any leader', async () => {
  const { city, office, ofA } = await cityCall();
  const [chair, vice] = [personIn(city, Role.CHAIR), { ...personIn(city, Role.CHAIR), personName: '盛望舒' }];
  await topicAct(chair, 'circleSuggestion', { suggestionId: ofA });
  await topicAct(vice, 'circleSuggestion', { suggestionId: ofA });
  const { circles } = await topicAct(office, 'circleSuggestion', { suggestionId: ofA, leader: '詹北辰' });
  expect(circles.map(({ leader }: Json) => leader)).toEqual([chair.personName, '盛望舒', '詹北辰']);
  expect(await code(vice, 'circleSuggestion', { suggestionId: ofA })).toBe('CONFLICT');
  expect(await code(chair, 'circleSuggestion', { suggestionId: ofA, leader: '别人' })).toBe('FORBIDDEN');
  expect(await code(office, 'circleSuggestion', { suggestionId: ofA })).toBe('FORBIDDEN');
  expect(await code(office, 'circleSuggestion', { suggestionId: ofA, leader: '甲', circledOn: '2999-01-01' })).toBe(
    'BAD_USER_INPUT',
  );
  expect(await code(chair, 'uncircleSuggestion', { circleId: circles[1].id })).toBe('FORBIDDEN');
  await topicAct(chair, 'uncircleSuggestion', { circleId: circles[0].id });
  const left = await topicAct(office, 'uncircleSuggestion', { circleId: circles[1].id });
  expect(left.circles.map(({ leader }: Json) => leader)).toEqual(['詹北辰']);
});

test('circles are for those who choose: members and the suggesting body see none, by no path', async () => {
  const { city, office, a, ofA, ofAll, topicCallId } = await cityCall();
  const member = personIn(city, Role.MEMBER);
  const [{ id }] = (await topicAct(office, 'circleSuggestion', { suggestionId: ofA, leader: '鲍之衡' })).circles;
  const counted = `query ($id: ID!) { topicCall(id: $id) { suggestions(circled: true, first: 5) { totalCount } } }`;
  const node = 'query ($id: ID!) { node(id: $id) { ... on TopicCircle { leader } } }';
  expect((await suggestion(a, ofA)).circles).toEqual([]);
  expect((await suggestion(member, ofAll)).circles).toEqual([]);
  for (const viewer of [a, member]) {
    expect((await data(viewer, counted, { id: topicCallId })).topicCall.suggestions.totalCount).toBe(0);
    expect(await codeFor(viewer, node, { id })).toBe('NOT_FOUND');
  }
  expect((await data(office, node, { id })).node).toEqual({ leader: '鲍之衡' });
  expect(
    (await data(inRole(member, Role.COMMITTEE), counted, { id: topicCallId })).topicCall.suggestions.totalCount,
  ).toBe(1);
});

test('a result has a reason unless it is chosen, and may be corrected until the call is decided', async () => {
  const { office, topicCallId, ofA, ofB, ofAll } = await cityCall();
  await topicAct(office, 'closeTopicCall', { topicCallId });
  const fieldOf = async (input: Json) => {
    const answer = await ask(office, topicActs.decideSuggestion, { input: { suggestionId: ofA, ...input } });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    return answer.errors![0].extensions.field;
  };
  expect(await fieldOf({ outcome: 'NOT_CHOSEN', reason: ' ' })).toBe('input.reason');
  expect(await fieldOf({ outcome: 'MERGED', reason: '并案' })).toBe('input.mergedIntoId');
  expect(await fieldOf({ outcome: 'CHOSEN', mergedIntoId: ofB })).toBe('input.mergedIntoId');
  expect(await fieldOf({ outcome: 'MERGED', reason: '并案', mergedIntoId: ofA })).toBe('input.mergedIntoId');
  expect(await fieldOf({ outcome: 'CHOSEN', decidedOn: '2999-01-01' })).toBe('input.decidedOn');
  await topicAct(office, 'decideSuggestion', { suggestionId: ofA, outcome: 'CHOSEN' });
  const again = { suggestionId: ofA, outcome: 'NOT_CHOSEN', reason: '转提案办理', decidedOn: '2026-01-12' };
  const corrected = await topicAct(office, 'decideSuggestion', again);
  expect(corrected.result).toMatchObject({
    outcome: 'NOT_CHOSEN',
    reason: '转提案办理',
    decidedOn: '2026-01-12',
    toldOn: null,
  });
  for (const id of [ofB, ofAll]) await topicAct(office, 'decideSuggestion', { suggestionId: id, outcome: 'CHOSEN' });
  await topicAct(office, 'decideTopicCall', { topicCallId });
  expect(await code(office, 'decideSuggestion', again)).toBe('ILLEGAL_TRANSITION');
  expect(await code(office, 'circleSuggestion', { suggestionId: ofA, leader: '鲍之衡' })).toBe('ILLEGAL_TRANSITION');
});

test('merging has one step and stays within the call', async () => {
  const { office, topicCallId, ofA, ofB, ofAll } = await cityCall();
  const elsewhere = await suggest(office, await openCall(office, 'PUBLIC'), 'PUBLIC', '别处', {
    proposerNames: ['某人'],
  });
  await topicAct(office, 'closeTopicCall', { topicCallId });
  const merge = (suggestionId: string, mergedIntoId: string) =>
    code(office, 'decideSuggestion', { suggestionId, outcome: 'MERGED', reason: '并案', mergedIntoId });
  expect(await merge(ofA, elsewhere.id)).toBe('NOT_FOUND');
  expect(await merge(ofA, ofB)).toBe('OK');
  expect(await merge(ofB, ofAll)).toBe('CONFLICT');
  expect(await merge(ofAll, ofA)).toBe('CONFLICT');
  expect(await merge(ofAll, ofB)).toBe('OK');
  const surviving = await suggestion(office, ofB);
  expect(surviving.proposers).toHaveLength(3);
  expect(surviving.mergedSuggestions.map(({ id }: Json) => id)).toEqual([ofA, ofAll]);
  expect(await merge(ofA, ofAll)).toBe('CONFLICT');
});

test('a withdrawn suggestion is neither circled nor decided, and keeps no call from being decided', async () => {
  const { office, a, topicCallId, ofA, ofB, ofAll } = await cityCall();
  await topicAct(a, 'withdrawSuggestion', { suggestionId: ofA });
  expect(await code(office, 'circleSuggestion', { suggestionId: ofA, leader: '鲍之衡' })).toBe('ILLEGAL_TRANSITION');
  await topicAct(office, 'closeTopicCall', { topicCallId });
  expect(await code(office, 'decideSuggestion', { suggestionId: ofA, outcome: 'CHOSEN' })).toBe('ILLEGAL_TRANSITION');
  const merging = { suggestionId: ofB, outcome: 'MERGED', reason: '并案', mergedIntoId: ofA };
  expect(await code(office, 'decideSuggestion', merging)).toBe('ILLEGAL_TRANSITION');
  for (const id of [ofB, ofAll]) await topicAct(office, 'decideSuggestion', { suggestionId: id, outcome: 'CHOSEN' });
  expect((await topicAct(office, 'decideTopicCall', { topicCallId })).state).toBe('DECIDED');
});

test('nobody, the wrong role, and the suggesting body and its siblings choose nothing', async () => {
  const { city, office, a, b, topicCallId, ofA } = await cityCall();
  const [{ id: circleId }] = (await topicAct(office, 'circleSuggestion', { suggestionId: ofA, leader: '鲍之衡' }))
    .circles;
  const acts: [keyof typeof topicActs, Json][] = [
    ['circleSuggestion', { suggestionId: ofA, leader: '某人' }],
    ['decideSuggestion', { suggestionId: ofA, outcome: 'CHOSEN' }],
    ['uncircleSuggestion', { circleId }],
  ];
  const codes = async (viewer: Viewer | null): Promise<string[]> =>
    Promise.all(acts.map(([act, input]) => code(viewer, act, input)));
  expect(await codes(null)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
  const others = [Role.MEMBER, Role.COMMITTEE, Role.ADMIN, Role.HANDLER, Role.AUDITOR];
  expect(await codes(personIn(city, ...others))).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  expect(await code(personIn(city, Role.CHAIR), 'decideSuggestion', acts[1][1])).toBe('FORBIDDEN');
  expect(await codes(a)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']);
  expect(await codes(b)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect(await code(a, 'decideTopicCall', { topicCallId })).toBe('FORBIDDEN');
  const can = 'query ($id: ID!) { topicSuggestion(id: $id) { viewerCan { action allowed } } }';
  const allowed = async (viewer: Viewer) =>
    (await data(viewer, can, { id: ofA })).topicSuggestion.viewerCan
      .filter((one: Json) => one.allowed)
      .map(({ action }: Json) => action);
  expect(await allowed(office)).toEqual(['circleSuggestion', 'uncircleSuggestion']);
  expect(await allowed(a)).toEqual(['withdrawSuggestion']);
  await topicAct(office, 'closeTopicCall', { topicCallId });
  expect(await allowed(office)).toEqual(['circleSuggestion', 'uncircleSuggestion', 'decideSuggestion']);
  expect(await allowed(a)).toEqual([]);
});

/** What a statement of a body gets straight from the database, without the service in between. */
async function raw(viewer: Viewer, text: string, values: unknown[] = []): Promise<Json[]> {
  const role = viewer.body.level === 'CITY' ? 'api_city' : viewer.body.level === 'COUNTY' ? 'api_county' : 'api_town';
  const client = await site.database.connect(role);
  const { id, cityId, countyId } = viewer.body;
  try {
    await client.query('begin');
    await client.query('select set_context($1, $2, $3, $4)', [id, cityId, countyId, viewer.personId]);
    return (await client.query(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('straight from the database a county reads no suggestion, result or circle of a sibling or of the city', async () => {
  const { city, office, a, b, topicCallId, ofA, ofB, ofAll } = await cityCall();
  await topicAct(office, 'circleSuggestion', { suggestionId: ofA, leader: '鲍之衡' });
  await topicAct(office, 'closeTopicCall', { topicCallId });
  for (const id of [ofA, ofB, ofAll])
    await topicAct(office, 'decideSuggestion', { suggestionId: id, outcome: 'CHOSEN' });
  const suggestions = 'select id from topic_suggestion where city_id > 0';
  const results = 'select suggestion_id as id from topic_result where city_id > 0';
  const circles = 'select suggestion_id as id from topic_circle where city_id > 0';
  const idsOf = async (viewer: Viewer, text: string) => (await raw(viewer, text)).map(({ id }: Json) => id);
  expect(await idsOf(a, suggestions)).toEqual([keyOf(ofA)]);
  expect(await idsOf(a, results)).toEqual([]);
  expect(await idsOf(office, suggestions)).toHaveLength(3);
  expect(await idsOf(office, results)).toHaveLength(3);
  await topicAct(personIn(city, Role.CHAIR), 'decideTopicCall', { topicCallId });
  expect(await idsOf(a, results)).toEqual([keyOf(ofA)]);
  expect(await idsOf(b, results)).toEqual([keyOf(ofB)]);
  expect(await idsOf(a, circles)).toEqual([]);
  expect(await idsOf(office, circles)).toEqual([keyOf(ofA)]);
  const { rows } = await owner.query('select count(*) as n from topic_result where city_id = $1', [city.id]);
  expect(rows[0].n).toBe(3);
});

test('straight into the database a county writes neither for others nor to what is not its own', async () => {
  const { city, a, b, topicCallId, ofA, ofB } = await cityCall();
  const call = keyOf(topicCallId);
  const place = [city.id, a.body.countyId, a.body.parentId, a.body.id];
  const insert = `insert into topic_suggestion (city_id, county_id, parent_id, tenant_id, reach, id, call_id, to_tenant_id, year, source,
      proposer_names, title, text, state) values ($1, $2, $3, $4, 0, gen_random_uuid(), $5, $6, 2027, $7, '{某人}', '题', '文', 'DRAFT')`;
  const refusal = (text: string, values: unknown[]) =>
    raw(a, text, values).then(
      () => 'done',
      ({ code: state }: Json) => state,
    );
  expect(await refusal(insert, [...place, call, city.id, 'LOWER_BODY'])).toBe('done');
  expect(await refusal(insert, [...place, call, city.id, 'MEMBER'])).toBe('23514');
  expect(await refusal(insert, [...place, call, b.body.id, 'LOWER_BODY'])).toBe('23514');
  expect(await refusal(insert, [...place, call, a.body.id, 'PUBLIC'])).toBe('23503');
  const foreign = [city.id, b.body.countyId, b.body.parentId, b.body.id];
  expect(await refusal(insert, [...foreign, call, city.id, 'LOWER_BODY'])).toBe('42501');
  const result = `insert into topic_result (city_id, county_id, parent_id, tenant_id, reach, id, call_id, suggestion_id, to_tenant_id, outcome, decided_on)
      values ($1, $2, $3, $4, 0, gen_random_uuid(), $5, $6, $7, 'CHOSEN', '2026-01-01')`;
  expect(await refusal(result, [...place, call, keyOf(ofA), a.body.id])).toBe('23503');
  expect(await refusal(result, [...place, call, keyOf(ofB), b.body.id])).toBe('23503');
  const changed = "update topic_suggestion set title = '改' where city_id = $1 and id = $2 returning id";
  expect(await raw(a, changed, [city.id, keyOf(ofB)])).toEqual([]);
  expect(await raw(personIn(city, Role.OFFICE), changed, [city.id, keyOf(ofA)])).toEqual([]);
  expect(await raw(a, changed, [city.id, keyOf(ofA)])).toHaveLength(1);
  expect(await refusal('delete from topic_result where city_id = $1', [city.id])).toBe('42501');
});
