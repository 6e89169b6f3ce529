import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { box, pass } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { behind, closing } from '../support/joint-research.js';
import { forwarded, proposals, received, taken, takenUp, thread } from '../support/proposals.js';
import { credits } from '../support/research-credit.js';
import { codeOfResearch, drafted, research } from '../support/research.js';
import { data } from '../support/world.js';

const close = 'mutation ($input: CloseBodyInput!) { closeBody(input: $input) { body { status } } }';
/** A county closes its first township. */
async function closeTown(county: Viewer, code: string): Promise<void> {
  const list = '{ bodies(scope: CHILDREN, first: 1) { nodes { version } } }';
  const { version } = (await data(county, list)).bodies.nodes[0];
  await data(county, close, { input: { code, on: '2026-06-01', version, reason: '撤并' } });
}

test('what is given up was taken up from nobody, and both are told so', async () => {
  const { lead, county, town, first, second } = await forwarded();
  const projectId = await taken(lead, second);
  expect([await proposals(town), await proposals(county)]).toEqual([
    [1, 1],
    [0, 1],
  ]);
  await research(lead, 'cancelResearchProject', { projectId, reason: '本级的考虑' });
  expect((await data(county, thread, { id: second })).handover.thread.nodes.at(-1)).toEqual({
    ...{ act: 'ANSWERED', text: '所报事项的联合调研已取消：秸秆综合利用联合调研' },
  });
  const [told] = await received(town);
  expect(told).toMatchObject({ kind: 'NOTICE', title: '所提事项的联合调研已取消', repliesTo: { id: first } });
  expect(told.message).toBe('贵单位所提事项立项的联合调研已取消：秸秆综合利用联合调研');
  expect([await proposals(town), await proposals(county)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
}, 60_000);

test('a draft that is given up was told to nobody', async () => {
  const { lead, town, second } = await forwarded();
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted({ originHandoverId: second }));
  await research(lead, 'cancelResearchProject', { projectId, reason: '本级的考虑' });
  expect(await received(town)).toEqual([]);
}, 60_000);

test('what was returned meanwhile is not launched', async () => {
  const { lead, county, town, second } = await forwarded();
  const { id: projectId } = await research(lead, 'draftResearchProject', drafted({ originHandoverId: second }));
  await pass(lead, 'returnHandover', { handoverId: second, text: '不属本级' });
  expect(await codeOfResearch(lead, 'launchResearchProject', { projectId })).toBe('CONFLICT');
  await pass(county, 'closeHandover', { handoverId: second });
  expect(await codeOfResearch(lead, 'launchResearchProject', { projectId })).toBe('CONFLICT');
  expect([await received(town), await proposals(town), await proposals(county)]).toEqual([[], [0, 0], [0, 0]]);
}, 60_000);

test('where the one in between has closed the matter, also at the same moment, who proposed it is told all the same', async () => {
  const [early, late] = await Promise.all([forwarded(), forwarded()]);
  await pass(early.county, 'closeHandover', { handoverId: early.second });
  // What was closed is not taken up any more; what is being prepared already is.
  const closedOne = drafted({ originHandoverId: early.second });
  expect(await codeOfResearch(early.lead, 'draftResearchProject', closedOne)).toBe('BAD_USER_INPUT');
  const subject = drafted({ title: '秸秆综合利用联合调研', originHandoverId: late.second });
  const { id: projectId } = await research(late.lead, 'draftResearchProject', subject);
  const closed = `update handover set state = 'CLOSED', ended_on = '2026-06-01' where id = $1`;
  await behind(closed, [keyOf(late.second)], () => research(late.lead, 'launchResearchProject', { projectId }));
  expect((await data(late.county, thread, { id: late.second })).handover).toMatchObject({ state: 'CLOSED' });
  expect(await received(late.town)).toMatchObject([{ kind: 'NOTICE', repliesTo: { id: late.first } }]);
  expect(await received(early.town)).toEqual([]);
}, 60_000);

test('a body that is closed is not written to, and is credited all the same', async () => {
  const { lead, county, town, second } = await forwarded();
  await closeTown(county, String(town.body.id));
  await takenUp(lead, second);
  expect(await box(lead, 'box: OUTBOX')).toEqual([]);
  const bases = (await credits(lead, 'box: GIVEN')).map(({ basis }) => basis as string);
  expect(bases.sort()).toEqual(['FORWARDED', 'LED', 'PROPOSED']);
}, 60_000);

test('a body that is closed while it is written to holds nothing up for good', async () => {
  const { lead, town, second } = await forwarded();
  await taken(lead, second);
  expect(await box(lead, 'box: OUTBOX')).toHaveLength(1);
  const subject = drafted({ title: '秸秆综合利用再调研', originHandoverId: second });
  const { id: projectId } = await research(lead, 'draftResearchProject', subject);
  const launch = () => codeOfResearch(lead, 'launchResearchProject', { projectId });
  expect(await behind(closing, [town.body.id], launch)).toBe('CONFLICT');
  expect(await launch()).toBe('OK');
  expect(await box(lead, 'box: OUTBOX')).toMatchObject([{ state: 'RECALLED' }]);
}, 60_000);
