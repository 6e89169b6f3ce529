import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { accountIn, tokenOf, viewerWith } from '../support/accounts.js';
import { addMember, take } from '../support/members.js';
import {
  codeOfOutcome,
  outcome,
  outcomeRefusal,
  reported,
  resultsSeen,
  suggested,
  suggestionIds,
  suggestionSeen,
} from '../support/research-outcomes.js';
import { pass, sendTo } from '../support/handovers.js';
import { joins, launched, research, sees } from '../support/research.js';
import { makeNetwork, personIn, Role, type Json, type Network, type TestBody } from '../support/world.js';

const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE);
const codeOf = ({ id }: TestBody): string => String(id);

interface Campaign extends Network {
  lead: Viewer;
  one: Viewer;
  declining: Viewer;
  outside: Viewer;
  projectId: string;
}

/** A project of a county in which another takes part, and which a third declines. */
async function campaign(): Promise<Campaign> {
  const network = await makeNetwork({ counties: 4, towns: 1 });
  const { city, counties } = network;
  const [lead, one, declining, outside] = counties.map(office);
  await pass(office(city), 'openHandoverChannel', { ...between(counties[0], counties[1]), kinds: ['INVITE'] });
  await pass(office(city), 'openHandoverChannel', { ...between(counties[0], counties[2]), kinds: ['INVITE'] });
  const projectId = await launched(lead);
  await joins(lead, projectId, counties[1], one);
  const { id: handoverId } = await sendTo(lead, counties[2], { kind: 'INVITE', subjectId: projectId });
  await pass(declining, 'returnHandover', { handoverId, text: '力量不足' });
  return { ...network, lead, one, declining, outside, projectId };
}

const between = (one: TestBody, other: TestBody): Json => ({ between: [codeOf(one), codeOf(other)] });

