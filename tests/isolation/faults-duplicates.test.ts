import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { report, sized } from '../support/attack.js';
import { preparations } from '../support/fault/mutations.js';
import { effect, rowsOf } from '../support/fault/rows.js';
import { faultSite, type FaultSite } from '../support/fault/site.js';
import { itemActs, draftWith, storedItem } from '../support/plan-items.js';
import { issuedPlan, planActs } from '../support/plans.js';
import { codeOf, makeNetwork, owner, personIn, Role, type Answer, type Json } from '../support/world.js';

const began = performance.now();
const figures = { duplicates: 0, writes: 0, conflicts: 0 };
let crowd: FaultSite;
beforeAll(async () => {
  crowd = await faultSite(8);
});
afterAll(async () => {
  await crowd.close();
  report('the same at once', { ...figures, seconds: Math.round((performance.now() - began) / 1000) });
});

async function office(): Promise<Viewer> {
  const viewer = personIn((await makeNetwork()).counties[0], Role.OFFICE);
  await issuedPlan(viewer, 2001);
  return viewer;
}

/** Sends it until it is not told to send it again. */
async function settled(viewer: Viewer, source: string, input: Json): Promise<Answer> {
  for (;;) {
    const answer = await crowd.ask(viewer, source, input);
    if (answer.errors?.[0].extensions.retryable !== true) return answer;
    expect(['CONFLICT', 'LIMIT_EXCEEDED']).toContain(codeOf(answer));
  }
}

/** What the mutation does where it is sent once. */
async function alone(kind: string): Promise<string[]> {
  const viewer = await office();
  const { source, input } = await preparations[kind](viewer, 2010);
  const before = await rowsOf(viewer.body.cityId);
  expect(codeOf(await crowd.ask(viewer, source, { ...input, clientMutationId: kind }))).toBe('OK');
  return effect(before, await rowsOf(viewer.body.cityId));
}

test('of 32 duplicates at once one has an effect, all have its answer, and another request under the key is refused', async () => {
  // In the short form those that write most.
  const kinds = Object.keys(preparations).reverse();
  const offices = new Map<string, { viewer: Viewer; whole: string[] }>();
  for (let run = 0; run < sized(5, 40); run++) {
    const kind = kinds[run % kinds.length];
    if (!offices.has(kind)) offices.set(kind, { viewer: await office(), whole: await alone(kind) });
    const { viewer, whole } = offices.get(kind)!;
    const year = 2010 + Math.floor(run / kinds.length);
    const { source, input } = await preparations[kind](viewer, year);
    const before = await rowsOf(viewer.body.cityId);
    const send = (text: string) => settled(viewer, text, { ...input, clientMutationId: `run-${run}` });
    // The intruder asks for the same fields in another document: another request.
    const intruder = `${source} # another`.replace('mutation (', 'mutation Another(');
    const answers = await Promise.all(Array.from({ length: 33 }, (_, at) => send(at === 16 ? intruder : source)));
    figures.duplicates += answers.length;
    const [theOther] = answers.splice(16, 1);
    const winners = codeOf(theOther) === 'OK' ? [theOther] : answers;
    const losers = codeOf(theOther) === 'OK' ? answers : [theOther];
    expect(new Set(winners.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(new Set(winners.map(codeOf))).toEqual(new Set(['OK']));
    expect(new Set(losers.map(codeOf))).toEqual(new Set(['CONFLICT']));
    expect(effect(before, await rowsOf(viewer.body.cityId))).toEqual(whole);
  }
  expect(crowd.site.database.load()).toMatchObject({ api_county: { busy: 0, waiting: 0 } });
}, 120_000);

interface Versioned {
  version: number;
  text: string;
}

/** Adds the mark to what was read last; who was not first reads the version he is told and what it says. */
async function addMark(
  mark: string,
  read: () => Promise<Versioned>,
  write: (from: Versioned, text: string) => Promise<Answer>,
): Promise<void> {
  for (let from = await read(); ; from = await read()) {
    const answer = await write(from, `${from.text}${mark}`);
    if (codeOf(answer) === 'OK') return;
    const { currentVersion, retryable } = answer.errors![0].extensions;
    // Where the crowd is too large for the connections there are, it may also be told to come again.
    if (retryable === true) continue;
    expect(codeOf(answer)).toBe('CONFLICT');
    expect(currentVersion).toBeGreaterThan(from.version);
    figures.conflicts += 1;
  }
}

const rounds = sized(3, 15);
const writers = Array.from({ length: 16 }, (_, at) => String.fromCharCode('A'.charCodeAt(0) + at));
const everyMark = writers.flatMap((mark) => Array<string>(rounds).fill(mark)).sort();

async function writeAll(read: () => Promise<Versioned>, write: (from: Versioned, text: string) => Promise<Answer>) {
  await Promise.all(
    writers.map(async (mark) => {
      for (let round = 0; round < rounds; round++) await addMark(mark, read, write);
    }),
  );
  figures.writes += writers.length * rounds;
}

test('sixteen writers of one item by its version lose no update, and no version is left out', async () => {
  const viewer = await office();
  const { items } = await draftWith(viewer, 2010, [{ description: '-' }]);
  const [{ id: itemId, version }] = items;
  const read = async () => {
    const { version: at, description } = await storedItem(itemId);
    return { version: at, text: description };
  };
  await writeAll(read, (from, description) =>
    crowd.ask(viewer, itemActs.changePlanItem, { itemId, description, version: from.version }),
  );
  const last = await read();
  expect([...last.text.slice(1)].sort()).toEqual(everyMark);
  expect(last.version - version).toBe(everyMark.length);
}, 120_000);

test('sixteen writers of one plan by its version lose no update, and its history has each of them once', async () => {
  const viewer = await office();
  const { planId } = await draftWith(viewer, 2010, []);
  const read = async () => {
    const query = 'select version, title as text from plan where city_id = $1 and tenant_id = $2 and year = 2010';
    return (await owner.query<Versioned>(query, [viewer.body.cityId, viewer.body.id])).rows[0];
  };
  const first = await read();
  // A title has room for 200 characters: it keeps the last mark, the history counts.
  const written: string[] = [];
  const write = async (from: Versioned, text: string) => {
    const title = text.slice(-1);
    const answer = await crowd.ask(viewer, planActs.renamePlan, { planId, title, version: from.version });
    if (codeOf(answer) === 'OK') written.push(`${answer.data.renamePlan.plan.version}`);
    return answer;
  };
  await writeAll(read, write);
  const versions = written.map(Number).sort((a, b) => a - b);
  expect(versions).toEqual(everyMark.map((_, at) => first.version + 1 + at));
  expect((await read()).version).toBe(first.version + everyMark.length);
}, 120_000);
