import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { ask, codeFor, codeOf, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { call, callContent, openCall, topicAct, topicActs } from '../support/topic-calls.js';

const list = `query ($scope: Scope!, $body: String, $states: [TopicCallState!], $year: Int) {
  topicCalls(scope: $scope, body: $body, states: $states, year: $year, first: 20) { totalCount nodes { id title body { code } } } }`;
const ids = async (viewer: Viewer, variables: Json): Promise<string[]> =>
  (await data(viewer, list, variables)).topicCalls.nodes.map(({ id }: Json) => id);
const draft = (viewer: Viewer, content: Json = callContent('MEMBER')) => topicAct(viewer, 'draftTopicCall', content);
const code = async (viewer: Viewer | null, act: keyof typeof topicActs, input: Json, now?: Date) =>
  codeOf(await ask(viewer, topicActs[act], { input }, { now }));

test('a call is drafted, changed, opened, put off, closed and decided', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const drafted = await draft(office, { ...callContent('MEMBER', 'PUBLIC'), themes: [' 文旅消费 '] });
  expect(drafted).toMatchObject({
    state: 'DRAFT',
    accepting: false,
    themes: ['文旅消费'],
    channels: ['MEMBER', 'PUBLIC'],
  });
  const topicCallId = drafted.id;
  const content = { ...callContent('MEMBER', 'RESIDENT'), title: '我为家乡献一题', notice: '每题不超过三千字。' };
  const edited = await topicAct(office, 'editTopicCall', { topicCallId, version: drafted.version, ...content });
  expect(edited).toMatchObject({ title: '我为家乡献一题', themes: [], channels: ['MEMBER', 'RESIDENT'] });
  expect(await code(office, 'editTopicCall', { topicCallId, version: drafted.version, ...content })).toBe('CONFLICT');
  expect(await topicAct(office, 'openTopicCall', { topicCallId })).toMatchObject({ state: 'OPEN', accepting: true });
  const extended = await topicAct(office, 'extendTopicCall', { topicCallId, closesOn: '2100-01-31' });
  expect(extended.closesOn).toBe('2100-01-31');
  const closed = await topicAct(office, 'closeTopicCall', { topicCallId });
  expect(closed).toMatchObject({ state: 'CLOSED', accepting: false });
  expect(closed.closedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  const decided = await topicAct(personIn(counties[0], Role.CHAIR), 'decideTopicCall', { topicCallId });
  expect(decided).toMatchObject({ state: 'DECIDED', decidedOn: closed.closedOn });
});

test('a draft is deleted, an open call is not', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const { id } = await draft(office);
  expect(await topicAct(office, 'deleteTopicCall', { topicCallId: id })).toEqual({ deletedId: id });
  expect(await ids(office, { scope: 'OWN' })).toEqual([]);
  const open = await openCall(office, 'MEMBER');
  expect(await code(office, 'deleteTopicCall', { topicCallId: open })).toBe('ILLEGAL_TRANSITION');
});

test('a call takes suggestions on the days of its window, in the time zone of the body', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const content = { ...callContent('MEMBER'), opensOn: '2026-11-01', closesOn: '2026-12-15' };
  const { id } = await topicAct(office, 'draftTopicCall', content);
  const before = { now: new Date('2026-10-20T00:00:00Z') };
  await data(office, topicActs.openTopicCall, { input: { topicCallId: id } }, before);
  const accepting = async (instant: string) =>
    (await data(office, 'query ($id: ID!) { topicCall(id: $id) { accepting } }', { id }, { now: new Date(instant) }))
      .topicCall.accepting;
  expect(await accepting('2026-10-31T15:59:59Z')).toBe(false);
  expect(await accepting('2026-10-31T16:00:00Z')).toBe(true);
  expect(await accepting('2026-12-15T15:59:59Z')).toBe(true);
  expect(await accepting('2026-12-15T16:00:00Z')).toBe(false);
  const late = await topicAct(office, 'draftTopicCall', content);
  expect(await code(office, 'openTopicCall', { topicCallId: late.id }, new Date('2026-12-20T00:00:00Z'))).toBe(
    'CONFLICT',
  );
});

test('the bodies below see a call that asks them, from its opening on; siblings and others never', async () => {
  const { city, counties, towns } = await makeNetwork();
  const cityOffice = personIn(city, Role.OFFICE);
  const [county, sibling] = counties.map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const forAll = (await draft(cityOffice, callContent('MEMBER', 'LOWER_BODY'))).id;
  expect(await ids(county, { scope: 'ABOVE' })).toEqual([]);
  await topicAct(cityOffice, 'openTopicCall', { topicCallId: forAll });
  const among = await openCall(cityOffice, 'MEMBER');
  for (const viewer of [county, sibling, town]) expect(await ids(viewer, { scope: 'ABOVE' })).toEqual([forAll]);
  expect(await codeFor(county, 'query ($id: ID!) { topicCall(id: $id) { id } }', { id: among })).toBe('NOT_FOUND');
  expect(await codeFor(county, 'query ($id: ID!) { node(id: $id) { id } }', { id: among })).toBe('NOT_FOUND');
  const ofCounty = await openCall(county, 'LOWER_BODY');
  expect(await ids(town, { scope: 'ABOVE' })).toEqual(expect.arrayContaining([forAll, ofCounty]));
  expect(await ids(sibling, { scope: 'ABOVE' })).toEqual([forAll]);
  expect(await codeFor(sibling, 'query ($id: ID!) { topicCall(id: $id) { id } }', { id: ofCounty })).toBe('NOT_FOUND');
  expect(await ids(cityOffice, { scope: 'CHILDREN', states: ['OPEN'], year: 2027 })).toEqual([ofCounty]);
  expect(await ids(cityOffice, { scope: 'OWN', states: ['DRAFT'] })).toEqual([]);
  expect(await ids(cityOffice, { scope: 'OWN', year: 2026 })).toEqual([]);
});

