import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { pass, refusal, sendTo } from '../support/handovers.js';
import { keyOf } from '../support/ids.js';
import { behind, closing } from '../support/joint-research.js';
import { draftWith } from '../support/plan-items.js';
import { atTheDoor, countOf } from '../support/raw.js';
import { handedIn } from '../support/research-results.js';
import { joins, launched } from '../support/research.js';
import { ask, codeFor, data, makeNetwork, owner, personIn, Role, type Json, type TestBody } from '../support/world.js';

const proposed = { kind: 'ESCALATE', title: '秸秆综合利用', message: '建议开展调研' };
const office = (body: TestBody): Viewer => personIn(body, Role.OFFICE, Role.LIAISON);

test('what is forwarded names who proposed it to the body above, and itself to its own two ends', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [lead, county, town] = [city, counties[0], towns[0][0]].map(office);
  const { items } = await draftWith(town, 2027, [{ title: '秸秆综合利用' }]);
  const subjectId: string = items[0].id;
  const { id: first } = await sendTo(town, counties[0], { kind: 'REPORT_UP', title: null, subjectId });
  await pass(county, 'receiveHandover', { handoverId: first });
  const { items: own } = await draftWith(county, 2027, [{ title: '县里的议题' }]);
  const more = { title: null, forwardsId: first };
  const { id } = await sendTo(county, city, { kind: 'ESCALATE', ...more });
  const shown = `query ($id: ID!) { handover(id: $id) { title message proposer { code } forwards { id } planItem { id }
    repliesTo { id } } }`;
  const known = { title: '秸秆综合利用', message: null, proposer: { code: String(town.body.id) }, repliesTo: null };
  expect((await data(county, shown, { id })).handover).toEqual({ ...known, forwards: { id: first }, planItem: null });
  expect((await data(lead, shown, { id })).handover).toEqual({ ...known, forwards: null, planItem: null });
  // A subject goes along where it is the sender's own, and that of what is forwarded does not.
  const { id: with_ } = await sendTo(county, city, { kind: 'ESCALATE', ...more, subjectId: own[0].id });
  expect((await data(lead, shown, { id: with_ })).handover).toMatchObject({
    title: '县里的议题',
    planItem: { id: own[0].id },
  });
  const shared = '{ planItems(scope: SHARED, first: 9) { nodes { id } } }';
  expect((await data(lead, shared)).planItems.nodes).toEqual([{ id: own[0].id }]);
  const unseen: [Viewer, string][] = [
    [town, id],
    [lead, first],
    [lead, subjectId],
  ];
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  for (const [who, what] of unseen) expect(await codeFor(who, node, { id: what })).toBe('NOT_FOUND');
}, 60_000);

test('who proposed it reads in its thread that it was forwarded, and none of the words', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [county, town] = [counties[0], towns[0][0]].map(office);
  const { id } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: id });
  await sendTo(county, city, { kind: 'REPORT_UP', message: '县里的意见', forwardsId: id });
  const thread =
    'query ($id: ID!) { handover(id: $id) { state thread(first: 9) { nodes { act text body { code } } } } }';
  const body = { code: String(counties[0].id) };
  expect((await data(town, thread, { id })).handover).toEqual({
    state: 'ACCEPTED',
    thread: {
      nodes: [
        { act: 'ACCEPTED', text: null, body },
        { act: 'FORWARDED', text: null, body },
      ],
    },
  });
}, 60_000);

