import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { isLong, report, sized } from '../support/attack.js';
import { preparations, type Prepared } from '../support/fault/mutations.js';
import { effect, rowsOf, type Rows } from '../support/fault/rows.js';
import { faultSite, type FaultSite } from '../support/fault/site.js';
import { kindsOfFault, strikeAt, type Strike } from '../support/fault/strike.js';
import { draftWith } from '../support/plan-items.js';
import { issuedPlan, planActs } from '../support/plans.js';
import { codeOf, makeNetwork, personIn, Role, type Answer } from '../support/world.js';

const figures = { kinds: 0, faults: 0, retried: 0, seconds: 0 };
const began = performance.now();
let faulty: FaultSite;
beforeAll(async () => {
  faulty = await faultSite(2);
});
afterAll(async () => {
  await faulty.close();
  report('a fault at every statement and message', {
    ...figures,
    seconds: Math.round((performance.now() - began) / 1000),
  });
});

/** An office that has issued a plan before, so that every later one does the same to the rows. */
async function office(): Promise<Viewer> {
  const viewer = personIn((await makeNetwork()).counties[0], Role.OFFICE);
  await issuedPlan(viewer, 2001);
  return viewer;
}
const rowsAround = (viewer: Viewer): Promise<Rows> => rowsOf(viewer.body.cityId);
const ask = (viewer: Viewer, { source, input }: Prepared): Promise<Answer> => faulty.ask(viewer, source, input);
const withKey = ({ source, input }: Prepared, key: string): Prepared => ({
  source,
  input: { ...input, clientMutationId: key },
});

/** The connection that was struck last may have been found dead only now. */
async function settled(viewer: Viewer, mutation: Prepared): Promise<Answer> {
  const answer = await ask(viewer, mutation);
  return answer.errors?.[0].extensions.retryable === true ? ask(viewer, mutation) : answer;
}

/** What a client is told who must send the same again, and nothing besides. */
const again = (code: unknown) => ({
  data: null,
  errors: [{ message: expect.any(String), extensions: { code, retryable: true } }],
});
const told = ({ data, errors }: Answer) => ({
  data,
  errors: errors?.map(({ message, extensions }) => ({ message, extensions })),
});

/** What the mutation does when nothing goes wrong, done to a network of its own. */
async function undisturbed(kind: string): Promise<string[]> {
  const viewer = await office();
  const mutation = withKey(await preparations[kind](viewer, 2021), kind);
  const before = await rowsAround(viewer);
  expect(codeOf(await ask(viewer, mutation))).toBe('OK');
  return effect(before, await rowsAround(viewer));
}

/** Every statement; of the many messages some. */
const stepOf = (strike: Strike): number => (strike.in === 'statement' ? 1 : sized(15, 5));

/** Lets the fault strike at the first place, the second and so on, until the operation has no such place or is done. */
async function strikeEverywhere(strike: Strike, viewer: Viewer, mutation: Prepared, whole: string[]): Promise<void> {
  const before = await rowsAround(viewer);
  for (let at = 1; ; at += stepOf(strike)) {
    const struck = strikeAt(faulty.proxy, strike, at);
    const answer = await ask(viewer, mutation);
    const where = struck();
    const done = effect(before, await rowsAround(viewer));
    if (codeOf(answer) === 'OK') return expect({ where, done }).toEqual({ where, done: whole });
    figures.faults += 1;
    const place = `${strike.name}, at ${at}: ${where}`;
    expect({ place, ...told(answer) }).toEqual({ place, ...again(strike.code) });
    // Only where the answer is lost can the work have been done: whoever sends it again finds out.
    if (strike.mayBeDone && done.length > 0) return expect({ place, done }).toEqual({ place, done: whole });
    expect({ place, done }).toEqual({ place, done: [] });
  }
}

test.each(Object.keys(preparations))(
  '%s: wherever it fails nothing or all of it is done, and sending it again does it once',
  async (kind) => {
    const whole = await undisturbed(kind);
    const viewer = await office();
    const kinds = Object.keys(preparations).indexOf(kind);
    const chosen = kindsOfFault.filter((_, at) => isLong || (at + kinds) % 4 === 0);
    figures.kinds += 1;
    for (const [at, strike] of chosen.entries()) {
      const mutation = withKey(await preparations[kind](viewer, 2010 + at), `${kind} ${at}`.replace(' ', '-'));
      const before = await rowsAround(viewer);
      await strikeEverywhere(strike, viewer, mutation, whole);
      const first = await settled(viewer, mutation);
      const done = await rowsAround(viewer);
      const [second, rest] = [await ask(viewer, mutation), await rowsAround(viewer)];
      figures.retried += 2;
      expect([codeOf(first), second]).toEqual(['OK', first]);
      expect(effect(before, done)).toEqual(whole);
      expect(effect(done, rest)).toEqual([]);
    }
    expect(faulty.site.database.load()).toMatchObject({ api_county: { busy: 0, waiting: 0 } });
  },
  120_000,
);

test('an operation that is refused is refused also where its undoing fails, and leaves a pool that works', async () => {
  const viewer = await office();
  const { planId } = await draftWith(viewer, 2020, []);
  const refused = { source: planActs.issuePlan, input: { planId, issuedBy: ['CONFERENCE_OFFICE'] } };
  const before = await rowsAround(viewer);
  const codes = new Set<string>();
  for (const strike of kindsOfFault.filter(({ in: place }) => place === 'statement')) {
    for (let at = 1, where: string | undefined = 'somewhere'; where; at++) {
      const struck = strikeAt(faulty.proxy, strike, at);
      codes.add(codeOf(await ask(viewer, refused)));
      where = struck();
    }
  }
  expect([...codes].sort()).toEqual(['CONFLICT', 'ILLEGAL_TRANSITION', 'LIMIT_EXCEEDED']);
  expect(effect(before, await rowsAround(viewer))).toEqual([]);
  expect(faulty.site.database.load()).toMatchObject({ api_county: { busy: 0, waiting: 0 } });
});
