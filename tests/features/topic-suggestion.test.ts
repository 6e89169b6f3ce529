import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { callContent, openCall, suggest, suggestion, topicAct, topicActs } from '../support/topic-calls.js';
import { globalId } from '../../src/platform/graphql/node.js';

const code = async (viewer: Viewer | null, act: keyof typeof topicActs, input: Json, now?: Date) =>
  codeOf(await ask(viewer, topicActs[act], { input }, { now }));
const text = (title: string) => ({ title, text: `建议围绕${title}开展协商。` });
const own = `query ($mine: Boolean = false, $year: Int, $states: [SuggestionState!]) {
  topicSuggestions(mine: $mine, year: $year, states: $states, first: 20) { totalCount nodes { title state result { outcome } } } }`;
const received = `query ($id: ID!, $state: SuggestionState!, $source: TopicSource, $circled: Boolean, $decided: Boolean, $outcome: TopicOutcome) {
  topicCall(id: $id) { suggestions(state: $state, source: $source, circled: $circled, decided: $decided, outcome: $outcome, first: 20) {
    totalCount nodes { id title } } } }`;
const titles = async (viewer: Viewer, id: string, filter: Json = {}): Promise<string[]> => {
  const { suggestions } = (await data(viewer, received, { id, state: 'SUBMITTED', ...filter })).topicCall;
  expect(suggestions.totalCount).toBe(suggestions.nodes.length);
  return suggestions.nodes.map(({ title }: Json) => title);
};
const decide = (viewer: Viewer, suggestionId: string, outcome: string, more: Json = {}) =>
  topicAct(viewer, 'decideSuggestion', { suggestionId, outcome, ...more });

test('a city call from its opening to the results told: circled, merged with all proposers kept, chosen and not', async () => {
  const { city, counties } = await makeNetwork();
  const [office, chair, member] = [Role.OFFICE, Role.CHAIR, Role.MEMBER].map((role) => personIn(city, role));
  const [a, b] = counties.map((county) => personIn(county, Role.OFFICE));
  const topicCallId = await openCall(office, 'MEMBER', 'RESIDENT', 'LOWER_BODY');
  const preStudy = {
    topicReason: '跨县',
    policyBasis: '长江保护法',
    currentSituation: '上游投入大',
    problems: '数据不共享',
  };
  const river = await suggest(a, topicCallId, 'LOWER_BODY', '流域共治', { proposerNames: ['储牧云'], preStudy });
  expect(river).toMatchObject({
    state: 'SUBMITTED',
    proposerNames: ['储牧云'],
    body: { code: String(counties[0].id) },
  });
  expect(river.preStudy).toMatchObject({ topicReason: '跨县', adviceDirection: null, complete: false });
  const branch = await suggest(b, topicCallId, 'LOWER_BODY', '支流补偿');
  expect(branch.proposerNames).toEqual([counties[1].name]);
  const green = await suggest(member, topicCallId, 'MEMBER', '绿色转型');
  expect(green).toMatchObject({ proposerNames: [member.personName], preStudy: null });
  const lifts = await suggest(office, topicCallId, 'RESIDENT', '老楼加梯', { proposerNames: ['丁守拙', '申屠月'] });

  const circled = await topicAct(chair, 'circleSuggestion', { suggestionId: river.id });
  expect(circled.circles).toMatchObject([{ leader: chair.personName }]);
  await topicAct(office, 'circleSuggestion', { suggestionId: green.id, leader: '鲍之衡', circledOn: '2026-01-05' });
  expect(await titles(office, topicCallId, { circled: true })).toEqual(['流域共治', '绿色转型']);
  expect(await titles(office, topicCallId, { source: 'LOWER_BODY', circled: false })).toEqual(['支流补偿']);
  expect(await code(office, 'decideSuggestion', { suggestionId: river.id, outcome: 'CHOSEN' })).toBe(
    'ILLEGAL_TRANSITION',
  );

  await topicAct(office, 'closeTopicCall', { topicCallId });
  await decide(office, river.id, 'CHOSEN', { reason: '列为主席会议协商' });
  await decide(office, branch.id, 'MERGED', { reason: '同一流域，并案调研', mergedIntoId: river.id });
  expect((await decide(office, green.id, 'NOT_CHOSEN', { reason: '已列入提案' })).result.toldOn).toBeNull();
  expect(await titles(office, topicCallId, { decided: false })).toEqual(['老楼加梯']);
  const early = await ask(office, topicActs.decideTopicCall, { input: { topicCallId } });
  expect(early.errors![0].extensions).toMatchObject({ code: 'CONFLICT', undecided: 1 });
  await decide(office, lifts.id, 'CHOSEN');
  for (const [viewer, { id }] of [
    [a, river],
    [b, branch],
    [member, green],
  ] as [Viewer, Json][]) {
    expect(await suggestion(viewer, id)).toMatchObject({ result: null, circles: [], mergedSuggestions: [] });
  }

  const { decidedOn } = await topicAct(chair, 'decideTopicCall', { topicCallId });
  expect(await suggestion(office, river.id)).toMatchObject({
    result: { outcome: 'CHOSEN', toldOn: decidedOn },
    proposers: ['储牧云', counties[1].name],
    mergedSuggestions: [{ id: branch.id, proposerNames: [counties[1].name] }],
  });
  expect(await titles(office, topicCallId, { outcome: 'CHOSEN' })).toEqual(['流域共治', '老楼加梯']);
  const toldA = await suggestion(a, river.id);
  expect(toldA).toMatchObject({ result: { outcome: 'CHOSEN', reason: '列为主席会议协商' }, circles: [] });
  expect(toldA.proposers).toEqual(['储牧云']);
  const toldB = await suggestion(b, branch.id);
  expect(toldB.result).toMatchObject({ outcome: 'MERGED', reason: '同一流域，并案调研', mergedInto: null });
  const { topicSuggestions } = await data(member, own, { mine: true, year: 2027 });
  expect(topicSuggestions.nodes).toEqual([
    { title: '绿色转型', state: 'SUBMITTED', result: { outcome: 'NOT_CHOSEN' } },
  ]);
});

