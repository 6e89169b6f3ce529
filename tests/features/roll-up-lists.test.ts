import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { code, figures, july, officeOf, setDay, setQuota, variedNetwork } from '../support/roll-up.js';
import { data, personIn, Role, type Json, type TestBody } from '../support/world.js';

/** For each figure, the filter of the list behind it: of items, or of plans. */
function* listsOf(figure: Json): Iterable<[list: 'plans' | 'planItems', filter: string, count: number]> {
  yield ['plans', '', figure.plans];
  for (const { state, plans } of figure.plansByState) yield ['plans', `states: [${state}]`, plans];
  for (const { level, reported } of figure.completeness) yield ['plans', `level: ${level}`, reported];
  for (const { level, issued } of figure.completeness)
    yield ['plans', `level: ${level}, states: [ISSUED, CLOSED]`, issued];
  yield ['planItems', '', figure.items];
  for (const { form, items } of figure.byForm) yield ['planItems', `form: ${form}`, items];
  for (const { phase, items } of figure.byPhase) yield ['planItems', `phase: ${phase}`, items];
  for (const { source, items } of figure.bySource) yield ['planItems', `source: ${source}`, items];
  for (const { state, items } of figure.byState) yield ['planItems', `states: [${state}]`, items];
  for (const { theme, items } of figure.byTheme) yield ['planItems', `themeId: "${theme.id}"`, items];
  for (const { theme, alignedItems } of figure.byTheme)
    yield ['planItems', `alignedThemeId: "${theme.id}"`, alignedItems];
  yield ['planItems', 'states: [DONE]', figure.done];
  yield ['planItems', 'punctuality: ON_TIME', figure.doneOnTime];
  yield ['planItems', 'punctuality: LATE', figure.doneLate];
  yield ['planItems', 'states: [PLANNED, UNDERWAY, POSTPONED]', figure.open];
  yield ['planItems', 'overdue: true', figure.overdue];
  yield ['planItems', 'states: [POSTPONED]', figure.postponed];
  yield ['planItems', 'states: [CANCELLED]', figure.cancelled];
}

test('every figure is the number of rows that the list with its filter shows, for city, county and township', async () => {
  const { city, counties, towns } = await variedNetwork();
  const cases: [Viewer, TestBody][] = [
    [officeOf(city), city],
    [officeOf(city), counties[0]],
    [officeOf(city), towns[0][0]],
    [officeOf(counties[0]), counties[0]],
    [officeOf(counties[0]), towns[0][0]],
    [personIn(towns[0][0], Role.LIAISON), towns[0][0]],
  ];
  let compared = 0;
  for (const [viewer, body] of cases) {
    const { planRollUp } = await data(viewer, figures, { code: code(body) }, july);
    for (const [scope, figure] of [
      ['OWN', planRollUp.own],
      ['SUBTREE', planRollUp.subtree],
    ] as const) {
      for (const [list, filter, count] of listsOf(figure)) {
        const query = `{ ${list}(scope: ${scope}, body: "${code(body)}", year: 2026, reported: true, ${filter} first: 1) { totalCount } }`;
        const found = (await data(viewer, query, {}, july))[list].totalCount;
        expect([body.level, scope, list, filter, found]).toEqual([body.level, scope, list, filter, count]);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(500);
});

test('every figure that counts bodies is the number of bodies that the list with its filter shows', async () => {
  const { city, counties, towns } = await variedNetwork();
  await setDay(city, 'COUNTY', '2026-03-05');
  await setDay(city, 'TOWNSHIP', '2026-03-01');
  const quotaId = await setQuota(city, 'TOWNSHIP', { minimum: 2 });
  const query = `query ($code: String!, $level: Level!, $quotaId: ID) { planRollUp(code: $code, year: 2026) {
    subtree { completeness { level expected reported reportedOnTime reportedLate issued issuedOnTime issuedLate } }
    quotas { quota { id } bodiesExpected bodiesMet bodiesBehind }
    expected: bodies(level: $level, first: 1) { totalCount }
    reported: bodies(level: $level, reported: true, first: 1) { totalCount }
    reportedOnTime: bodies(level: $level, reportedPunctuality: ON_TIME, first: 1) { totalCount }
    reportedLate: bodies(level: $level, reportedPunctuality: LATE, first: 1) { totalCount }
    issued: bodies(level: $level, issued: true, first: 1) { totalCount }
    issuedOnTime: bodies(level: $level, issuedPunctuality: ON_TIME, first: 1) { totalCount }
    issuedLate: bodies(level: $level, issuedPunctuality: LATE, first: 1) { totalCount }
    missing: bodies(level: $level, reported: false, first: 50) { nodes { body { code } } }
    met: bodies(level: $level, quotaId: $quotaId, quotaMet: true, first: 1) { totalCount }
    behind: bodies(level: $level, quotaId: $quotaId, quotaBehind: true, first: 1) { totalCount } } }`;
  const over = { now: new Date('2027-01-02T04:00:00Z') };
  for (const [viewer, body] of [
    [officeOf(city), city],
    [officeOf(city), counties[0]],
    [officeOf(counties[0]), counties[0]],
  ] as const) {
    for (const level of ['COUNTY', 'TOWNSHIP']) {
      const { planRollUp } = await data(viewer, query, { code: code(body), level, quotaId }, over);
      const counts: Json = planRollUp.subtree.completeness.find((row: Json) => row.level === level);
      delete counts.level;
      for (const [name, count] of Object.entries(counts))
        expect([level, name, planRollUp[name].totalCount]).toEqual([level, name, count]);
      const [quota] = planRollUp.quotas;
      expect(quota.quota.id).toBe(quotaId);
      if (level !== 'TOWNSHIP') continue;
      expect(planRollUp.met.totalCount).toBe(quota.bodiesMet);
      expect(planRollUp.behind.totalCount).toBe(quota.bodiesBehind);
      expect(quota.bodiesMet + quota.bodiesBehind).toBe(quota.bodiesExpected);
    }
  }
  const ofCity = (await data(officeOf(city), query, { code: code(city), level: 'TOWNSHIP', quotaId }, over)).planRollUp;
  expect(ofCity.quotas[0]).toMatchObject({ bodiesExpected: 4, bodiesMet: 2, bodiesBehind: 2 });
  expect(ofCity.missing.nodes.map(({ body }: Json) => body.code)).toEqual([code(towns[0][1]), code(towns[1][1])]);
});
