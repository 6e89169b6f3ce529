import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { keyOf } from '../support/ids.js';
import { atTheDoor } from '../support/raw.js';
import { box, pass, refusal, sendTo } from '../support/handovers.js';
import { credit, credits, researchRollUp } from '../support/research-credit.js';
import { result } from '../support/research-results.js';
import { drafted, research } from '../support/research.js';
import { ask, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';

const proposed = { kind: 'ESCALATE', title: '秸秆综合利用', message: '建议开展调研' };
const thread = 'query ($id: ID!) { handover(id: $id) { state thread(first: 9) { nodes { act text } } } }';

/** A city takes up what it received, from the project to its report and the credit for it. */
async function takenUp(lead: Viewer, originHandoverId: string): Promise<void> {
  const subject = drafted({ title: '秸秆综合利用联合调研', originHandoverId });
  const { id: projectId } = await research(lead, 'draftResearchProject', subject);
  await research(lead, 'launchResearchProject', { projectId });
  const { id: reportId } = await result(lead, 'draftReport', { projectId, title: '总报告' });
  await result(lead, 'addReportPart', { reportId, heading: '总论', text: '情况与建议。' });
  await result(lead, 'finaliseReport', { reportId });
  await research(lead, 'closeResearchProject', { projectId });
  await credit(lead, 'creditResearch', { projectId }, '2027-10-08');
}

const close = 'mutation ($input: CloseBodyInput!) { closeBody(input: $input) { body { status } } }';
const whatFor = ({ basis, projectTitle, researcherName }: Json): Json => [basis, projectTitle, researcherName];
const asProposed = [['PROPOSED', '秸秆综合利用联合调研', null]];

test('what a township proposes is passed on by its county and taken up: both are told, one is credited for it, one for passing it on', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 2 });
  const [lead, county, other] = [city, ...counties].map((body) => personIn(body, Role.OFFICE));
  const [town, neighbour] = towns[0].map((body) => personIn(body, Role.LIAISON));
  const { id: first } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: first });
  const passedOn = { kind: 'REPORT_UP', message: '拟请列入调研', title: null, forwardsId: first };
  const { id: second } = await sendTo(county, city, passedOn);
  await pass(lead, 'acceptHandover', { handoverId: second });
  await takenUp(lead, second);

  const answered = (await data(county, thread, { id: second })).handover;
  expect(answered.state).toBe('ANSWERED');
  expect(answered.thread.nodes.at(-1)).toMatchObject({ act: 'ANSWERED' });
  // The notice tells the subject of the research, and nothing of what the county wrote.
  const told =
    '{ handovers(first: 9) { nodes { kind title message body { code } forwards { id } proposer { code } } } }';
  expect((await data(town, told)).handovers.nodes).toEqual([
    {
      ...{ kind: 'NOTICE', title: '所提事项已立项开展联合调研', body: { code: String(city.id) } },
      message: '贵单位所提事项逐级报送后，已立项开展联合调研：秸秆综合利用联合调研',
      ...{ forwards: null, proposer: null },
    },
  ]);
  expect((await credits(town)).map(whatFor)).toEqual(asProposed);
  expect((await credits(county)).map(whatFor)).toEqual([['FORWARDED', '秸秆综合利用联合调研', null]]);
  // It was one proposal, and counts for whoever made it.
  expect((await researchRollUp(town, 2027)).shared.proposalsTakenUp).toBe(1);
  const ofCounty = await researchRollUp(county, 2027);
  expect([ofCounty.shared.proposalsTakenUp, ofCounty.sharedTotal.proposalsTakenUp]).toEqual([0, 1]);
  for (const none of [other, neighbour]) {
    expect([await credits(none), (await data(none, told)).handovers.nodes]).toEqual([[], []]);
    expect((await researchRollUp(none, 2027)).sharedTotal.proposalsTakenUp).toBe(0);
  }
}, 60_000);

test('what is passed on names who proposed it to the body above, and itself to its own two ends', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const { id: first } = await sendTo(town, counties[0], proposed);
  await pass(county, 'receiveHandover', { handoverId: first });
  const { id } = await sendTo(county, city, { kind: 'ESCALATE', title: null, forwardsId: first });
  const shown =
    'query ($id: ID!) { handover(id: $id) { title message proposer { code } forwards { id } subject: planItem { id } } }';
  const known = { title: proposed.title, message: null, proposer: { code: String(town.body.id) }, subject: null };
  expect((await data(county, shown, { id })).handover).toEqual({ ...known, forwards: { id: first } });
  expect((await data(lead, shown, { id })).handover).toEqual({ ...known, forwards: null });
  for (const [who, what] of [
    [town, id],
    [lead, first],
  ] as const) {
    expect((await ask(who, shown, { id: what })).errors?.[0].extensions.code).toBe('NOT_FOUND');
  }
}, 60_000);