test('a body below finds its own suggestions under a call and counts only those', async () => {
  const { city, counties } = await makeNetwork({ towns: 0 });
  const office = personIn(city, Role.OFFICE);
  const [a, b] = counties.map((county) => personIn(county, Role.OFFICE));
  const topicCallId = await openCall(office, 'LOWER_BODY', 'PUBLIC');
  const ofA = await suggest(a, topicCallId, 'LOWER_BODY', '甲');
  await suggest(office, topicCallId, 'PUBLIC', '丙', { proposerNames: ['郝问渠'] });
  expect(await titles(office, topicCallId)).toEqual(['甲', '丙']);
  expect(await titles(a, topicCallId)).toEqual(['甲']);
  expect(await titles(b, topicCallId)).toEqual([]);
  expect((await data(b, own)).topicSuggestions.totalCount).toBe(0);
  const query = 'query ($id: ID!) { topicSuggestion(id: $id) { title } }';
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  const never = globalId('TopicSuggestion', '00000000-0000-7000-8000-000000000000');
  for (const source of [query, node]) {
    const hidden = await ask(b, source, { id: ofA.id });
    expect(codeOf(hidden)).toBe('NOT_FOUND');
    expect(hidden).toEqual(await ask(b, source, { id: never }));
  }
});

test('what a township suggests to its county, the city does not see, and the other way round', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [cityOffice, countyOffice] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const [town, neighbour] = towns[0].map((body) => personIn(body, Role.LIAISON));
  const cityCall = await openCall(cityOffice, 'LOWER_BODY');
  const countyCall = await openCall(countyOffice, 'LOWER_BODY');
  const toCounty = await suggest(town, countyCall, 'LOWER_BODY', '致县');
  const toCity = await suggest(town, cityCall, 'LOWER_BODY', '致市');
  expect(await titles(countyOffice, countyCall)).toEqual(['致县']);
  expect(await titles(countyOffice, cityCall)).toEqual([]);
  expect(await titles(cityOffice, cityCall)).toEqual(['致市']);
  expect(await titles(cityOffice, countyCall)).toEqual([]);
  expect(await titles(neighbour, countyCall)).toEqual([]);
  const query = 'query ($id: ID!) { topicSuggestion(id: $id) { title } }';
  expect(codeOf(await ask(cityOffice, query, { id: toCounty.id }))).toBe('NOT_FOUND');
  expect(codeOf(await ask(countyOffice, query, { id: toCity.id }))).toBe('NOT_FOUND');
  expect(
    await code(personIn(towns[1][0], Role.LIAISON), 'suggestTopic', {
      topicCallId: countyCall,
      source: 'LOWER_BODY',
      ...text('他县'),
    }),
  ).toBe('NOT_FOUND');
  expect(
    await code(cityOffice, 'suggestTopic', { topicCallId: countyCall, source: 'LOWER_BODY', ...text('向下') }),
  ).toBe('FORBIDDEN');
});

