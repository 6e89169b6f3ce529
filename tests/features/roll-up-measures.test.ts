import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { code, july, officeOf, setDay, setQuota, storedItem, storedPlan, storedTheme } from '../support/roll-up.js';
import { codeFor, data, makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

test('bodies are expected in the years in which they existed', async () => {
  const { city, counties } = await makeNetwork({ counties: 3, towns: 0 });
  await owner.query(`update body set closed_on = '2025-03-01' where id = $1`, [counties[0].id]);
  await owner.query(`update body set valid_from = '2026-11-01' where id = $1`, [counties[1].id]);
  const query = `query ($year: Int!) { planRollUp(code: "${code(city)}", year: $year) {
    subtree { completeness { level expected } } children(first: 9) { nodes { body { code } } } } }`;
  const expected = async (year: number) => {
    const { subtree, children } = (await data(officeOf(city), query, { year })).planRollUp;
    const { expected } = subtree.completeness.find(({ level }: Json) => level === 'COUNTY');
    expect(children.nodes).toHaveLength(expected);
    return children.nodes.map(({ body }: Json) => body.code);
  };
  expect(await expected(2025)).toEqual([counties[0], counties[2]].map(code));
  expect(await expected(2026)).toEqual([counties[1], counties[2]].map(code));
});

test('a later change of the day changes who was on time, and the highest body that sets a day decides', async () => {
  const { city, counties, towns } = await makeNetwork();
  await storedPlan(towns[0][0], { reportedOn: '2026-04-10', issuedOn: '2026-04-20' });
  const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) { reported { dueOn punctuality }
    subtree { completeness { level reportedOnTime issuedOnTime dueOn requirement { body { code } } } } } }`;
  const town = async (viewer: Viewer, body: TestBody) => {
    const { subtree, reported } = (await data(viewer, query, { code: code(body) })).planRollUp;
    const row = subtree.completeness.find(({ level }: Json) => level === 'TOWNSHIP');
    delete row.level;
    return { ...row, ...(body === towns[0][0] && { reported }) };
  };
  await setDay(counties[0], 'TOWNSHIP', '2026-04-15');
  const byCounty = {
    reportedOnTime: 1,
    issuedOnTime: 0,
    dueOn: '2026-04-15',
    requirement: { body: { code: code(counties[0]) } },
  };
  expect(await town(officeOf(city), counties[0])).toEqual(byCounty);
  expect(await town(officeOf(city), city)).toMatchObject({ dueOn: null, reportedOnTime: null });
  await setDay(city, 'TOWNSHIP', '2026-04-30');
  const byCity = {
    reportedOnTime: 1,
    issuedOnTime: 1,
    dueOn: '2026-04-30',
    requirement: { body: { code: code(city) } },
  };
  for (const [viewer, body] of [
    [officeOf(city), city],
    [officeOf(city), counties[0]],
    [officeOf(counties[0]), counties[0]],
  ] as const) {
    expect(await town(viewer, body)).toEqual(byCity);
  }
  await setDay(city, 'TOWNSHIP', '2026-04-01');
  expect(await town(personIn(towns[0][0], Role.MEMBER), towns[0][0])).toMatchObject({
    reportedOnTime: 0,
    dueOn: '2026-04-01',
    reported: { dueOn: '2026-04-01', punctuality: 'LATE' },
  });
});

test('quotas show the own standing, and how many bodies below have met theirs', async () => {
  const { city, counties } = await makeNetwork({ counties: 3, towns: 1 });
  await setQuota(city, 'COUNTY', { minimum: 2 });
  for (const [at, held] of [2, 1].entries()) {
    const plan = await storedPlan(counties[at]);
    for (let n = 0; n < held; n++) await storedItem(counties[at], plan, { doneOn: '2026-05-01' });
  }
  const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) {
    quotas { quota { label level } standing { held met } bodiesExpected bodiesMet bodiesBehind }
    children(first: 9) { nodes { quotas { standing { held met behind } } } } } }`;
  const { planRollUp } = await data(officeOf(city), query, { code: code(city) }, july);
  expect(planRollUp.quotas).toEqual([
    { quota: { label: '次数', level: 'COUNTY' }, standing: null, bodiesExpected: 3, bodiesMet: 1, bodiesBehind: 0 },
  ]);
  expect(planRollUp.children.nodes.map(({ quotas }: Json) => quotas[0].standing)).toEqual([
    { held: 2, met: true, behind: false },
    { held: 1, met: false, behind: false },
    { held: 0, met: false, behind: false },
  ]);
  const own = (await data(officeOf(counties[1]), query, { code: code(counties[1]) }, july)).planRollUp.quotas;
  expect(own).toMatchObject([{ standing: { held: 1, met: false }, bodiesExpected: 1, bodiesMet: 0 }]);
  const filter = `query ($id: ID) { planRollUp(code: "${code(city)}", year: 2026) { children(first: 1, quotaId: $id, quotaMet: true) { totalCount } } }`;
  expect(await codeFor(officeOf(city), filter)).toBe('BAD_USER_INPUT');
  expect(await codeFor(officeOf(city), filter, { id: globalId('Quota', '00000000-0000-7000-8000-000000000000') })).toBe(
    'NOT_FOUND',
  );
});