test('suggestions are made while a project runs, each with its origin, changed and taken out', async () => {
  const { lead, counties, projectId } = await campaign();
  const origin = codeOf(counties[1]);
  const first = await outcome(lead, 'addResearchSuggestion', suggested(projectId, { origin }), '2027-05-01');
  expect(first).toMatchObject({ position: 1, state: 'MADE', madeOn: '2027-05-01', origin: { code: origin } });
  const second = await outcome(lead, 'addResearchSuggestion', suggested(projectId, { text: null }));
  expect(second).toMatchObject({ position: 2, origin: null, text: null, reopened: 0 });
  const own = await outcome(lead, 'addResearchSuggestion', suggested(projectId, { origin: codeOf(counties[0]) }));
  expect(own.origin).toBeNull();
  for (const stranger of [counties[2], counties[3]]) {
    expect(
      await outcomeRefusal(lead, 'addResearchSuggestion', suggested(projectId, { origin: codeOf(stranger) })),
    ).toEqual({
      code: 'NOT_FOUND',
      field: 'input.origin',
    });
  }
  const suggestionId: string = first.id;
  const edited = { suggestionId, version: 1, title: '新标题', addressedTo: '市发展改革委', origin: null };
  expect(await outcome(lead, 'editResearchSuggestion', edited)).toMatchObject({
    ...{ title: '新标题', addressedTo: '市发展改革委', origin: null, text: '淘汰分散燃煤锅炉。', version: 2 },
  });
  expect(await codeOfOutcome(lead, 'editResearchSuggestion', edited)).toBe('CONFLICT');
  expect(await outcome(lead, 'removeResearchSuggestion', { suggestionId: second.id })).toBe(second.id);
  expect((await resultsSeen(lead, projectId)).suggestions.nodes).toEqual([{ id: suggestionId }, { id: own.id }]);
  expect(await codeOfOutcome(lead, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' })).toBe(
    'ILLEGAL_TRANSITION',
  );
});

test('a suggestion is followed from its being adopted to a look-back that opens it again, also after closing', async () => {
  const { lead, projectId } = await campaign();
  const { id: suggestionId } = await outcome(lead, 'addResearchSuggestion', suggested(projectId), '2027-05-01');
  await reported(projectId);
  expect(await codeOfOutcome(lead, 'removeResearchSuggestion', { suggestionId })).toBe('ILLEGAL_TRANSITION');
  await research(lead, 'closeResearchProject', { projectId });
  await outcome(lead, 'followUpSuggestion', { suggestionId, kind: 'REPLY', text: '正在研究。' }, '2027-05-20');
  const adopted = await outcome(lead, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' }, '2027-06-01');
  expect(adopted).toMatchObject({ state: 'ADOPTED', decidedOn: '2027-06-01', reason: null });
  expect(await codeOfOutcome(lead, 'editResearchSuggestion', { suggestionId, title: '再改' })).toBe(
    'ILLEGAL_TRANSITION',
  );
  const promise = { suggestionId, kind: 'PROMISE', promisedBy: '市生态环境局', promisedFor: '2027-12-31' };
  expect((await outcome(lead, 'followUpSuggestion', promise, '2027-06-10')).state).toBe('ADOPTED');
  const attachments = [{ name: '验收单', reference: '环验〔2027〕3号' }];
  const done = { suggestionId, implementedOn: '2027-12-20', text: '锅炉已淘汰。', attachments };
  expect(await outcome(lead, 'implementSuggestion', done, '2028-01-05')).toMatchObject({
    ...{ state: 'IMPLEMENTED', implementedOn: '2027-12-20', lookedBackOn: null },
  });
  const due = 'lookBacksDue(implementedBefore: "2028-06-20", first: 5)';
  expect(await suggestionIds(lead, due)).toEqual([suggestionId]);
  expect(await suggestionIds(lead, 'lookBacksDue(implementedBefore: "2027-12-20", first: 5)')).toEqual([]);
  await outcome(lead, 'lookBackOnSuggestion', { suggestionId, outcome: 'CONFIRMED' }, '2028-03-01');
  expect(await suggestionIds(lead, due)).toEqual([]);
  const reopening = { suggestionId, outcome: 'REOPENED', reason: '部分锅炉复烧。' };
  expect(await outcome(lead, 'lookBackOnSuggestion', reopening, '2028-06-20')).toMatchObject({
    ...{ state: 'ADOPTED', implementedOn: null, lookedBackOn: '2028-06-20', reopened: 1, decidedOn: '2027-06-01' },
  });
  const early = { suggestionId, implementedOn: '2028-06-19' };
  expect(await outcomeRefusal(lead, 'implementSuggestion', early, '2028-09-01')).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'input.implementedOn',
  });
  await outcome(lead, 'implementSuggestion', { suggestionId }, '2028-09-01');
  const { followUps } = await suggestionSeen(lead, suggestionId);
  expect(followUps.nodes).toMatchObject([
    { kind: 'REPLY', happenedOn: '2027-05-20', text: '正在研究。', outcome: null },
    { kind: 'PROMISE', promisedBy: '市生态环境局', promisedFor: '2027-12-31' },
    { kind: 'IMPLEMENTATION', happenedOn: '2027-12-20', attachments, promisedBy: null },
    { kind: 'LOOK_BACK', outcome: 'CONFIRMED', text: null },
    { kind: 'LOOK_BACK', outcome: 'REOPENED', text: '部分锅炉复烧。', suggestion: { id: suggestionId } },
    { kind: 'IMPLEMENTATION', happenedOn: '2028-09-01' },
  ]);
  expect(await suggestionIds(lead, 'lookBacksDue(implementedBefore: "2028-09-02", first: 5)')).toEqual([suggestionId]);
});