test("a member's draft is his alone until he submits it, and nobody else changes it", async () => {
  const { city, counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const [member, colleague] = [personIn(counties[0], Role.MEMBER), personIn(counties[0], Role.MEMBER)];
  const topicCallId = await openCall(office, 'MEMBER');
  const { id, version } = await suggest(member, topicCallId, 'MEMBER', '初稿', { asDraft: true });
  const query = 'query ($id: ID!) { topicSuggestion(id: $id) { title } }';
  for (const other of [office, colleague]) {
    expect(codeOf(await ask(other, query, { id }))).toBe('NOT_FOUND');
    expect(await code(other, 'editSuggestion', { suggestionId: id, ...text('改') })).toBe('NOT_FOUND');
    expect(await titles(other, topicCallId, { state: 'DRAFT' })).toEqual([]);
  }
  const edited = await topicAct(member, 'editSuggestion', { suggestionId: id, version, ...text('定稿') });
  expect(edited).toMatchObject({ title: '定稿', state: 'DRAFT', submittedAt: null });
  expect(await code(member, 'editSuggestion', { suggestionId: id, version, ...text('旧') })).toBe('CONFLICT');
  const submitted = await topicAct(member, 'submitSuggestion', { suggestionId: id });
  expect(submitted.state).toBe('SUBMITTED');
  expect(await titles(office, topicCallId)).toEqual(['定稿']);
  expect(await code(office, 'withdrawSuggestion', { suggestionId: id })).toBe('FORBIDDEN');
  expect(await code(colleague, 'withdrawSuggestion', { suggestionId: id })).toBe('FORBIDDEN');
  expect(codeOf(await ask(personIn(city, Role.OFFICE), query, { id }))).toBe('NOT_FOUND');
  expect((await topicAct(member, 'withdrawSuggestion', { suggestionId: id })).state).toBe('WITHDRAWN');
  expect(await titles(office, topicCallId)).toEqual([]);
  expect(await titles(office, topicCallId, { state: 'WITHDRAWN' })).toEqual(['定稿']);
  const discarded = await suggest(member, topicCallId, 'MEMBER', '弃稿', { asDraft: true });
  expect(await topicAct(member, 'deleteSuggestion', { suggestionId: discarded.id })).toEqual({
    deletedId: discarded.id,
  });
});

test('a draft of a body below comes before the city only when it is submitted', async () => {
  const { city, counties } = await makeNetwork({ towns: 0 });
  const [office, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const topicCallId = await openCall(office, 'LOWER_BODY');
  const { id } = await suggest(county, topicCallId, 'LOWER_BODY', '县里起草', { asDraft: true });
  expect(await titles(office, topicCallId, { state: 'DRAFT' })).toEqual([]);
  expect(await code(office, 'circleSuggestion', { suggestionId: id, leader: '鲍之衡' })).toBe('NOT_FOUND');
  await topicAct(county, 'submitSuggestion', { suggestionId: id });
  expect(await titles(office, topicCallId)).toEqual(['县里起草']);
  expect(await code(office, 'withdrawSuggestion', { suggestionId: id })).toBe('FORBIDDEN');
});

test('a member suggests in his own name only; the office enters all others, and a body below speaks as such', async () => {
  const { city, counties } = await makeNetwork({ towns: 0 });
  const [office, member, chair] = [Role.OFFICE, Role.MEMBER, Role.CHAIR].map((role) => personIn(city, role));
  const [countyOffice, countyMember] = [Role.OFFICE, Role.MEMBER].map((role) => personIn(counties[0], role));
  const topicCallId = await openCall(office, 'MEMBER', 'DEPARTMENT', 'LOWER_BODY');
  const outcome = async (viewer: Viewer | null, source: string, more: Json = {}) => {
    const answer = await ask(viewer, topicActs.suggestTopic, {
      input: { topicCallId, source, ...text('题'), ...more },
    });
    return answer.errors ? `${codeOf(answer)} ${answer.errors[0].extensions.field ?? ''}`.trim() : 'OK';
  };
  const named = { proposerNames: ['方既白'] };
  expect(await outcome(null, 'MEMBER')).toBe('UNAUTHENTICATED');
  expect(await outcome(chair, 'MEMBER')).toBe('FORBIDDEN');
  expect(await outcome(member, 'MEMBER')).toBe('OK');
  expect(await outcome(member, 'MEMBER', named)).toBe('FORBIDDEN');
  expect(await outcome(member, 'DEPARTMENT', named)).toBe('FORBIDDEN');
  expect(await outcome(office, 'MEMBER')).toBe('FORBIDDEN');
  expect(await outcome(office, 'MEMBER', named)).toBe('OK');
  expect(await outcome(office, 'DEPARTMENT', { onBehalfOf: '市住建局' })).toBe('OK');
  expect(await outcome(office, 'DEPARTMENT')).toBe('BAD_USER_INPUT input.proposerNames');
  expect(await outcome(office, 'PUBLIC', named)).toBe('BAD_USER_INPUT input.source');
  expect(await outcome(office, 'LOWER_BODY', named)).toBe('BAD_USER_INPUT input.source');
  expect(await outcome(countyOffice, 'DEPARTMENT', named)).toBe('BAD_USER_INPUT input.source');
  expect(await outcome(countyOffice, 'LOWER_BODY', named)).toBe('OK');
  expect(await outcome(countyMember, 'MEMBER')).toBe('FORBIDDEN');
  expect(await outcome(personIn({ ...city, closedOn: '2026-01-01' }, Role.OFFICE), 'MEMBER', named)).toBe('FORBIDDEN');
  expect(await outcome(office, 'MEMBER', { ...named, text: '长'.repeat(3001) })).toBe('BAD_USER_INPUT input.text');
  expect(await outcome(office, 'MEMBER', { ...named, title: ' ' })).toBe('BAD_USER_INPUT input.title');
  const long = { preStudy: { problems: '长'.repeat(1001) } };
  expect(await outcome(office, 'MEMBER', { ...named, ...long })).toBe('BAD_USER_INPUT input.preStudy.problems');
  const among = await openCall(office, 'MEMBER');
  expect(await code(countyOffice, 'suggestTopic', { topicCallId: among, source: 'LOWER_BODY', ...text('题') })).toBe(
    'NOT_FOUND',
  );
});

test('outside its window a call takes no suggestion, and lets none be withdrawn', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const content = { ...callContent('PUBLIC'), opensOn: '2026-11-01', closesOn: '2026-12-15' };
  const topicCallId = (await topicAct(office, 'draftTopicCall', content)).id;
  const input = { topicCallId, source: 'PUBLIC', proposerNames: ['柳映舟'], ...text('题') };
  const on = (day: string) => new Date(`${day}T04:00:00Z`);
  expect(await code(office, 'suggestTopic', input, on('2026-11-10'))).toBe('ILLEGAL_TRANSITION');
  await data(office, topicActs.openTopicCall, { input: { topicCallId } }, { now: on('2026-10-20') });
  expect(await code(office, 'suggestTopic', input, on('2026-10-31'))).toBe('ILLEGAL_TRANSITION');
  const taken = await data(office, topicActs.suggestTopic, { input }, { now: on('2026-11-01') });
  const kept = await data(
    office,
    topicActs.suggestTopic,
    { input: { ...input, asDraft: true } },
    { now: on('2026-12-15') },
  );
  const [submitted, drafted] = [taken, kept].map(({ suggestTopic }) => suggestTopic.topicSuggestion.id);
  const late = await ask(office, topicActs.suggestTopic, { input }, { now: on('2026-12-16') });
  expect(late.errors![0].extensions).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    closesOn: '2026-12-15',
    state: 'OPEN',
  });
  expect(await code(office, 'submitSuggestion', { suggestionId: drafted }, on('2026-12-16'))).toBe(
    'ILLEGAL_TRANSITION',
  );
  expect(await code(office, 'withdrawSuggestion', { suggestionId: submitted }, on('2026-12-16'))).toBe(
    'ILLEGAL_TRANSITION',
  );
  await topicAct(office, 'closeTopicCall', { topicCallId });
  expect(await code(office, 'suggestTopic', input, on('2026-11-10'))).toBe('ILLEGAL_TRANSITION');
  expect(await code(office, 'submitSuggestion', { suggestionId: drafted }, on('2026-11-10'))).toBe(
    'ILLEGAL_TRANSITION',
  );
});