test('nobody, the wrong role, siblings and bodies above or below change no call', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const drafted = (await draft(office)).id;
  const offered = await openCall(office, 'MEMBER', 'LOWER_BODY');
  const acts = (topicCallId: string): [keyof typeof topicActs, Json][] => [
    ['editTopicCall', { topicCallId, ...callContent('MEMBER') }],
    ['deleteTopicCall', { topicCallId }],
    ['openTopicCall', { topicCallId }],
    ['extendTopicCall', { topicCallId, closesOn: '2100-01-01' }],
    ['closeTopicCall', { topicCallId }],
    ['decideTopicCall', { topicCallId }],
  ];
  const codes = async (viewer: Viewer | null, id: string): Promise<string[]> => [
    ...new Set(await Promise.all(acts(id).map(([act, input]) => code(viewer, act, input)))),
  ];
  expect(await codes(null, drafted)).toEqual(['UNAUTHENTICATED']);
  const others = [Role.ADMIN, Role.COMMITTEE, Role.MEMBER, Role.HANDLER, Role.AUDITOR];
  expect(await codes(personIn(counties[0], ...others), drafted)).toEqual(['FORBIDDEN']);
  expect(await codes(personIn({ ...counties[0], closedOn: '2026-01-01' }, Role.OFFICE), drafted)).toEqual([
    'FORBIDDEN',
  ]);
  for (const body of [counties[1], city, towns[0][0]]) {
    expect(await codes(personIn(body, Role.OFFICE, Role.CHAIR, Role.LIAISON), drafted)).toEqual(['NOT_FOUND']);
  }
  expect(await codes(personIn(counties[1], Role.OFFICE), offered)).toEqual(['NOT_FOUND']);
  expect(await codes(personIn(city, Role.OFFICE), offered)).toEqual(['FORBIDDEN']);
  expect(await codes(personIn(towns[0][0], Role.LIAISON), offered)).toEqual(['FORBIDDEN']);
  expect(await call(office, offered)).toMatchObject({ state: 'OPEN', closesOn: '2099-12-31' });
  expect(await code(null, 'draftTopicCall', callContent('MEMBER'))).toBe('UNAUTHENTICATED');
  expect(await code(personIn(counties[0], Role.CHAIR), 'draftTopicCall', callContent('MEMBER'))).toBe('FORBIDDEN');
  expect(await code(personIn(towns[0][0], Role.LIAISON), 'draftTopicCall', callContent('MEMBER'))).toBe('OK');
});

test('each state allows its own acts only, and viewerCan tells so beforehand', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const topicCallId = (await draft(office)).id;
  const inputs: [keyof typeof topicActs, Json][] = [
    ['editTopicCall', { topicCallId, ...callContent('MEMBER') }],
    ['deleteTopicCall', { topicCallId }],
    ['openTopicCall', { topicCallId }],
    ['extendTopicCall', { topicCallId, closesOn: '2100-01-01' }],
    ['closeTopicCall', { topicCallId }],
    ['decideTopicCall', { topicCallId }],
  ];
  const possible = async (): Promise<string[]> => {
    const query = 'query ($id: ID!) { topicCall(id: $id) { viewerCan { action allowed code } } }';
    const { viewerCan } = (await data(office, query, { id: topicCallId })).topicCall;
    const refused = viewerCan.filter(({ allowed }: Json) => !allowed);
    expect(new Set(refused.map((can: Json) => can.code))).toEqual(new Set(['ILLEGAL_TRANSITION']));
    for (const [act, input] of inputs.filter(([name]) => refused.some(({ action }: Json) => action === name))) {
      expect(await code(office, act, input)).toBe('ILLEGAL_TRANSITION');
    }
    return viewerCan.filter(({ allowed }: Json) => allowed).map(({ action }: Json) => action);
  };
  expect(await possible()).toEqual(['editTopicCall', 'deleteTopicCall', 'openTopicCall']);
  await topicAct(office, 'openTopicCall', { topicCallId });
  expect(await possible()).toEqual(['extendTopicCall', 'closeTopicCall', 'suggestTopic']);
  await topicAct(office, 'closeTopicCall', { topicCallId });
  expect(await possible()).toEqual(['decideTopicCall']);
  await topicAct(office, 'decideTopicCall', { topicCallId });
  expect(await possible()).toEqual([]);
});

test('windows, channels and texts that cannot be are refused by field', async () => {
  const { counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const fieldOf = async (viewer: Viewer, content: Json) => {
    const answer = await ask(viewer, topicActs.draftTopicCall, { input: content });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    return answer.errors![0].extensions.field;
  };
  expect(await fieldOf(office, { ...callContent('MEMBER'), closesOn: '2019-12-31' })).toBe('input.closesOn');
  expect(await fieldOf(office, callContent())).toBe('input.channels');
  expect(await fieldOf(office, callContent('MEMBER', 'MEMBER'))).toBe('input.channels');
  expect(await fieldOf(personIn(towns[0][0], Role.LIAISON), callContent('LOWER_BODY'))).toBe('input.channels');
  expect(await fieldOf(office, { ...callContent('MEMBER'), title: ' ' })).toBe('input.title');
  expect(await fieldOf(office, { ...callContent('MEMBER'), themes: ['', '甲'] })).toBe('input.themes.0');
  expect(await fieldOf(office, { ...callContent('MEMBER'), year: 3000 })).toBe('input.year');
  const open = await openCall(office, 'MEMBER');
  const earlier = await ask(office, topicActs.extendTopicCall, {
    input: { topicCallId: open, closesOn: '2099-12-31' },
  });
  expect(earlier.errors![0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.closesOn' });
});
