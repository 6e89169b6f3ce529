import { expect, test } from '@jest/globals';
import { pass, sendTo } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { forwarded, proposals, proposed, received, taken, takenUp, thread, whatFor } from '../support/proposals.js';
import { atTheDoor, countOf } from '../support/raw.js';
import { credit, credits, researchRollUp } from '../support/research-credit.js';
import { handedIn } from '../support/research-results.js';
import { joins, launched } from '../support/research.js';
import { data, makeNetwork, personIn, Role } from '../support/world.js';

const asProposed = [['PROPOSED', '秸秆综合利用联合调研', null]];
const asForwarded = [['FORWARDED', '秸秆综合利用联合调研', null]];

test('what a township proposes is forwarded by its county and taken up: both are told and credited, and it counts once', async () => {
  const { city, counties, towns, lead, county, town, first, second } = await forwarded();
  const projectId = await takenUp(lead, second);
  const answered = (await data(county, thread, { id: second })).handover;
  expect(answered.state).toBe('ANSWERED');
  expect(answered.thread.nodes.at(-1)).toMatchObject({ act: 'ANSWERED' });
  // The notice tells the subject of the research and what it is the reply to, and nothing of what the county wrote.
  expect(await received(town)).toEqual([
    {
      ...{ kind: 'NOTICE', title: '所提事项已立项开展联合调研', body: { code: String(city.id) } },
      message: '贵单位所提事项逐级报送后，已立项开展联合调研：秸秆综合利用联合调研',
      ...{ forwards: null, proposer: null, repliesTo: { id: first } },
    },
  ]);
  const sent = `{ handovers(box: OUTBOX, first: 9) { nodes { kind repliesTo { id } } } }`;
  expect((await data(lead, sent)).handovers.nodes).toEqual([{ kind: 'NOTICE', repliesTo: null }]);
  expect((await credits(town)).map(whatFor)).toEqual(asProposed);
  expect((await credits(county)).map(whatFor)).toEqual(asForwarded);
  expect((await credit(lead, 'creditResearch', { projectId })).added).toBe(0);
  // It was one proposal, and counts for whoever made it.
  expect([await proposals(town), await proposals(county)]).toEqual([
    [1, 1],
    [0, 1],
  ]);
  const [neighbour, other] = [personIn(towns[0][1], Role.LIAISON), personIn(counties[1], Role.OFFICE)];
  for (const none of [neighbour, other]) {
    expect([await credits(none), await received(none), await proposals(none)]).toEqual([[], [], [0, 0]]);
  }
  expect((await received(county)).map(({ kind }) => kind)).toEqual(['ESCALATE']);
}, 60_000);

test('one proposal counts once in a year, however many projects take it up and by whatever way it came', async () => {
  const { city, counties, lead, county, town, first, second } = await forwarded();
  const input = { kind: 'ESCALATE', title: '再报', forwardsId: first };
  const { id: again } = await sendTo(county, city, input);
  await pass(lead, 'acceptHandover', { handoverId: again });
  for (const id of [second, second, again]) await taken(lead, id);
  await taken(county, first);
  expect([await proposals(town), await proposals(county)]).toEqual([
    [1, 1],
    [0, 1],
  ]);
  // Another proposal is another one.
  const { id: other } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: other });
  await taken(county, other);
  expect(await proposals(town)).toEqual([2, 2]);
}, 60_000);

test('at the table, too, a project takes up only what proposes something', async () => {
  const { city, counties, lead, county, second } = await forwarded();
  const { id: unread } = await sendTo(county, city, proposed);
  const { id: returned } = await sendTo(county, city, proposed);
  await pass(lead, 'returnHandover', { handoverId: returned, text: '不属本级' });
  const { id: asked } = await sendTo(county, city, { kind: 'REQUEST_REVIEW' });
  await pass(lead, 'acceptHandover', { handoverId: asked });
  const { id: sent } = await sendTo(lead, counties[0], { kind: 'ASSIGN_DOWN' });
  const projectId = await launched(lead);
  await joins(lead, projectId, counties[0], county);
  const { handover } = await handedIn(county, projectId);
  await pass(lead, 'acceptHandover', { handoverId: handover.id });
  const text = 'update research_project set origin_handover_id = $2 where id = $1';
  await atTheDoor(lead, async (door) => {
    const take = async (id: string) => countOf(await door(text, [keyOf(projectId), keyOf(id)]));
    expect(await take(second)).toBe(1);
    for (const id of [unread, returned, asked, handover.id]) expect(await take(id)).toBe('23514');
    expect(await take(sent)).toBe('23503');
  });
}, 60_000);

test('where a channel leads to the city, the township that proposes a subject is credited itself', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 2 });
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const [town, neighbour] = towns[0].map((body) => personIn(body, Role.LIAISON));
  const between = [city, towns[0][0]].map(({ id }) => String(id));
  await pass(lead, 'openHandoverChannel', { between, kinds: ['ESCALATE'] });
  const { id } = await sendTo(town, city, proposed);
  await pass(lead, 'acceptHandover', { handoverId: id });
  await takenUp(lead, id);
  expect((await data(town, thread, { id })).handover.state).toBe('ANSWERED');
  expect((await credits(town)).map(whatFor)).toEqual(asProposed);
  expect((await researchRollUp(town, 2027)).shared.proposalsTakenUp).toBe(1);
  // Its county reads the figures below it, and not the credit; the neighbour neither.
  expect((await researchRollUp(county, 2027)).sharedTotal.proposalsTakenUp).toBe(1);
  for (const other of [county, neighbour]) expect(await credits(other)).toEqual([]);
  expect((await researchRollUp(neighbour, 2027)).sharedTotal.proposalsTakenUp).toBe(0);
}, 60_000);
