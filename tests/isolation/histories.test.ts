import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { report, sized } from '../support/attack.js';
import { seenAtTheDoor } from '../support/history/door.js';
import { acts, draws, type Draw } from '../support/history/draws.js';
import { assertInLanes } from '../support/history/lanes.js';
import { play, type Stage } from '../support/history/play.js';
import { catalogue, Reading } from '../support/history/reads.js';
import { Stored } from '../support/history/stored.js';
import { walkAll } from '../support/history/sweep.js';
import { nodeReads, rootWalks } from '../support/history/walks.js';
import { day, Model } from '../support/model/state.js';
import { mutations } from '../support/schema-walk.js';
import { makeNetwork } from '../support/world.js';

const shapes = catalogue(sized(6, 20), 20260615);
const totals = { histories: 0, acts: 0, done: 0, reads: 0, rows: 0, forwarded: 0, replied: 0 };
const done = new Map<string, number>();

/** What happens at the door makes no records of a body: it has tests of its own. */
const atTheDoor = ['acceptSeat', 'changePassword', 'signIn', 'signOut'];

test('every mutation is an act of histories, or happens at the door', () => {
  expect([...Object.keys(acts), ...atTheDoor].sort()).toEqual(mutations.map(({ name }) => name).sort());
});

/** What happens next in a history. */
class Happening implements fc.AsyncCommand<Model, Stage> {
  constructor(private readonly draw: Draw) {}
  check = () => true;
  async run(_model: Model, stage: Stage): Promise<void> {
    expect(await play(this.draw, stage)).toBeUndefined();
  }
  toString = () => JSON.stringify(this.draw);
}

/** A history in two cities of its own. */
async function history(commands: Iterable<fc.AsyncCommand<Model, Stage>>): Promise<void> {
  const networks = [await makeNetwork({ counties: 2, towns: 1 }), await makeNetwork({ counties: 1, towns: 0 })];
  const model = new Model(networks);
  const cities = networks.map(({ city }) => city.id);
  const stage: Stage = { model, cities, reading: new Reading(shapes, day), acts: 0, done };
  await fc.asyncModelRun(() => ({ model, real: stage }), commands);
  await sweep(stage);
  for (const { is } of model.of('handover')) {
    totals.forwarded += Number(is.forwards_id !== null);
    totals.replied += Number(is.replies_to_id !== null);
  }
  totals.histories += 1;
  totals.acts += stage.acts;
  totals.reads += stage.reading.reads;
  totals.rows += stage.reading.rows;
}

/** At the end of a history: every row for everybody, and for one every list in each scope and order, and every object. */
async function sweep({ model, cities, reading, acts }: Stage): Promise<void> {
  const stored = await Stored.of(cities);
  const viewer = model.people[acts % model.people.length];
  const walks = [...rootWalks(stored, viewer, false), ...nodeReads(stored, viewer)];
  const manner = { size: 4, backwards: acts % 2 === 0, abreast: 18 };
  for (const each of model.people) expect(await seenAtTheDoor(each, stored, cities)).toBeUndefined();
  expect(await walkAll({ reading, viewer, stored }, walks, manner)).toBeUndefined();
}

test('after every act of any history each row is stored and seen as the table of visibility says', async () => {
  const drawn = draws(1).map((draw) => new Happening(draw));
  const property = () => fc.asyncProperty(fc.commands([drawn], { maxCommands: 30, size: 'max' }), history);
  await assertInLanes(property, { numRuns: sized(32, 260), seed: 20260615 });
  totals.done = [...done.values()].reduce((sum, times) => sum + times, 0);
  report('histories', totals);
  // What goes up step by step is reached by few, and by some.
  expect([totals.forwarded > 0, totals.replied > 0]).toEqual([true, true]);
  // A short run reaches half of the acts, a long one nearly all of them.
  const never = Object.keys(acts).filter((name) => !done.has(name));
  expect(never.slice(sized(60, 10))).toEqual([]);
}, 600_000);
