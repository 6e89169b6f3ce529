import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { makeDuties } from '../support/duties.js';
import { act } from '../support/full-body.js';
import {
  assessed,
  assessmentPublished,
  codeAt,
  day,
  fieldOf,
  schemeWithConsequences,
  take,
} from '../support/outcomes.js';
import { codeFor, data, personIn, Role, type Json } from '../support/world.js';

const { CHAIR, HANDLER, MEMBER, OFFICE } = Role;
const reason = '数据更正';

const list = (scope: string): string =>
  `{ leagueTables(scope: ${scope}, first: 10) { totalCount nodes { id state reason rows(first: 10) { totalCount nodes { name } } } } }`;
const shown = async (viewer: Viewer, scope = 'OWN'): Promise<Json[]> =>
  (await data(viewer, list(scope))).leagueTables.nodes;
const node = 'query ($id: ID!) { node(id: $id) { ... on LeagueTable { rows(first: 5) { nodes { id } } } } }';
const rowNode = 'query ($id: ID!) { node(id: $id) { ... on LeagueTableRow { name total } } }';

test('a table of counties reaches them by the act of publishing it, and shows rank, name, total and grade', async () => {
  const { city, counties, towns } = await makeDuties([]);
  const assessmentId = await assessmentPublished(city, schemeWithConsequences('县区考核', 'BODY'));
  const below = [personIn(counties[0], OFFICE), personIn(counties[1], MEMBER), personIn(towns[0][0], HANDLER)];
  for (const viewer of below) expect(await shown(viewer, 'ABOVE')).toEqual([]);
  const table = await take(personIn(city, CHAIR), 'publishLeagueTable', { assessmentId });
  expect(table).toMatchObject({ state: 'PUBLISHED', title: '县区考核', year: 2026, subject: 'BODY', publishedOn: day });
  expect(table.rows.nodes).toEqual(counties.map(({ name }) => ({ rank: 1, among: null, name, total: 0, grade: null })));
  for (const viewer of below) {
    expect(await shown(viewer, 'ABOVE')).toMatchObject([{ id: table.id, rows: { totalCount: 2 } }]);
  }
  // The results themselves stay between the city and each county.
  const results =
    'query ($id: ID!) { leagueTable(id: $id) { assessment { results(first: 5) { nodes { subjectName } } } } }';
  const { leagueTable } = await data(below[0], results, { id: table.id });
  expect(leagueTable.assessment.results.nodes).toEqual([{ subjectName: counties[0].name }]);
  const [{ id: rowId }] = (await data(below[0], node, { id: table.id })).node.rows.nodes;
  expect((await data(below[0], rowNode, { id: rowId })).node).toEqual({ name: counties[0].name, total: 0 });
  // Withdrawn, it is there for who keeps the files of the city only.
  const withdrawn = await take(personIn(city, CHAIR), 'withdrawLeagueTable', { leagueTableId: table.id, reason });
  expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', withdrawnOn: day, reason });
  expect(withdrawn.rows.nodes).toHaveLength(2);
  for (const viewer of [...below, personIn(city, MEMBER), personIn(city, HANDLER)]) {
    expect([await shown(viewer), await shown(viewer, 'ABOVE')]).toEqual([[], []]);
    expect(await codeFor(viewer, node, { id: table.id })).toBe('NOT_FOUND');
    expect(await codeFor(viewer, rowNode, { id: rowId })).toBe('NOT_FOUND');
  }
  expect(await shown(personIn(city, OFFICE))).toMatchObject([{ state: 'WITHDRAWN', rows: { totalCount: 2 } }]);
});

test('a table of members is for the people of the own body, and nobody else', async () => {
  const { county, counties, city, towns, members } = await makeDuties();
  const subjects = members.map((memberId, at) => ({ name: `宣${at}`, memberId, rank: at + 1, total: 90.5 - at }));
  const { assessmentId } = await assessed(county, subjects);
  const chair = personIn(county, CHAIR);
  const table = await take(chair, 'publishLeagueTable', { assessmentId, title: '委员履职榜' });
  expect(table.title).toBe('委员履职榜');
  expect(table.rows.nodes.map((row: Json) => [row.rank, row.name, row.total, row.grade])).toEqual([
    [1, '宣0', 90.5, '合格'],
    [2, '宣1', 89.5, '合格'],
    [3, '宣2', 88.5, '合格'],
  ]);
  for (const role of [MEMBER, HANDLER, OFFICE]) {
    expect(await shown(personIn(county, role))).toMatchObject([{ rows: { totalCount: 3 } }]);
  }
  for (const body of [city, counties[1], towns[0][0]]) {
    const viewer = personIn(body, OFFICE, CHAIR);
    for (const scope of ['SUBTREE', 'CHILDREN', 'ABOVE', 'NETWORK']) expect(await shown(viewer, scope)).toEqual([]);
    expect(await codeFor(viewer, node, { id: table.id })).toBe('NOT_FOUND');
  }
});

