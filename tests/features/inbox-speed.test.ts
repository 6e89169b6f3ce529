import { expect, test } from '@jest/globals';
import { report, sized } from '../support/attack.js';
import { data, makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

/** Handovers of a city to a county, written as the owner, one a minute. */
async function fillInbox(from: TestBody, to: TestBody, many: number): Promise<void> {
  const of = 'city_id, county_id, parent_id, tenant_id, reach, id';
  const own = (id: string) => `$1::bigint, 0, 0, $1::bigint, 0, ${id}`;
  await owner.query(
    `with sent as (
       insert into dispatch (${of}, kind, title, receivers, sent_by, sent_at)
       select ${own('gen_random_uuid()')}, 'ASSIGN_DOWN', '件' || g, 1, '办', timestamptz '2026-01-01' + g * interval '1 minute'
       from generate_series(1, $3::int) g returning id, title, sent_at)
     insert into handover (${of}, to_tenant_id, dispatch_id, kind, title, attachments, due_on, state, sent_by, sent_at, reminders)
     select ${own('gen_random_uuid()')}, $2, id, 'ASSIGN_DOWN', title, '[]', '2026-06-01', 'SENT', '办', sent_at, 0 from sent`,
    [from.id, to.id, many],
  );
}

const page = `query ($after: String, $overdue: Boolean) { handovers(first: 50, after: $after, overdue: $overdue) {
  nodes { id kind title state dueOn overdue body { code name } planItem { id title } viewerCan { action allowed } }
  pageInfo { endCursor } } }`;
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

test('a page of an inbox costs the same whether hundred or thousands lie in it', async () => {
  const { city, counties } = await makeNetwork();
  const [few, many] = [100, sized(1000, 20_000)];
  await fillInbox(city, counties[0], few);
  await fillInbox(city, counties[1], many);
  await owner.query('analyze handover');
  const boxes = counties.slice(0, 2).map((body) => ({ viewer: personIn(body, Role.OFFICE), times: [] as number[] }));
  for (let round = 0; round < 24; round++) {
    // In turn, so that what else the machine does meets both.
    for (const { viewer, times } of boxes) {
      const started = performance.now();
      const first: Json = (await data(viewer, page)).handovers;
      const { nodes } = (await data(viewer, page, { after: first.pageInfo.endCursor, overdue: true })).handovers;
      times.push(performance.now() - started);
      expect([first.nodes.length, nodes.length]).toEqual([50, 50]);
    }
  }
  const [small, large] = boxes.map(({ times }) => median(times));
  report('inbox', {
    few,
    many,
    'ms few': Math.round(small),
    'ms many': Math.round(large),
    percent: Math.round((large / small) * 100),
  });
  expect(large / small).toBeLessThan(1.6);
}, 120_000);