test('what is not adopted or opened again needs a reason; days follow each other', async () => {
  const { lead, counties, projectId } = await campaign();
  const add = () => outcome(lead, 'addResearchSuggestion', suggested(projectId), '2027-05-01');
  const [suggestionId, other]: string[] = [(await add()).id, (await add()).id];
  await reported(projectId);
  const refused = (act: Parameters<typeof outcome>[1], more: Json, day = '2027-08-01') =>
    outcomeRefusal(lead, act, { suggestionId, ...more }, day);
  const bad = (field: string) => ({ code: 'BAD_USER_INPUT', field: `input.${field}` });
  expect(await refused('decideResearchSuggestion', { decision: 'NOT_ADOPTED', reason: ' ' })).toEqual(bad('reason'));
  const early = { decision: 'ADOPTED', decidedOn: '2027-04-30' };
  expect(await refused('decideResearchSuggestion', early)).toEqual(bad('decidedOn'));
  const late = { decision: 'ADOPTED', decidedOn: '2027-08-02' };
  expect(await refused('decideResearchSuggestion', late)).toEqual(bad('decidedOn'));
  expect(await refused('followUpSuggestion', { kind: 'REPLY' })).toEqual(bad('text'));
  expect(await refused('followUpSuggestion', { kind: 'LOOK_BACK', text: '看' })).toEqual(bad('kind'));
  expect(await refused('followUpSuggestion', { kind: 'PROMISE', promisedBy: '局' })).toEqual(bad('promisedFor'));
  const broken = { kind: 'PROMISE', promisedBy: '局', promisedFor: '2027-07-31' };
  expect(await refused('followUpSuggestion', broken)).toEqual(bad('promisedFor'));
  const reply = { kind: 'REPLY', text: '已阅', promisedBy: '局' };
  expect(await refused('followUpSuggestion', reply)).toEqual(bad('promisedBy'));
  expect((await refused('implementSuggestion', {})).code).toBe('ILLEGAL_TRANSITION');
  const rejected = { suggestionId: other, decision: 'NOT_ADOPTED', reason: '与上位规划不符' };
  expect(await outcome(lead, 'decideResearchSuggestion', rejected, '2027-08-01')).toMatchObject({
    ...{ state: 'NOT_ADOPTED', reason: '与上位规划不符' },
  });
  const word = { suggestionId: other, kind: 'REPLY', text: '无' };
  expect(await codeOfOutcome(lead, 'followUpSuggestion', word)).toBe('ILLEGAL_TRANSITION');
  await outcome(lead, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' }, '2027-08-01');
  await outcome(lead, 'implementSuggestion', { suggestionId }, '2027-08-01');
  expect(await refused('lookBackOnSuggestion', { outcome: 'REOPENED' })).toEqual(bad('reason'));
  const before = { outcome: 'CONFIRMED', lookedBackOn: '2027-07-31' };
  expect(await refused('lookBackOnSuggestion', before)).toEqual(bad('lookedBackOn'));
  // Also after the project was closed a suggestion may come from who took part in it, and from nobody else.
  await research(lead, 'closeResearchProject', { projectId });
  const origin = codeOf(counties[1]);
  expect(await outcome(lead, 'addResearchSuggestion', suggested(projectId, { origin }))).toMatchObject({
    ...{ position: 3, origin: { code: origin } },
  });
  const declined = suggested(projectId, { origin: codeOf(counties[2]) });
  expect(await outcomeRefusal(lead, 'addResearchSuggestion', declined)).toEqual({
    code: 'NOT_FOUND',
    field: 'input.origin',
  });
});

test('suggestions are the leading body’s until the report is final; then who took part sees them for good, and nobody else', async () => {
  const { city, lead, one, declining, outside, counties, towns, projectId } = await campaign();
  const account = await accountIn(counties[1], 'member', Role.MEMBER);
  const memberId: string = (await addMember(one, '委员甲', { post: '某校教师' })).id;
  await take(personIn(counties[1], Role.ADMIN), 'linkMember', { memberId, seatId: account.seatId });
  const visitor = await viewerWith(await tokenOf(account), codeOf(counties[1]));
  await research(one, 'nameResearcher', { projectId, memberId, role: 'MEMBER' });
  const { id: suggestionId } = await outcome(lead, 'addResearchSuggestion', suggested(projectId), '2027-05-01');
  const above = office(city);
  const others = [declining, outside, office(towns[0][0]), personIn(counties[1], Role.MEMBER)];
  const seers = async () => Promise.all([lead, one, visitor, above, ...others].map((each) => sees(each, suggestionId)));
  const nobodyElse = others.map(() => false);
  expect(await seers()).toEqual([true, false, false, false, ...nobodyElse]);
  expect(await suggestionIds(one, 'researchSuggestions(box: TAKEN_PART, first: 9)')).toEqual([]);
  await reported(projectId);
  await outcome(lead, 'followUpSuggestion', { suggestionId, kind: 'REPLY', text: '已阅。' }, '2027-05-02');
  expect(await seers()).toEqual([true, true, true, true, ...nobodyElse]);
  const { id: later } = await outcome(lead, 'addResearchSuggestion', suggested(projectId), '2027-06-01');
  await research(lead, 'closeResearchProject', { projectId });
  expect(await seers()).toEqual([true, true, true, true, ...nobodyElse]);
  expect(await sees(one, projectId)).toBe(false);
  expect(await suggestionSeen(one, suggestionId)).toMatchObject({
    ...{ project: null, followUps: { nodes: [{ kind: 'REPLY', text: '已阅。' }] } },
  });
  const { viewerCan } = await suggestionSeen(one, suggestionId);
  expect(viewerCan.every(({ allowed, code }: Json) => !allowed && code === 'FORBIDDEN')).toBe(true);
  for (const who of [one, visitor]) {
    expect(await suggestionIds(who, 'researchSuggestions(box: TAKEN_PART, first: 9)')).toEqual([later, suggestionId]);
  }
  for (const who of [...others, lead, above]) {
    expect(await suggestionIds(who, 'researchSuggestions(box: TAKEN_PART, first: 9)')).toEqual([]);
  }
  expect(await suggestionIds(lead, 'researchSuggestions(year: 2027, state: MADE, first: 9)')).toHaveLength(2);
  expect(await suggestionIds(lead, 'researchSuggestions(year: 2026, first: 9)')).toEqual([]);
  expect(await suggestionIds(lead, 'researchSuggestions(state: ADOPTED, first: 9)')).toEqual([]);
  expect(await codeOfOutcome(one, 'decideResearchSuggestion', { suggestionId, decision: 'ADOPTED' })).toBe('FORBIDDEN');
});

test('every act on a suggestion is for those who pass things on in the leading body', async () => {
  const { city, lead, one, outside, counties, projectId } = await campaign();
  const { id: suggestionId } = await outcome(lead, 'addResearchSuggestion', suggested(projectId));
  const acts = [
    ['editResearchSuggestion', { title: '改' }],
    ['removeResearchSuggestion', {}],
    ['decideResearchSuggestion', { decision: 'ADOPTED' }],
    ['followUpSuggestion', { kind: 'REPLY', text: '已阅' }],
    ['implementSuggestion', {}],
    ['lookBackOnSuggestion', { outcome: 'CONFIRMED' }],
  ] as const;
  const answers = async (input: Json, act: Parameters<typeof outcome>[1]) => {
    const viewers = [null, personIn(counties[0], Role.MEMBER, Role.COMMITTEE, Role.ADMIN), outside, one, office(city)];
    return Promise.all(viewers.map((viewer) => codeOfOutcome(viewer, act, input)));
  };
  const unseen = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'];
  for (const [act, more] of acts) expect(await answers({ suggestionId, ...more }, act)).toEqual(unseen);
  const add = await answers(suggested(projectId), 'addResearchSuggestion');
  expect(add).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN']);
  await reported(projectId);
  const seen = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN'];
  for (const [act, more] of acts) expect(await answers({ suggestionId, ...more }, act)).toEqual(seen);
  await research(lead, 'closeResearchProject', { projectId });
  for (const [act, more] of acts) expect(await answers({ suggestionId, ...more }, act)).toEqual(seen);
});
