import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isLong, report, sized } from '../support/attack.js';
import { Audit } from '../support/fault/audit.js';
import { FaultDatabase } from '../support/fault/database.js';
import { quick, slow, type FaultKind, type Stage } from '../support/fault/kinds.js';
import { Load } from '../support/fault/load.js';
import { seeded, weighed } from '../support/fault/random.js';
import { buildService, Services, type Build } from '../support/fault/service.js';

const seed = isLong ? Date.now() % 1_000_000 : 20260115;
const random = seeded(seed);
const began = performance.now();
let build: Build;
let stage: Stage;
let audit: Audit;
let slowest = 0;
const strikes: Record<string, number> = {};

beforeAll(async () => {
  const [database, built] = await Promise.all([FaultDatabase.open(), buildService()]);
  build = built;
  const services = await Services.open(build, database.apiUrl, 3);
  const load = await Load.open(database.ownerUrl, () => services.current.url, seed);
  stage = { database, services, load, random };
  audit = new Audit(load.clients, () => database.ownerUrl);
}, 60_000);

afterAll(async () => {
  const { load } = stage;
  load.abandon();
  await stage.services.close();
  await stage.database.close();
  build.remove();
  report('faults under load', {
    ...strikes,
    seed,
    acknowledged: load.sum(({ acknowledged }) => acknowledged.length),
    retried: load.sum(({ retried }) => retried),
    slowestMilliseconds: Math.round(slowest),
    seconds: Math.round((performance.now() - began) / 1000),
  });
}, 60_000);

const sound = { lost: [], doubled: [], half: [], differing: [], histories: {}, gaps: [], counters: [] };

const chosen = () =>
  weighed(
    quick.map((kind) => [kind[0], kind] as const),
    random,
  );

/** Strikes at some moment of the load, waits until everybody is served again, and looks at what is stored. */
async function struck(name: string, fault: FaultKind): Promise<unknown> {
  const { load } = stage;
  load.resume();
  await sleep(40 + random() * 200);
  const wrong = await fault(stage);
  const time = await load.recovered(15_000);
  await load.pause();
  slowest = Math.max(slowest, time);
  strikes[name] = (strikes[name] ?? 0) + 1;
  const unexpected = load.clients.flatMap((client) => client.unexpected);
  return { name, wrong, unexpected, ...(await audit.findings()) };
}

test('whatever dies under load, nothing acknowledged is lost, half done or done twice, and the service goes on', async () => {
  for (let kill = 0; kill < sized(3, 120); kill++) {
    // Each kind in the first round, any after.
    const [, name, fault] = quick[kill] ?? chosen();
    expect(await struck(name, fault)).toEqual({ name, wrong: [], unexpected: [], ...sound });
  }
  for (const [name, fault] of isLong ? slow : []) {
    expect(await struck(name, fault)).toEqual({ name, wrong: [], unexpected: [], ...sound });
  }
  expect(await audit.findings(true)).toEqual(sound);
  expect(stage.services.ended.flatMap(({ faults }) => faults)).toEqual([]);
  expect(stage.services.current.faults).toEqual([]);
}, 900_000);