test('coverage tells which bodies have nothing under a theme, and which of them have not reported', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 3, towns: 1 });
  const [care, river] = [await storedTheme(city, '民生'), await storedTheme(city, '长江')];
  const ownPlan = await storedPlan(city);
  await storedItem(city, ownPlan, { themeId: care });
  const first = await storedPlan(counties[0]);
  await storedItem(counties[0], first, { alignedThemeId: care });
  await storedItem(counties[0], first, { alignedThemeId: care });
  const town = await storedPlan(towns[1][0]);
  await storedItem(towns[1][0], town, { alignedThemeId: river });
  await storedPlan(counties[1]);
  const query = `query ($body: String) { themeCoverage(year: 2026, body: $body) {
    theme { title } ownItems alignedItems coveredBodies uncovered { body { code } reported } } }`;
  const none = (at: number, reported: boolean) => ({ body: { code: code(counties[at]) }, reported });
  const { themeCoverage } = await data(officeOf(city), query);
  expect(themeCoverage).toEqual([
    {
      theme: { title: '民生' },
      ownItems: 1,
      alignedItems: 2,
      coveredBodies: 1,
      uncovered: [none(1, true), none(2, false)],
    },
    {
      theme: { title: '长江' },
      ownItems: 0,
      alignedItems: 1,
      coveredBodies: 1,
      uncovered: [none(0, true), none(2, false)],
    },
  ]);
  expect((await data(officeOf(counties[0]), query)).themeCoverage).toEqual([]);
  expect((await data(officeOf(city), query, { body: code(counties[0]) })).themeCoverage).toEqual([]);
  expect(await codeFor(officeOf(counties[0]), query, { body: code(city) })).toBe('NOT_FOUND');
  expect(await codeFor(null, query)).toBe('UNAUTHENTICATED');
});

test('a subtree is counted by the themes of the body and those above it, each in the figures of the body that set it', async () => {
  const { city, counties, towns } = await makeNetwork();
  const [county, town] = [counties[0], towns[0][0]];
  const [care, river] = [await storedTheme(city, '民生'), await storedTheme(county, '长江')];
  const own = await storedTheme(town, '街区');
  const ofCounty = await storedPlan(county);
  await storedItem(county, ofCounty, { themeId: river, alignedThemeId: care });
  const ofTown = await storedPlan(town);
  await storedItem(town, ofTown, { themeId: own, alignedThemeId: river });
  await storedItem(town, ofTown, { themeId: own, alignedThemeId: care });
  const query = `query ($code: String!) { planRollUp(code: $code, year: 2026) {
    own { byTheme { theme { title } items alignedItems } } subtree { byTheme { theme { title } items alignedItems } } } }`;
  const themes = async (viewer: Viewer, body: TestBody) => {
    const rollUp = (await data(viewer, query, { code: code(body) })).planRollUp;
    const shown = ({ theme, items, alignedItems }: Json) => [theme.title, items, alignedItems];
    return { own: rollUp.own.byTheme.map(shown), subtree: rollUp.subtree.byTheme.map(shown) };
  };
  expect(await themes(officeOf(city), city)).toEqual({ own: [], subtree: [['民生', 0, 2]] });
  const shownOfCounty = {
    own: [
      ['民生', 0, 1],
      ['长江', 1, 0],
    ],
    subtree: [
      ['民生', 0, 2],
      ['长江', 1, 1],
    ],
  };
  const shownOfTown = [
    ['民生', 0, 1],
    ['长江', 0, 1],
    ['街区', 2, 0],
  ];
  for (const viewer of [officeOf(city), officeOf(county)]) {
    expect(await themes(viewer, county)).toEqual(shownOfCounty);
    expect(await themes(viewer, town)).toEqual({ own: shownOfTown, subtree: shownOfTown });
  }
});
