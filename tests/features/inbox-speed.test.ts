import { afterAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { report, sized } from '../support/attack.js';
import { ownDatabase } from '../support/own-database.js';
import {
  data,
  makeNetwork,
  moveTo,
  owner,
  personIn,
  Role,
  type Json,
  type Network,
  type TestBody,
} from '../support/world.js';

/** Handovers of a city to a county, written as the owner, one a minute; every other waits and is late, the rest were closed. */
async function fillInbox(from: TestBody, to: TestBody, many: number): Promise<void> {
  const of = 'city_id, county_id, parent_id, tenant_id, reach, id';
  const own = (id: string) => `$1::bigint, 0, 0, $1::bigint, 0, ${id}`;
  await owner.query(
    `with sent as (
       insert into dispatch (${of}, kind, title, receivers, sent_by, sent_at)
       select ${own('gen_random_uuid()')}, 'ASSIGN_DOWN', '件' || g, 1, '办', timestamptz '2026-01-01' + g * interval '1 minute'
       from generate_series(1, $3::int) g returning id, title, sent_at)
     insert into handover (${of}, to_tenant_id, dispatch_id, kind, title, attachments, due_on, state, ended_on, sent_by,
       sent_at, reminders)
     select ${own('gen_random_uuid()')}, $2, id, 'ASSIGN_DOWN', title, '[]',
       date '2026-06-01',
       case when minute % 2 = 0 then 'SENT' else 'CLOSED' end,
       case when minute % 2 = 1 then date '2026-02-01' end, '办', sent_at, 0
     from (select *, extract(epoch from sent_at)::bigint / 60 as minute from sent) s`,
    [from.id, to.id, many],
  );
}

const page = `query ($after: String, $overdue: Boolean, $states: [HandoverState!], $withBody: String) {
  handovers(first: 50, after: $after, overdue: $overdue, states: $states, withBody: $withBody) {
    nodes { id kind title state dueOn overdue body { code name } planItem { id title } viewerCan { action allowed } }
    pageInfo { endCursor } } }`;
const counts = '{ handoverCounts(box: INBOX) { total sent due overdue } }';
/** The shortest time, once the statements have got their lasting plans: what else the machine does only adds to it. */
const shortest = (times: number[]): number => Math.min(...times.slice(warming));
const warming = 8;

/**
 * In a database of its own, since what the planner believes follows from all boxes there are: some cities whose bodies have
 * received a few handovers each.
 */
async function skewedBoxes(): Promise<Network> {
  const database = await ownDatabase('inbox');
  afterwards.push(database.drop);
  await moveTo(database);
  const networks: Network[] = [];
  for (let n = 0; n < 4; n++) networks.push(await makeNetwork({ counties: 8, towns: 0 }));
  for (const { city, counties } of networks) for (const county of counties) await fillInbox(city, county, 30);
  return networks[0];
}

/** Whose box is read, from where its second page begins. */
async function boxOf(body: TestBody, filters: Json): Promise<Box> {
  const viewer = personIn(body, Role.OFFICE);
  const { pageInfo } = (await data(viewer, page)).handovers;
  return { viewer, after: pageInfo.endCursor, times: timesOf(filters) };
}

interface Box {
  viewer: Viewer;
  after: string;
  times: Record<string, number[]>;
}

const afterwards: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const act of afterwards) await act();
});

test('a page of an inbox costs the same whether a hundred or thousands lie in it, whatever it is filtered by', async () => {
  const { city, counties } = await skewedBoxes();
  const [few, many] = [100, sized(5000, 20_000)];
  await fillInbox(city, counties[0], few);
  await fillInbox(city, counties[1], many);
  await owner.query('analyze handover');
  const filters: Record<string, Json> = {
    all: {},
    second: {},
    overdue: { overdue: true },
    states: { states: ['SENT'] },
    withBody: { withBody: String(city.id), states: ['SENT', 'RECEIVED'] },
  };
  const boxes = await Promise.all(counties.slice(0, 2).map((body) => boxOf(body, filters)));
  const timed = async (times: number[], ask: () => Promise<void>): Promise<void> => {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  };
  for (let round = 0; round < warming + 48; round++) {
    // In turn, so that what else the machine does meets both.
    for (const { viewer, times, after } of boxes) {
      for (const [name, filter] of Object.entries(filters)) {
        await timed(times[name], async () => {
          expect((await data(viewer, page, name === 'second' ? { after } : filter)).handovers.nodes).toHaveLength(50);
        });
      }
      await timed(times.counts, async () => void (await data(viewer, counts)));
    }
  }
  const percent = Object.fromEntries(
    Object.keys(boxes[0].times).map((name) => {
      const [small, large] = boxes.map(({ times }) => shortest(times[name]));
      return [name, Math.round((large / small) * 100)];
    }),
  );
  report('inbox', { few, many, ...percent });
  for (const name of Object.keys(filters)) expect([name, percent[name] < 160]).toEqual([name, true]);
  // Counting looks at each of them, and at nothing else.
  expect(percent.counts).toBeLessThan((many / few) * 150);
}, 120_000);

const timesOf = (filters: Json): Record<string, number[]> =>
  Object.fromEntries([...Object.keys(filters), 'counts'].map((name) => [name, []]));
