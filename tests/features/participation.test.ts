import { expect, test } from '@jest/globals';
import { alsoSeatedIn, tokenOf, viewerWith } from '../support/accounts.js';
import { codeAt, day, fieldOf, makeDuties, meeting, on, partsOf, take, type Duties } from '../support/duties.js';
import { addMember, take as takeOfMember } from '../support/members.js';
import { codeFor, data, personIn, Role, type Json } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

/** An event of all members, and what is recorded of the first of them. */
async function recorded(duties: Duties, more: Json = {}): Promise<{ eventId: string; participationId: string }> {
  const { office, members } = duties;
  const { dutyEvent } = await take(office, 'recordDutyEvent', meeting(duties, members, more));
  return { eventId: dutyEvent.id, participationId: (await partsOf(office, dutyEvent.id))[0].id };
}

const standing = async ({ office }: Duties, eventId: string, date: string): Promise<string> =>
  (await partsOf(office, eventId, date))[0].standing;

test('the member confirms, or is silent until the time is over', async () => {
  const duties = await makeDuties();
  const member = duties.accounts[0].viewer;
  const first = await recorded(duties);
  const confirmed = await take(member, 'confirmParticipation', { participationId: first.participationId });
  expect(confirmed.participation).toMatchObject({ state: 'CONFIRMED', standing: 'CONFIRMED', confirmedOn: day });
  expect(await codeAt(member, 'confirmParticipation', { participationId: first.participationId })).toBe(
    'ILLEGAL_TRANSITION',
  );
  const second = await recorded(duties, { title: '又一次' });
  const answer = { participationId: second.participationId };
  expect(await standing(duties, second.eventId, '2026-06-22')).toBe('PENDING');
  expect(await standing(duties, second.eventId, '2026-06-23')).toBe('CONFIRMED');
  for (const act of ['confirmParticipation', 'objectToParticipation'] as const) {
    const input = act === 'confirmParticipation' ? answer : { ...answer, reason: '当天请假' };
    expect(await codeAt(member, act, input, '2026-06-23')).toBe('ILLEGAL_TRANSITION');
  }
  expect(await codeAt(member, 'confirmParticipation', answer, '2026-06-22')).toBe('OK');
});

test('an objection stops it from counting until it is decided: not upheld, it stands', async () => {
  const duties = await makeDuties();
  const member = duties.accounts[0].viewer;
  const { eventId, participationId } = await recorded(duties);
  const objection = { participationId, reason: '当天在场' };
  expect(await fieldOf(member, 'objectToParticipation', { ...objection, reason: ' ' })).toBe('input.reason');
  const { participation } = await take(member, 'objectToParticipation', objection);
  expect(participation).toMatchObject({ state: 'OBJECTED', standing: 'OBJECTED', confirmedOn: null });
  expect(await standing(duties, eventId, '2026-12-31')).toBe('OBJECTED');
  const decision = { participationId, upheld: false, reason: '签到表有签名' };
  const chair = personIn(duties.county, Role.CHAIR);
  expect(await fieldOf(chair, 'decideObjection', { ...decision, role: 'LATE' })).toBe('input.role');
  const decided = await take(chair, 'decideObjection', decision);
  expect(decided.participation).toMatchObject({ state: 'CONFIRMED', standing: 'CONFIRMED', objection: '当天在场' });
  expect(decided.participation).toMatchObject({ decision: '签到表有签名', decidedBy: chair.personName });
  expect(decided).toMatchObject({ compensation: null, replacement: null });
  expect(await codeAt(chair, 'decideObjection', decision)).toBe('ILLEGAL_TRANSITION');
  expect(await codeAt(member, 'objectToParticipation', objection)).toBe('ILLEGAL_TRANSITION');
});

