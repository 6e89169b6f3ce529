import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { planActs } from '../support/plans.js';
import { faultSite, type FaultSite } from '../support/fault/site.js';
import { codeOf, makeNetwork, personIn, Role } from '../support/world.js';

let faulty: FaultSite;
beforeAll(async () => {
  faulty = await faultSite(2);
});
afterAll(() => faulty.close());

test('a database that falls silent keeps nobody waiting for good, and its dead connections are replaced', async () => {
  const { counties } = await makeNetwork();
  const viewer = personIn(counties[0], Role.OFFICE);
  const draft = (year: number) =>
    faulty.ask(viewer, planActs.draftPlan, { year, title: '计划', clientMutationId: `silent-${year}` });
  const read = () => faulty.ask(viewer, '{ plans(first: 5) { nodes { title } } }', {});
  expect([codeOf(await draft(2010)), codeOf(await read())]).toEqual(['OK', 'OK']);
  faulty.proxy.freeze();
  const began = performance.now();
  const answers = await Promise.all([draft(2011), draft(2012), read(), read()]);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(answers.map(codeOf)).toContain('LIMIT_EXCEEDED');
  for (const { errors } of answers.filter((answer) => codeOf(answer) !== 'OK')) {
    expect(errors![0].extensions).toEqual({ code: 'LIMIT_EXCEEDED', retryable: true });
  }
  expect([codeOf(await draft(2011)), codeOf(await draft(2012)), codeOf(await read())]).toEqual(['OK', 'OK', 'OK']);
  expect(faulty.site.database.load()).toMatchObject({ api_county: { busy: 0, waiting: 0 } });
}, 60_000);
