import { expect, test } from '@jest/globals';
import {
  assessable,
  assessmentIn,
  makeAssessed,
  publishedScheme,
  resultsOf,
  take,
  type Assessed,
} from '../support/assessments.js';
import { keyOf } from '../support/ids.js';
import { ask, codeFor, codeOf, data, personIn, Role, type Json } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

const now = { now: new Date('2027-01-15T12:00:00+08:00') };
const everything = `id title state results(first: 50) { totalCount nodes { id total rank proposals explanation { total } } }
  gates { id remark } history(first: 50) { totalCount nodes { act note } } figure { subjects average gradeCounts { grade subjects } }`;
const all = `query ($id: ID!) { assessment(id: $id) { ${everything} } }`;
const seen = async (viewer: Viewer, id: string): Promise<Json> => (await data(viewer, all, { id }, now)).assessment;

/** What reveals something if a list is narrowed or counted by it. */
const narrowings = ['', 'grade: "优秀"', 'grade: "不称职"', 'minimumLight: RED', 'covered: true', 'text: "宣"'];
const countBy = async (viewer: Viewer, id: string): Promise<number[]> => {
  const lists = narrowings.map((by, at) => `l${at}: results(first: 1${by && `, ${by}`}) { totalCount }`);
  const { assessment } = await data(viewer, `query ($id: ID!) { assessment(id: $id) { ${lists.join(' ')} } }`, { id });
  return Object.values<Json>(assessment).map(({ totalCount }) => totalCount as number);
};

async function decided(): Promise<{ assessed: Assessed; id: string }> {
  const assessed = await makeAssessed();
  return { assessed, id: await assessmentIn(assessed, 'DECIDED') };
}

test('until it is published a member learns nothing of any result, not by any list, count, filter, id or figure', async () => {
  const { assessed, id } = await decided();
  const [{ viewer: member }] = assessed.accounts;
  expect(await seen(member, id)).toMatchObject({
    ...{ state: 'DECIDED', results: { totalCount: 0, nodes: [] }, gates: [], figure: null },
    history: { totalCount: 0, nodes: [] },
  });
  expect(await countBy(member, id)).toEqual(narrowings.map(() => 0));
  const own = '{ myMemberships { results(first: 5) { totalCount nodes { id } } } }';
  expect((await data(member, own)).myMemberships[0].results).toEqual({ totalCount: 0, nodes: [] });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  for (const { id: resultId } of await resultsOf(assessed.office, id)) {
    expect(await codeFor(member, node, { id: resultId })).toBe('NOT_FOUND');
  }
  const { figure } = (await data(assessed.office, 'query ($id: ID!) { assessment(id: $id) { figure { id } } }', { id }))
    .assessment;
  expect(await codeFor(member, node, { id: figure.id })).toBe('NOT_FOUND');
  const query = 'query ($year: Int!) { assessmentRollUp(year: $year, level: TOWNSHIP) { opened } }';
  expect(await codeFor(member, query, { year: 2026 })).toBe('FORBIDDEN');
});

test('published, a member reads his own result alone, and not what the scheme proposes of him', async () => {
  const { assessed, id } = await decided();
  await take(assessed.office, 'publishAssessment', { assessmentId: id });
  const [{ viewer: first }, { viewer: second }] = assessed.accounts;
  expect((await seen(first, id)).results).toMatchObject({
    totalCount: 1,
    nodes: [{ total: 40, rank: 1, proposals: [] }],
  });
  expect((await seen(second, id)).results).toMatchObject({ totalCount: 1, nodes: [{ total: 10, rank: 2 }] });
  expect(await countBy(first, id)).toEqual([1, 1, 0, 0, 1, 1]);
  expect((await seen(first, id)).figure).toBeNull();
  expect((await seen(assessed.office, id)).results.nodes[0].proposals).toEqual(['praise']);
});

const standing = `query ($memberId: ID!, $schemeId: ID!) { memberStanding(memberId: $memberId, schemeId: $schemeId) {
  total normalised minimum { id light done } explanation { total groups { id points rules { id points lines { kind points participation { id } } } } unmatched { reason } } } }`;