test('upheld, it is taken back by an entry of its own, and the part he had is recorded', async () => {
  const duties = await makeDuties();
  const member = duties.accounts[0].viewer;
  const { office, members } = duties;
  const participants = members.map((memberId, at) => ({ memberId, role: at === 0 ? 'ABSENT' : 'PARTICIPANT' }));
  const { eventId, participationId } = await recorded(duties, { participants, results: ['KEY'], organiser: '办公室' });
  await take(member, 'objectToParticipation', { participationId, reason: '当天在场' });
  const decision = { participationId, upheld: true, reason: '补签', role: 'PARTICIPANT' };
  const decided = await take(office, 'decideObjection', decision);
  expect(decided.participation).toMatchObject({ state: 'COMPENSATED', standing: 'COMPENSATED', decision: '补签' });
  expect(decided.compensation).toMatchObject({ entry: 'COMPENSATION', compensates: { id: eventId }, reason: '补签' });
  expect(decided.replacement).toMatchObject({ entry: 'REPLACEMENT', results: ['KEY'], organiser: '办公室' });
  // All who were there share the activity, in whichever entry they stand.
  expect(await partsOf(member, decided.replacement.id)).toMatchObject([
    { role: 'PARTICIPANT', standing: 'PENDING', place: 3, authors: 3 },
  ]);
  expect((await partsOf(office, eventId)).slice(1)).toMatchObject([{ authors: 3 }, { authors: 3 }]);
});

test('each answers for himself, in the seat of that body', async () => {
  const duties = await makeDuties();
  const { county, counties, city, accounts } = duties;
  const { participationId } = await recorded(duties);
  const answer = { participationId };
  const code = (viewer: Viewer | null) => codeAt(viewer, 'confirmParticipation', answer);
  expect(await code(null)).toBe('UNAUTHENTICATED');
  for (const role of Object.values(Role).filter((each) => each !== Role.MEMBER)) {
    expect([role, await code(personIn(county, role))]).toEqual([role, 'FORBIDDEN']);
  }
  expect(await code(accounts[1].viewer)).toBe('NOT_FOUND');
  expect(await code(personIn(county, Role.MEMBER, Role.OFFICE))).toBe('FORBIDDEN');
  expect(await code(personIn(counties[1], Role.MEMBER))).toBe('NOT_FOUND');
  await alsoSeatedIn(city, accounts[0], Role.MEMBER);
  const token = await tokenOf(accounts[0]);
  const elsewhere = await viewerWith(token, String(city.id));
  expect(await code(elsewhere)).toBe('FORBIDDEN');
  expect(await code(accounts[0].viewer)).toBe('OK');
  await takeOfMember(personIn(county, Role.ADMIN), 'unlinkMember', { memberId: duties.members[0] });
  expect(await code(accounts[0].viewer)).toBe('NOT_FOUND');
});

test('deciding is for those who lead', async () => {
  const duties = await makeDuties();
  const { county, accounts, counties } = duties;
  const { participationId } = await recorded(duties);
  await take(accounts[0].viewer, 'objectToParticipation', { participationId, reason: '当天在场' });
  const decision = { participationId, upheld: true, reason: '属实' };
  for (const role of [Role.ADMIN, Role.AUDITOR, Role.COMMITTEE, Role.HANDLER, Role.MEMBER]) {
    expect([role, await codeAt(personIn(county, role), 'decideObjection', decision)]).toEqual([role, 'FORBIDDEN']);
  }
  expect(await codeAt(personIn(counties[1], Role.OFFICE), 'decideObjection', decision)).toBe('NOT_FOUND');
  expect(await codeAt(personIn(county, Role.LIAISON), 'decideObjection', decision)).toBe('OK');
});

const mine = `{ dutyEvents(first: 10) { nodes { title participations(first: 10) { totalCount nodes { member { name } } } } }
  participations(first: 10) { totalCount } }`;

