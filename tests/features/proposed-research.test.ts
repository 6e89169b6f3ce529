import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { box, pass, sendTo } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { behind, closing } from '../support/joint-research.js';
import { credit, credits, researchRollUp } from '../support/research-credit.js';
import { result } from '../support/research-results.js';
import { codeOfResearch, drafted, research } from '../support/research.js';
import { data, makeNetwork, personIn, Role, type Json, type Network } from '../support/world.js';

const proposed = { kind: 'ESCALATE', title: '秸秆综合利用', message: '建议开展调研' };
const thread = 'query ($id: ID!) { handover(id: $id) { state thread(first: 9) { nodes { act text } } } }';

/** A city launches what it received. */
async function launched(lead: Viewer, originHandoverId: string): Promise<string> {
  const subject = drafted({ title: '秸秆综合利用联合调研', originHandoverId });
  const { id: projectId } = await research(lead, 'draftResearchProject', subject);
  await research(lead, 'launchResearchProject', { projectId });
  return projectId;
}

/** From the launch to the report and the credit for it. */
async function takenUp(lead: Viewer, originHandoverId: string): Promise<string> {
  const projectId = await launched(lead, originHandoverId);
  const { id: reportId } = await result(lead, 'draftReport', { projectId, title: '总报告' });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '情况与建议。' });
  await result(lead, 'finaliseReport', { reportId });
  await research(lead, 'closeResearchProject', { projectId });
  await credit(lead, 'creditResearch', { projectId }, '2027-10-08');
  return projectId;
}

interface Forwarded extends Network {
  lead: Viewer;
  county: Viewer;
  town: Viewer;
  /** What the township sent, and what its county made of it. */
  first: string;
  second: string;
}

/** A township's proposal, forwarded by its county and accepted by the city. */
async function forwarded(): Promise<Forwarded> {
  const network = await makeNetwork({ counties: 2, towns: 2 });
  const { city, counties, towns } = network;
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const { id: first } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: first });
  const input = { kind: 'REPORT_UP', title: '县里的题目', message: '拟请列入调研', forwardsId: first };
  const { id: second } = await sendTo(county, city, input);
  await pass(lead, 'acceptHandover', { handoverId: second });
  return { ...network, lead, county, town, first, second };
}

const close = 'mutation ($input: CloseBodyInput!) { closeBody(input: $input) { body { status } } }';
/** A county closes its first township. */
async function closeTown(county: Viewer, code: string): Promise<void> {
  const list = '{ bodies(scope: CHILDREN, first: 1) { nodes { version } } }';
  const { version } = (await data(county, list)).bodies.nodes[0];
  await data(county, close, { input: { code, on: '2026-06-01', version, reason: '撤并' } });
}

const whatFor = ({ basis, projectTitle, researcherName }: Json): Json => [basis, projectTitle, researcherName];
const asProposed = [['PROPOSED', '秸秆综合利用联合调研', null]];
const asForwarded = [['FORWARDED', '秸秆综合利用联合调研', null]];
const inbox = `{ handovers(first: 9) { nodes { kind title message body { code } forwards { id } proposer { code }
  repliesTo { id } } } }`;
const received = async (viewer: Viewer): Promise<Json[]> => (await data(viewer, inbox)).handovers.nodes;
const proposals = async (viewer: Viewer): Promise<number[]> => {
  const { shared, sharedTotal } = await researchRollUp(viewer, 2027);
  return [shared.proposalsTakenUp, sharedTotal.proposalsTakenUp];
};

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

test('what is given up was taken up from nobody', async () => {
  const { lead, county, town, second } = await forwarded();
  const projectId = await launched(lead, second);
  expect([await proposals(town), await proposals(county)]).toEqual([
    [1, 1],
    [0, 1],
  ]);
  await research(lead, 'cancelResearchProject', { projectId, reason: '不再开展' });
  expect([await proposals(town), await proposals(county)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
}, 60_000);

test('where the one in between has closed the matter, also at the same moment, who proposed it is told all the same', async () => {
  const [early, late] = await Promise.all([forwarded(), forwarded()]);
  await pass(early.county, 'closeHandover', { handoverId: early.second });
  // What was closed is not taken up any more; what is being prepared already is.
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
  await launched(lead, second);
  expect(await box(lead, 'box: OUTBOX')).toHaveLength(1);
  const subject = drafted({ title: '秸秆综合利用再调研', originHandoverId: second });
  const { id: projectId } = await research(lead, 'draftResearchProject', subject);
  const launch = () => codeOfResearch(lead, 'launchResearchProject', { projectId });
  expect(await behind(closing, [town.body.id], launch)).toBe('CONFLICT');
  expect(await launch()).toBe('OK');
  expect(await box(lead, 'box: OUTBOX')).toMatchObject([{ state: 'RECALLED' }]);
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