test('nothing tells a member or a body assessed that something happened to others: no cursor, no hour, no count of changes', async () => {
  const { assessed, id } = await decided();
  const { office, accounts } = assessed;
  await take(office, 'publishAssessment', { assessmentId: id });
  const told = `query ($id: ID!) { assessment(id: $id) { computedAt results(first: 5) {
    edges { cursor node { id subjectName total computedAt } } } } }`;
  const readBy = async (viewer: Viewer): Promise<Json> => (await data(viewer, told, { id }, now)).assessment;
  const kept = await readBy(office);
  expect([kept.computedAt, ...kept.results.edges.map(({ node }: Json) => node.computedAt)]).not.toContain(null);
  for (const { viewer } of accounts.slice(0, 2)) {
    const { computedAt, results } = await readBy(viewer);
    const [{ cursor, node }] = results.edges;
    expect([computedAt, node.computedAt]).toEqual([null, null]);
    const [order, place, name, key] = JSON.parse(Buffer.from(cursor as string, 'base64url').toString());
    expect([order, place, name, key]).toEqual(['place', -node.total * 100, node.subjectName, keyOf(node.id)]);
  }
  const above = await readBy(personIn(assessed.city, Role.OFFICE));
  expect(above.computedAt).toBeNull();
  expect(
    (await ask(office, '{ __type(name: "Assessment") { fields { name } } }')).data.__type.fields,
  ).not.toContainEqual({ name: 'version' });
});

test('how he stands a member asks of himself alone; what he is told is what is on record, whatever the results say', async () => {
  const { assessed, id } = await decided();
  const { office, members, schemeId, accounts } = assessed;
  const [{ viewer: member }] = accounts;
  const asking = (memberId: string) => ({ memberId, schemeId });
  const told = await data(member, standing, asking(members[0]), now);
  expect(told.memberStanding).toMatchObject({ total: 40, minimum: [{ id: 'meeting', light: 'GREEN' }] });
  expect(await data(office, standing, asking(members[0]), now)).toEqual(told);
  for (const other of members.slice(1)) expect(await codeFor(member, standing, asking(other))).toBe('NOT_FOUND');
  expect(await codeFor(personIn(assessed.city, Role.OFFICE), standing, asking(members[0]))).toBe('NOT_FOUND');
  expect(await codeFor(personIn(assessed.county, Role.HANDLER), standing, asking(members[0]))).toBe('NOT_FOUND');
  await take(office, 'publishAssessment', { assessmentId: id });
  expect(await data(member, standing, asking(members[0]), now)).toEqual(told);
});

test('rules over several years tell a member nothing of an earlier year that is not published', async () => {
  const earlier = { id: 'before', title: '上年得分', when: { measure: { points: 'meetings' }, atLeast: 0, years: 2 } };
  const group = {
    id: 'steady',
    title: '连续履职',
    rules: [{ ...earlier, match: { families: ['MEETING'] }, points: 7 }],
  };
  const assessed = await makeAssessed();
  const { office, members, accounts } = assessed;
  await assessmentIn(
    { ...assessed, schemeId: await publishedScheme(office, assessable({ title: '上年' }), 2025) },
    'DECIDED',
  );
  const twoYears = { ...assessable({ title: '两年' }), groups: [...assessable().groups, group] };
  const check = 'query ($document: JSON!) { checkScheme(document: $document) { path message } }';
  const { checkScheme } = await data(office, check, { document: twoYears });
  if (checkScheme.length > 0) throw new Error(JSON.stringify(checkScheme));
  const schemeId = await publishedScheme(office, twoYears);
  await take(office, 'openAssessment', { schemeId });
  const total = async (viewer: Viewer): Promise<number> =>
    (await data(viewer, standing, { memberId: members[0], schemeId }, now)).memberStanding.total;
  expect([await total(office), await total(accounts[0].viewer)]).toEqual([54, 40]);
});

const trial = `query ($schemeId: ID!, $newSchemeId: ID!) { schemeTrial(schemeId: $schemeId, newSchemeId: $newSchemeId) {
  subjects changed rows { subjectName old { total rank grade } new { total } member { name } } } }`;