test('a member sees the events he took part in, and of those his own part only', async () => {
  const duties = await makeDuties();
  const { office, members, accounts, county, city } = duties;
  await recorded(duties);
  await take(office, 'recordDutyEvent', meeting(duties, members.slice(1), { title: '别人的会' }));
  const own = { title: '重点工作座谈会', participations: { totalCount: 1, nodes: [{ member: { name: '宣一' } }] } };
  expect(await data(accounts[0].viewer, mine)).toEqual({
    dutyEvents: { nodes: [own] },
    participations: { totalCount: 1 },
  });
  expect((await data(personIn(county, Role.AUDITOR), mine)).participations.totalCount).toBe(5);
  expect((await data(personIn(city, Role.OFFICE), mine)).participations.totalCount).toBe(0);
});

const files = `{ myMemberships { body { code } participations(first: 10, year: 2026, standing: PENDING) {
  totalCount nodes { role event { title kind { id } kindName } viewerCan { action allowed code } } } } }`;

test('his file follows him over his seats, and is gone with the link', async () => {
  const duties = await makeDuties();
  const { county, city, accounts, members, office } = duties;
  await alsoSeatedIn(city, accounts[0], Role.MEMBER);
  const first = await recorded(duties);
  const correction = { eventId: first.eventId, reason: '有误', memberIds: [members[0]] };
  const replacement = meeting(duties, members.slice(0, 1), { title: '更正后的会' });
  const { compensation } = await take(office, 'correctDutyEvent', { ...correction, replacement });
  const viewer = await viewerWith(await tokenOf(accounts[0]), String(city.id));
  const look = async (): Promise<Json> => (await data(viewer, files, {}, on(day))).myMemberships;
  const [file] = await look();
  expect(file.participations.nodes).toMatchObject([
    { event: { title: '更正后的会', kind: null, kindName: '其他会议' } },
  ]);
  expect(file.participations.nodes[0].viewerCan[0]).toEqual({
    ...{ action: 'confirmParticipation', allowed: false, code: 'FORBIDDEN' },
  });
  const node = 'query ($id: ID!) { node(id: $id) { __typename } }';
  const seen = () => codeFor(viewer, node, { id: compensation.id });
  expect(await seen()).toBe('OK');
  const admin = personIn(county, Role.ADMIN);
  await takeOfMember(admin, 'unlinkMember', { memberId: members[0] });
  expect(await look()).toEqual([]);
  expect([await seen(), await codeFor(viewer, node, { id: first.eventId })]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  await takeOfMember(admin, 'linkMember', { memberId: members[0], seatId: accounts[0].seatId });
  expect([await seen(), await codeFor(viewer, node, { id: first.eventId })]).toEqual(['OK', 'OK']);
  // Whoever else took part keeps his sight.
  expect((await data(accounts[1].viewer, mine)).participations.totalCount).toBe(1);
});

test('lists of participations: what is objected to, what is pending, what counts', async () => {
  const duties = await makeDuties();
  const { office, accounts, members } = duties;
  const { participationId } = await recorded(duties);
  await take(accounts[0].viewer, 'objectToParticipation', { participationId, reason: '当天在场' });
  const count = async (filter: string, date = day): Promise<number> =>
    (await data(office, `{ participations(first: 1, ${filter}) { totalCount } }`, {}, on(date))).participations
      .totalCount;
  expect(await count('state: OBJECTED')).toBe(1);
  expect([await count('standing: PENDING'), await count('standing: CONFIRMED')]).toEqual([2, 0]);
  expect([await count('standing: OBJECTED'), await count('standing: DUPLICATE')]).toEqual([1, 0]);
  expect(await count('standing: CONFIRMED', '2026-06-23')).toBe(2);
  expect(await count(`memberId: "${members[1]}", role: PARTICIPANT, family: MEETING, year: 2026`)).toBe(1);
  const stranger = await addMember(office, '新人');
  expect(await count(`memberId: "${stranger.id}"`)).toBe(0);
  const ofMember = `query ($id: ID!) { member(id: $id) { participations(first: 5, from: "2026-06-10", standing: OBJECTED) { nodes { objection } } } }`;
  expect((await data(office, ofMember, { id: members[0] })).member.participations.nodes).toEqual([
    { objection: '当天在场' },
  ]);
});