test('publishing and withdrawing are for the chair, once the results are published', async () => {
  const { county, counties, city, members } = await makeDuties();
  const subjects = members.map((memberId, at) => ({ name: `宣${at}`, memberId }));
  const others = Object.values(Role).filter((role) => role !== CHAIR);
  const chair = personIn(county, CHAIR);
  for (const state of ['MARKING', 'DECIDED']) {
    const { assessmentId } = await assessed(county, subjects, state);
    expect(await codeAt(chair, 'publishLeagueTable', { assessmentId })).toBe('ILLEGAL_TRANSITION');
  }
  const { assessmentId } = await assessed(county, subjects, 'CLOSED');
  const publish = (viewer: Viewer | null) => codeAt(viewer, 'publishLeagueTable', { assessmentId });
  expect(await publish(null)).toBe('UNAUTHENTICATED');
  expect(await publish(personIn(county, ...others))).toBe('FORBIDDEN');
  expect(await publish(personIn({ ...county, closedOn: '2026-01-01' }, CHAIR))).toBe('FORBIDDEN');
  expect(await publish(personIn(counties[1], CHAIR))).toBe('NOT_FOUND');
  // The city sees how far the county's assessment is, and does not publish it.
  expect(await publish(personIn(city, CHAIR))).toBe('FORBIDDEN');
  expect(await fieldOf(chair, 'publishLeagueTable', { assessmentId, title: 'x'.repeat(201) })).toBe('input.title');
  const { id } = await take(chair, 'publishLeagueTable', { assessmentId });
  expect(await publish(chair)).toBe('CONFLICT');
  const input = { leagueTableId: id, reason };
  const withdraw = (viewer: Viewer | null) => codeAt(viewer, 'withdrawLeagueTable', input);
  expect(await withdraw(null)).toBe('UNAUTHENTICATED');
  expect(await withdraw(personIn(county, ...others))).toBe('FORBIDDEN');
  for (const body of [counties[1], city]) expect(await withdraw(personIn(body, CHAIR))).toBe('NOT_FOUND');
  expect(await fieldOf(chair, 'withdrawLeagueTable', { leagueTableId: id, reason: '' })).toBe('input.reason');
  expect(await withdraw(chair)).toBe('OK');
  expect(await withdraw(chair)).toBe('ILLEGAL_TRANSITION');
  expect(await publish(chair)).toBe('OK');
});

test('a county that reads the table of its city cannot take it back', async () => {
  const { city, counties } = await makeDuties([]);
  const { assessmentId } = await assessed(
    city,
    counties.map((body) => ({ name: body.name, body })),
  );
  const { id } = await take(personIn(city, CHAIR), 'publishLeagueTable', { assessmentId });
  const county = personIn(counties[0], CHAIR);
  expect(await codeAt(county, 'withdrawLeagueTable', { leagueTableId: id, reason })).toBe('FORBIDDEN');
  const can = 'query ($id: ID!) { leagueTable(id: $id) { viewerCan { action allowed code } } }';
  expect((await data(county, can, { id })).leagueTable.viewerCan).toEqual([
    { action: 'withdrawLeagueTable', allowed: false, code: 'FORBIDDEN' },
  ]);
});

test('where classes are ranked apart they follow each other, and who is not ranked is not in it', async () => {
  const { county, members } = await makeDuties();
  const classes = [
    { ranked_among: '乙组', rank: 1 },
    { ranked_among: '甲组', rank: 1 },
    { rank: null, tied: null, ranked_of: null },
  ];
  const subjects = members.map((memberId, at) => ({ name: `宣${at}`, memberId, more: classes[at] }));
  const { assessmentId } = await assessed(county, subjects);
  const { rows } = await take(personIn(county, CHAIR), 'publishLeagueTable', { assessmentId });
  expect(rows.nodes.map((row: Json) => [row.among, row.rank, row.name])).toEqual([
    ['乙组', 1, '宣0'],
    ['甲组', 1, '宣1'],
  ]);
  const nobody = await assessed(county, [{ name: '宣0', memberId: members[0], more: classes[2] }]);
  expect(await codeAt(personIn(county, CHAIR), 'publishLeagueTable', { assessmentId: nobody.assessmentId })).toBe(
    'CONFLICT',
  );
});

test('reopening an assessment takes its table back', async () => {
  const { county, members } = await makeDuties();
  const { assessmentId } = await assessed(county, [{ name: '宣一', memberId: members[0] }], 'CLOSED');
  const chair = personIn(county, CHAIR);
  await take(chair, 'publishLeagueTable', { assessmentId });
  await act(chair, 'reopenAssessment', { assessmentId, reason });
  expect(await shown(chair)).toMatchObject([{ state: 'WITHDRAWN' }]);
  expect(await shown(personIn(county, MEMBER))).toEqual([]);
});

test('upholding an objection takes the table back, whoever decides: what it shows holds no more; rejecting leaves it', async () => {
  const duties = await makeDuties();
  const { county, members, accounts } = duties;
  const subjects = members.map((memberId, at) => ({
    ...{ name: `宣${at}`, memberId, personId: accounts[at]?.viewer.personId },
  }));
  const { assessmentId, results } = await assessed(county, subjects);
  const chair = personIn(county, CHAIR);
  const office = personIn(county, OFFICE);
  await take(chair, 'publishLeagueTable', { assessmentId });
  const decide = async (at: number, upheld: boolean): Promise<void> => {
    const { id } = await take(accounts[at].viewer, 'objectToResult', { resultId: results[at], reason });
    await take(office, 'decideResultObjection', { resultObjectionId: id, upheld, reason });
  };
  await decide(0, false);
  expect(await shown(chair)).toMatchObject([{ state: 'PUBLISHED' }]);
  await decide(1, true);
  expect(await shown(chair)).toMatchObject([{ state: 'WITHDRAWN', reason: '申诉成立，考核结果已重新计算。' }]);
  await take(chair, 'publishLeagueTable', { assessmentId });
});