test('nobody, the wrong role, siblings and bodies above change no suggestion', async () => {
  const { city, counties } = await makeNetwork({ towns: 0 });
  const [office, county, sibling] = [city, ...counties].map((body) => personIn(body, Role.OFFICE));
  const topicCallId = await openCall(office, 'LOWER_BODY');
  const { id } = await suggest(county, topicCallId, 'LOWER_BODY', '甲', { asDraft: true });
  const acts: [keyof typeof topicActs, Json][] = [
    ['editSuggestion', { suggestionId: id, ...text('改') }],
    ['submitSuggestion', { suggestionId: id }],
    ['withdrawSuggestion', { suggestionId: id }],
    ['deleteSuggestion', { suggestionId: id }],
  ];
  const codes = async (viewer: Viewer | null): Promise<string[]> =>
    Promise.all(acts.map(([act, input]) => code(viewer, act, input)));
  const four = (answer: string) => [answer, answer, answer, answer];
  expect(await codes(null)).toEqual(four('UNAUTHENTICATED'));
  expect(await codes(personIn(counties[0], Role.CHAIR, Role.COMMITTEE, Role.ADMIN, Role.AUDITOR))).toEqual(
    four('FORBIDDEN'),
  );
  expect((await codes(personIn(counties[0], Role.MEMBER))).slice(0, 2)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(await codes(sibling)).toEqual(four('NOT_FOUND'));
  expect(await codes(office)).toEqual(four('NOT_FOUND'));
  expect(await code(county, 'withdrawSuggestion', { suggestionId: id })).toBe('ILLEGAL_TRANSITION');
  await topicAct(county, 'submitSuggestion', { suggestionId: id });
  expect(await codes(office)).toEqual(four('FORBIDDEN'));
  expect(await codes(sibling)).toEqual(four('NOT_FOUND'));
  for (const [act, input] of acts.filter(([name]) => name !== 'withdrawSuggestion')) {
    expect(await code(county, act, input)).toBe('ILLEGAL_TRANSITION');
  }
  expect(await suggestion(office, id)).toMatchObject({ title: '甲', state: 'SUBMITTED' });
});