test('who proposed it is read from what is forwarded, whatever whoever writes the row says', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const [lead, county, other] = [city, ...counties].map(office);
  const propose = async (town: Viewer, to: TestBody): Promise<string> => (await sendTo(town, to, proposed)).id;
  const first = await propose(office(towns[0][0]), counties[0]);
  const unread = keyOf(await propose(office(towns[0][0]), counties[0]));
  const ofOther = await propose(office(towns[1][0]), counties[1]);
  await pass(county, 'receiveHandover', { handoverId: first });
  await pass(other, 'receiveHandover', { handoverId: ofOther });
  const { id: assigned } = await sendTo(lead, counties[0], { kind: 'ASSIGN_DOWN' });
  await pass(county, 'receiveHandover', { handoverId: assigned });
  const { id: sent } = await sendTo(county, city, proposed);
  await pass(lead, 'receiveHandover', { handoverId: sent });
  const returned = await propose(office(towns[0][0]), counties[0]);
  await pass(county, 'returnHandover', { handoverId: returned, text: '不属本级' });
  const projectId = await launched(county);
  await joins(county, projectId, towns[0][0], office(towns[0][0]));
  const { handover } = await handedIn(office(towns[0][0]), projectId);
  await pass(county, 'acceptHandover', { handoverId: handover.id });
  const row = `insert into handover (city_id, county_id, parent_id, tenant_id, reach, id, to_tenant_id, dispatch_id, kind,
      title, attachments, forwards_id, proposal_id, proposer_tenant_id, state, sent_by, sent_at, reminders)
    select city_id, county_id, parent_id, tenant_id, reach, gen_random_uuid(), $5, dispatch_id, $2,
      title, attachments, $3, $1, $4, state, sent_by, sent_at, reminders from handover where id = $1
    returning proposer_tenant_id, proposal_id`;
  await atTheDoor(county, async (door) => {
    const insert = (forwards: string | null, kind = 'ESCALATE', to = city.id) =>
      door(row, [keyOf(sent), kind, forwards, counties[1].id, to]);
    const named = { proposer_tenant_id: towns[0][0].id, proposal_id: keyOf(first) };
    expect(await insert(keyOf(first))).toMatchObject({ rows: [named] });
    // What forwards nothing names nobody.
    expect(await insert(null)).toMatchObject({ rows: [{ proposer_tenant_id: null, proposal_id: null }] });
    // One not received, one returned, another county's, one that was assigned, one handed in: nobody proposes those to it.
    for (const id of [unread, ...[returned, ofOther, assigned, handover.id].map(keyOf)]) {
      expect(await insert(id)).toBe('23514');
    }
    // What it sent itself, what does not go up, and what goes back to who proposed it.
    expect(await insert(keyOf(sent))).toBe('23503');
    expect(await insert(keyOf(first), 'REQUEST_REVIEW')).toBe('23514');
    expect(await insert(keyOf(first), 'ESCALATE', towns[0][0].id)).toBe('23514');
  });
}, 60_000);

test('what a body sent is replied to only where it was forwarded to who replies', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [lead, county, town] = [city, counties[0], towns[0][0]].map(office);
  const { id: first } = await sendTo(town, counties[0], proposed);
  const { id: other } = await sendTo(town, counties[0], proposed);
  await pass(county, 'receiveHandover', { handoverId: first });
  await pass(county, 'receiveHandover', { handoverId: other });
  await sendTo(county, city, { kind: 'ESCALATE', title: null, forwardsId: first });
  const { id: sent } = await sendTo(lead, counties[0], { kind: 'NOTICE' });
  const row = `insert into handover (city_id, county_id, parent_id, tenant_id, reach, id, to_tenant_id, dispatch_id, kind,
      title, attachments, replies_to_id, state, sent_by, sent_at, reminders)
    select city_id, county_id, parent_id, tenant_id, reach, gen_random_uuid(), $3, dispatch_id, kind, title, attachments,
      $2, state, sent_by, sent_at, reminders from handover where id = $1`;
  await atTheDoor(lead, async (door) => {
    const reply = async (to: TestBody, repliesTo: string) => countOf(await door(row, [keyOf(sent), repliesTo, to.id]));
    expect(await reply(towns[0][0], keyOf(first))).toBe(1);
    // To another body, on what was not forwarded, and on what never was: all alike.
    expect(await reply(counties[0], keyOf(first))).toBe('23503');
    expect(await reply(towns[0][0], keyOf(other))).toBe('23503');
    expect(await reply(towns[0][0], uuidv7())).toBe('23503');
  });
}, 60_000);