test('schemes are tried by who leads and works in their own body, on its own members', async () => {
  const { assessed, id } = await decided();
  const { office, county, counties, city, towns, accounts, schemeId } = assessed;
  const asking = { schemeId, newSchemeId: schemeId };
  const { rows, subjects } = (await data(office, trial, asking)).schemeTrial;
  const results = await resultsOf(office, id);
  expect(subjects).toBe(results.length);
  expect(rows.map(({ subjectName, old }: Json) => [subjectName, old])).toEqual(
    results.map(({ subjectName, total, rank, grade }) => [subjectName, { total, rank, grade }]),
  );
  for (const role of [Role.MEMBER, Role.HANDLER, Role.COMMITTEE, Role.ADMIN, Role.AUDITOR]) {
    expect(await codeFor(personIn(county, role), trial, asking)).toBe('FORBIDDEN');
  }
  expect(await codeFor(accounts[0].viewer, trial, asking)).toBe('FORBIDDEN');
  for (const other of [counties[1], city, towns[0][0]]) {
    expect(await codeFor(personIn(other, Role.CHAIR), trial, asking)).toBe('NOT_FOUND');
  }
});

test('the bodies above read the figures of an assessment, its results, gates and history never', async () => {
  const { assessed, id } = await decided();
  await take(assessed.office, 'publishAssessment', { assessmentId: id });
  const above = await seen(personIn(assessed.city, Role.OFFICE), id);
  expect(above).toMatchObject({ state: 'PUBLISHED', gates: [], figure: { subjects: 3, average: 16.67 } });
  expect([above.results.totalCount, above.history.totalCount]).toEqual([0, 0]);
  expect(await countBy(personIn(assessed.city, ...Object.values(Role)), id)).toEqual(narrowings.map(() => 0));
  expect((await seen(personIn(assessed.city, Role.MEMBER), id)).figure).toBeNull();
});

test('bodies assessed read their own results once these are published, and learn nothing of their neighbours', async () => {
  const { city, counties, towns } = await makeAssessed();
  const office = personIn(city, Role.OFFICE);
  const chair = personIn(city, Role.CHAIR);
  const schemeId = await publishedScheme(office, assessable({ title: '县级政协考核', subject: 'BODY' }));
  const id = await assessmentIn({ office, chair, schemeId }, 'DECIDED');
  const [one, other] = counties.map((county) => personIn(county, Role.OFFICE));
  const received = '{ receivedResults(first: 5) { totalCount nodes { id subjectName rank proposals } } }';
  const readBy = async (viewer: Viewer): Promise<Json> => (await data(viewer, received)).receivedResults;
  expect(await readBy(one)).toEqual({ totalCount: 0, nodes: [] });
  expect(await seen(one, id)).toMatchObject({ state: 'DECIDED', results: { totalCount: 0 }, gates: [], figure: null });
  await take(office, 'publishAssessment', { assessmentId: id });
  expect(await readBy(one)).toMatchObject({ totalCount: 1, nodes: [{ subjectName: counties[0].name, proposals: [] }] });
  expect((await readBy(other)).nodes.map(({ subjectName }: Json) => subjectName)).toEqual([counties[1].name]);
  for (const below of [one, other]) {
    const { results, gates, figure, history } = await seen(below, id);
    expect([results.totalCount, gates, figure, history.totalCount]).toEqual([1, [], null, 0]);
  }
  expect(await readBy(personIn(towns[0][0], Role.OFFICE))).toEqual({ totalCount: 0, nodes: [] });
  expect((await seen(personIn(towns[0][0], Role.OFFICE), id)).results.totalCount).toBe(0);
  // Of the body assessed only who keeps its files.
  expect(await readBy(personIn(counties[0], Role.MEMBER))).toEqual({ totalCount: 0, nodes: [] });
  const refused = await ask(
    one,
    'mutation ($input: ExemptSubjectInput!) { exemptSubject(input: $input) { result { id } } }',
    {
      input: { resultId: (await readBy(one)).nodes[0].id, reason: '自免' },
    },
  );
  expect(codeOf(refused)).toBe('FORBIDDEN');
});

test('a trial costs as many rows as it shows, whether these are asked for or come by default', async () => {
  const { office, schemeId } = await makeAssessed();
  const asking = { schemeId, newSchemeId: schemeId };
  const costOf = async (source: string): Promise<number> =>
    (await ask(office, source, asking)).extensions!.cost.requested as number;
  expect(await costOf(trial)).toBe(await costOf(trial.replace('newSchemeId: $newSchemeId', '$&, first: 50')));
  expect(await costOf(trial)).toBeGreaterThan(500);
});
