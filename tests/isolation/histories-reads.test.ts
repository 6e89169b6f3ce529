import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '../../src/platform/context.js';
import { isLong, report, sized } from '../support/attack.js';
import { fullNetworks, within } from '../support/full-networks.js';
import { makeFuller } from '../support/history/full.js';
import { assertInLanes, forEachInLanes } from '../support/history/lanes.js';
import { catalogue, choices, Reading } from '../support/history/reads.js';
import { everyField } from '../support/history/shape.js';
import { Stored } from '../support/history/stored.js';
import { walkAll } from '../support/history/sweep.js';
import { nestedWalks, nodeReads, rootWalks } from '../support/history/walks.js';
import { day } from '../support/model/state.js';
import { personIn, Role } from '../support/world.js';

let stored: Stored;
let viewers: Viewer[];
const shapes = catalogue(sized(12, 40), 20260615);

beforeAll(async () => {
  const { big, small } = await fullNetworks('reads');
  await Promise.all([big, small].map(makeFuller));
  const networks = isLong ? [big, small] : [small, within(big, [0])];
  stored = await Stored.of(networks.map(({ city }) => city.id));
  viewers = networks.flatMap(({ bodies, office, member }) =>
    bodies.flatMap((body) => [office.get(body.id)!, member.get(body.id)!, personIn(body, Role.HANDLER)]),
  );
}, 120_000);

/** Some of those who look: in the short form a few of each level and role. */
const some = (every: number): Viewer[] => viewers.filter((_, at) => isLong || at % every === 0);

test('the oracle knows every field that can be read, and no answer differs from it', async () => {
  const shapes = everyField();
  const reading = new Reading(shapes, day);
  const numbers = fc.sample(choices, { numRuns: shapes.length * 3, seed: 1 });
  for (const [at, choice] of numbers.entries()) {
    expect(await reading.check({ ...choice, shape: at, viewer: 0 }, viewers, stored)).toBeUndefined();
  }
  expect(shapes.length).toBeGreaterThan(100);
}, 60_000);

test('any read is answered as what is stored and the table of visibility say', async () => {
  const readings: Reading[] = [];
  const property = (lane: number) => {
    const reading = (readings[lane] = new Reading(shapes, day));
    return fc.asyncProperty(choices, async (choice) => {
      expect(await reading.check(choice, viewers, stored)).toBeUndefined();
    });
  };
  await assertInLanes(property, { numRuns: sized(600, 5_000), seed: 20260615 });
  report('random reads', summed(readings));
}, 600_000);

const summed = (readings: Reading[]): Record<string, number> => ({
  reads: readings.reduce((sum, { reads }) => sum + reads, 0),
  rows: readings.reduce((sum, { rows }) => sum + rows, 0),
});

test('every list, in each scope, order and filter, page by page from either end, holds just what is to be seen', async () => {
  const reading = new Reading(shapes, day);
  await forEachInLanes(some(5), async (viewer) => {
    const sweep = { reading, viewer, stored };
    const forwards = { size: 7, backwards: false, abreast: 12 };
    const filtered = rootWalks(stored, viewer, true).filter((_, at) => at % sized(3, 1) === 0);
    expect(await walkAll(sweep, filtered, forwards)).toBeUndefined();
    const backwards = { size: 5, backwards: true, abreast: 12 };
    expect(await walkAll(sweep, rootWalks(stored, viewer, false), backwards)).toBeUndefined();
  });
  report('lists', summed([reading]));
}, 600_000);

test('every object by its id, and every list below it, holds just what is to be seen', async () => {
  const reading = new Reading(shapes, day);
  await forEachInLanes(
    some(7).filter((_, at) => at % sized(1, 2) === 0),
    async (viewer) => {
      const sweep = { reading, viewer, stored };
      const byId = { size: 1, backwards: false, abreast: 15 };
      expect(await walkAll(sweep, nodeReads(stored, viewer), byId)).toBeUndefined();
      for (const backwards of [false, true]) {
        const walks = nestedWalks(stored, viewer).filter((_, at) => at % sized(6, 1) === 0);
        expect(await walkAll(sweep, walks, { size: 2, backwards, abreast: 15 })).toBeUndefined();
      }
    },
  );
  report('objects', summed([reading]));
}, 600_000);