test('who proposed it is read from what is passed on, whatever whoever writes the row says', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const county = personIn(counties[0], Role.OFFICE);
  const [first, others] = await Promise.all(
    towns.map(async ([town], at) => {
      const { id } = await sendTo(personIn(town, Role.LIAISON), counties[at], proposed);
      return keyOf(id);
    }),
  );
  const { id: assigned } = await sendTo(personIn(city, Role.OFFICE), counties[0], { kind: 'ASSIGN_DOWN' });
  const { id: sent } = await sendTo(county, city, proposed);
  const row = `insert into handover (city_id, county_id, parent_id, tenant_id, reach, id, to_tenant_id, dispatch_id, kind,
      title, attachments, forwards_id, proposer_tenant_id, state, sent_by, sent_at, reminders)
    select city_id, county_id, parent_id, tenant_id, reach, gen_random_uuid(), to_tenant_id, dispatch_id, $2,
      title, attachments, $3, $4, state, sent_by, sent_at, reminders from handover where id = $1
    returning proposer_tenant_id`;
  await atTheDoor(county, async (door) => {
    const insert = (forwards: string | null, kind = 'ESCALATE') =>
      door(row, [keyOf(sent), kind, forwards, counties[1].id]);
    expect(await insert(first)).toMatchObject({ rows: [{ proposer_tenant_id: towns[0][0].id }] });
    // What passes on nothing names nobody.
    expect(await insert(null)).toMatchObject({ rows: [{ proposer_tenant_id: null }] });
    // Another county's, one that was assigned, what was sent by the body itself, and what does not go up.
    for (const id of [others, keyOf(assigned)]) expect(await insert(id)).toBe('23514');
    expect(await insert(keyOf(sent))).toBe('23503');
    expect(await insert(first, 'REQUEST_REVIEW')).toBe('23514');
  });
}, 60_000);

test('only what came from below, was received and is not over is passed on, and only upward', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const [lead, county, other] = [city, ...counties].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const { id: unread } = await sendTo(town, counties[0], proposed);
  const { id: returned } = await sendTo(town, counties[0], proposed);
  await pass(county, 'returnHandover', { handoverId: returned, text: '不属本级' });
  const { id: assigned } = await sendTo(lead, counties[0], { kind: 'ASSIGN_DOWN' });
  await pass(county, 'acceptHandover', { handoverId: assigned });
  const { id: taken } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: taken });
  const { id: own } = await sendTo(county, city, proposed);
  const to = [String(city.id)];
  const tried = async (who: Viewer, forwardsId: string, more: Json = {}): Promise<Json> => {
    const { code, field } = await refusal(who, 'sendHandover', {
      kind: 'ESCALATE',
      title: '件',
      to,
      ...more,
      forwardsId,
    });
    return [code, field];
  };
  const refused = (code: string): Json => [code, 'input.forwardsId'];
  for (const id of [unread, returned, assigned, own])
    expect(await tried(county, id)).toEqual(refused('BAD_USER_INPUT'));
  expect(await tried(county, taken, { kind: 'REQUEST_REVIEW' })).toEqual(refused('BAD_USER_INPUT'));
  const down = { kind: 'ASSIGN_DOWN', to: [String(town.body.id)] };
  expect(await tried(county, taken, down)).toEqual(refused('BAD_USER_INPUT'));
  expect(await tried(county, globalId('Plan', uuidv7()))).toEqual(refused('BAD_USER_INPUT'));
  expect(await tried(county, globalId('Handover', uuidv7()))).toEqual(refused('NOT_FOUND'));
  expect(await tried(other, taken)).toEqual(refused('NOT_FOUND'));
  expect(await tried(town, taken, { to: [String(counties[0].id)] })).toEqual(refused('BAD_USER_INPUT'));
  expect((await tried(personIn(counties[0], Role.COMMITTEE), taken))[0]).toBe('FORBIDDEN');
  expect(await tried(county, taken)).toEqual(['OK', undefined]);
  // Once more is another matter of theirs.
  expect(await tried(county, taken, { kind: 'REPORT_UP' })).toEqual(['OK', undefined]);
}, 60_000);

test('whom nobody reads for any more is not written to, and is credited all the same', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [lead, county] = [city, counties[0]].map((body) => personIn(body, Role.OFFICE));
  const town = personIn(towns[0][0], Role.LIAISON);
  const { id: first } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: first });
  const { id: second } = await sendTo(county, city, { ...proposed, forwardsId: first });
  await pass(lead, 'acceptHandover', { handoverId: second });
  const list = '{ bodies(scope: CHILDREN, first: 1) { nodes { version } } }';
  const { version } = (await data(county, list)).bodies.nodes[0];
  await data(county, close, { input: { code: String(town.body.id), on: '2026-06-01', version, reason: '撤并' } });
  await takenUp(lead, second);
  const sent = await box(lead, 'box: OUTBOX');
  expect(sent).toEqual([]);
  expect((await credits(lead, 'box: GIVEN')).map(({ basis }) => basis).sort()).toEqual([
    'FORWARDED',
    'LED',
    'PROPOSED',
  ]);
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