test('only what came from below, was received and is not over is forwarded, and only upward', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const [lead, county, other] = [city, ...counties].map(office);
  const town = office(towns[0][0]);
  const { id: unread } = await sendTo(town, counties[0], proposed);
  const { id: returned } = await sendTo(town, counties[0], proposed);
  await pass(county, 'returnHandover', { handoverId: returned, text: '不属本级' });
  const { id: assigned } = await sendTo(lead, counties[0], { kind: 'ASSIGN_DOWN' });
  await pass(county, 'acceptHandover', { handoverId: assigned });
  const { id: taken } = await sendTo(town, counties[0], proposed);
  await pass(county, 'acceptHandover', { handoverId: taken });
  const { id: own } = await sendTo(county, city, proposed);
  const to = [String(city.id)];
  const tried = async (who: Viewer | null, forwardsId: string, more: Json = {}): Promise<Json> => {
    const input = { kind: 'ESCALATE', title: '件', to, ...more, forwardsId };
    const { code, field } = await refusal(who, 'sendHandover', input);
    return [code, field];
  };
  const refused = (code: string): Json => [code, 'input.forwardsId'];
  for (const id of [unread, returned, assigned, own]) {
    expect(await tried(county, id)).toEqual(refused('BAD_USER_INPUT'));
  }
  expect(await tried(county, taken, { kind: 'REQUEST_REVIEW' })).toEqual(refused('BAD_USER_INPUT'));
  const down = { kind: 'ASSIGN_DOWN', to: [String(town.body.id)] };
  expect(await tried(county, taken, down)).toEqual(refused('BAD_USER_INPUT'));
  expect(await tried(county, globalId('Plan', uuidv7()))).toEqual(refused('BAD_USER_INPUT'));
  expect(await tried(county, globalId('Handover', uuidv7()))).toEqual(refused('NOT_FOUND'));
  expect(await tried(other, taken)).toEqual(refused('NOT_FOUND'));
  expect(await tried(town, taken, { to: [String(counties[0].id)] })).toEqual(refused('BAD_USER_INPUT'));
  expect((await tried(null, taken))[0]).toBe('UNAUTHENTICATED');
  expect((await tried(personIn(counties[0], Role.COMMITTEE), taken))[0]).toBe('FORBIDDEN');
  expect(await tried(county, taken)).toEqual(['OK', undefined]);
  // Once more is another matter of theirs.
  expect(await tried(county, taken, { kind: 'REPORT_UP' })).toEqual(['OK', undefined]);
}, 60_000);

test('what is handed in for a project is no proposal', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [county, town] = [counties[0], towns[0][0]].map(office);
  const projectId = await launched(county);
  await joins(county, projectId, towns[0][0], town);
  const { handover } = await handedIn(town, projectId);
  await pass(county, 'acceptHandover', { handoverId: handover.id });
  const forward = { kind: 'ESCALATE', title: null, to: [String(city.id)], forwardsId: handover.id };
  expect(await refusal(county, 'sendHandover', forward)).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', field: 'input.forwardsId' },
  });
  const taken = `mutation ($input: DraftResearchProjectInput!) { draftResearchProject(input: $input) { researchProject { id } } }`;
  const days = { startsOn: '2027-01-01', handInOn: '2027-06-30', endsOn: '2027-12-31' };
  const input = { year: 2027, title: '课题', leaderName: '宣', ...days, originHandoverId: handover.id };
  expect((await ask(county, taken, { input })).errors?.[0].extensions).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', field: 'input.originHandoverId' },
  });
}, 60_000);

test('what is sent to a body while it is closed is not sent, and told why once it is tried again', async () => {
  const { city, counties } = await makeNetwork({ counties: 2, towns: 0 });
  const lead = office(city);
  const to = counties.map(({ id }) => String(id));
  const send = (): Promise<Json> => refusal(lead, 'sendHandover', { kind: 'ASSIGN_DOWN', title: '件', to });
  expect((await behind(closing, [counties[1].id], send)).code).toBe('CONFLICT');
  expect(await send()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.to.1' });
  const { rows } = await owner.query('select count(*)::int as sent from handover where tenant_id = $1', [city.id]);
  expect(rows).toEqual([{ sent: 0 }]);
}, 60_000);
