import { expect, test } from '@jest/globals';
import {
  accountIn,
  alsoSeatedIn,
  attempt,
  codeWith,
  signInDocument,
  storedAccounts,
  tokenOf,
  viewerWith,
} from '../support/accounts.js';
import { hiddenRecord, refusals, rolesBut } from '../support/ladder.js';
import {
  ask,
  codeFor,
  codeOf,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  type Json,
  type TestBody,
} from '../support/world.js';

const changeSeatRoles =
  'mutation ($input: ChangeSeatRolesInput!) { changeSeatRoles(input: $input) { seat { id roles state } } }';
const endSeat = 'mutation ($input: SeatInput!) { endSeat(input: $input) { seat { id roles state endedAt } } }';
const disableAccount = 'mutation ($input: AccountInput!) { disableAccount(input: $input) { account { state } } }';
const inviteToSeat =
  'mutation ($input: InviteToSeatInput!) { inviteToSeat(input: $input) { code invitation { id invitee roles state expiresAt } } }';
const withdraw =
  'mutation ($input: SeatInvitationInput!) { withdrawSeatInvitation(input: $input) { invitation { state } } }';
const acceptSeat =
  'mutation ($input: AcceptSeatInput!) { acceptSeat(input: $input) { seat { id bodyCode bodyName level roles } } }';

const invite = async (body: TestBody, ...roles: Role[]): Promise<Json> =>
  (await data(personIn(body, Role.ADMIN), inviteToSeat, { input: { invitee: '测试委员', roles } })).inviteToSeat;

test.each([
  ['changeSeatRoles', changeSeatRoles, { roles: ['CHAIR'] }],
  ['endSeat', endSeat, {}],
])('%s is for the ADMIN of the body, and nobody else changes anything by it', async (_name, source, more) => {
  const network = await makeNetwork();
  const office = await accountIn(network.counties[0], 'office', Role.OFFICE);
  const input = { seatId: office.seatId, ...more };
  const before = await storedAccounts(network.counties[0]);
  expect(await refusals(network, source, input)).toEqual(hiddenRecord);
  expect(await storedAccounts(network.counties[0])).toEqual(before);
  await data(personIn(network.counties[0], Role.ADMIN), source, { input });
  expect(await storedAccounts(network.counties[0])).not.toEqual(before);
});

test('other roles count from the next request on', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  const token = await tokenOf(office);
  await data(personIn(city, Role.ADMIN), changeSeatRoles, {
    input: { seatId: office.seatId, roles: ['CHAIR', 'AUDITOR'] },
  });
  expect((await viewerWith(token)).roles).toEqual(['CHAIR', 'AUDITOR']);
});

test('a seat has at least one role and none twice, and an ended one stays as it is', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  const admin = personIn(city, Role.ADMIN);
  const change = (roles: string[]) => codeFor(admin, changeSeatRoles, { input: { seatId: office.seatId, roles } });
  expect(await change([])).toBe('BAD_USER_INPUT');
  expect(await change(['CHAIR', 'CHAIR'])).toBe('BAD_USER_INPUT');
  const ended = (await data(admin, endSeat, { input: { seatId: office.seatId } })).endSeat.seat;
  expect(ended).toMatchObject({ state: 'ENDED', roles: ['OFFICE'] });
  expect(Date.parse(ended.endedAt)).toBeGreaterThan(Date.now() - 60_000);
  expect(await change(['CHAIR'])).toBe('ILLEGAL_TRANSITION');
  expect(await codeFor(admin, endSeat, { input: { seatId: office.seatId } })).toBe('ILLEGAL_TRANSITION');
});

test('the last ADMIN of a body cannot be taken away, by whatever act', async () => {
  const { city } = await makeNetwork();
  const admin = await accountIn(city, 'admin', Role.ADMIN, Role.OFFICE);
  const { viewer, seatId, accountId } = admin;
  const before = await storedAccounts(city);
  expect(await codeFor(viewer, endSeat, { input: { seatId } })).toBe('CONFLICT');
  expect(await codeFor(viewer, changeSeatRoles, { input: { seatId, roles: ['OFFICE'] } })).toBe('CONFLICT');
  expect(await codeFor(viewer, disableAccount, { input: { accountId } })).toBe('CONFLICT');
  expect(await storedAccounts(city)).toEqual(before);
  const second = await accountIn(city, 'second', Role.ADMIN);
  expect(await codeFor(viewer, disableAccount, { input: { accountId: second.accountId } })).toBe('OK');
  expect(await codeFor(viewer, endSeat, { input: { seatId } })).toBe('CONFLICT');
  const third = await accountIn(city, 'third', Role.ADMIN);
  expect(await codeFor(viewer, endSeat, { input: { seatId } })).toBe('OK');
  expect(await codeFor(third.viewer, changeSeatRoles, { input: { seatId: third.seatId, roles: ['CHAIR'] } })).toBe(
    'CONFLICT',
  );
});

test('an ADMIN by invitation is not the last one: his account is not of the body', async () => {
  const { city, counties } = await makeNetwork();
  const admin = await accountIn(city, 'admin', Role.ADMIN);
  const guest = await accountIn(counties[0], 'guest', Role.OFFICE);
  const guestSeat = await alsoSeatedIn(city, guest, Role.ADMIN);
  const asGuest = await viewerWith(await tokenOf(guest), String(city.id));
  const { seatId, accountId } = admin;
  for (const viewer of [admin.viewer, asGuest]) {
    expect(await codeFor(viewer, endSeat, { input: { seatId } })).toBe('CONFLICT');
    expect(await codeFor(viewer, changeSeatRoles, { input: { seatId, roles: ['OFFICE'] } })).toBe('CONFLICT');
    expect(await codeFor(viewer, disableAccount, { input: { accountId } })).toBe('CONFLICT');
  }
  expect(await codeFor(admin.viewer, endSeat, { input: { seatId: guestSeat } })).toBe('OK');
});

test('a body that has only an ADMIN by invitation is not stuck', async () => {
  const { city, counties } = await makeNetwork();
  const guest = await accountIn(counties[0], 'guest', Role.OFFICE);
  await alsoSeatedIn(city, guest, Role.ADMIN);
  const asGuest = await viewerWith(await tokenOf(guest), String(city.id));
  const office = await accountIn(city, 'office', Role.OFFICE);
  const input = { seatId: office.seatId, roles: ['ADMIN'] };
  expect(await codeFor(asGuest, changeSeatRoles, { input })).toBe('OK');
  expect(await codeFor(asGuest, endSeat, { input: { seatId: office.seatId } })).toBe('CONFLICT');
});

test('two ADMINs who end each other at the same moment leave one', async () => {
  const { city } = await makeNetwork();
  const [one, two] = [await accountIn(city, 'one', Role.ADMIN), await accountIn(city, 'two', Role.ADMIN)];
  const codes = await Promise.all([
    codeFor(one.viewer, endSeat, { input: { seatId: two.seatId } }),
    codeFor(two.viewer, disableAccount, { input: { accountId: one.accountId } }),
  ]);
  expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
});

test('seats are listed for the ADMIN and the AUDITOR of the body, and for nobody else', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  const member = await accountIn(city, 'member', Role.MEMBER);
  await alsoSeatedIn(counties[0], member, Role.COMMITTEE);
  const list =
    '{ seats(first: 9) { totalCount nodes { personName roles state body { code } viewerCan { action allowed } } } }';
  const names = async (viewer: Parameters<typeof data>[0]) =>
    ((await data(viewer, list)).seats.nodes as Json[]).map(({ personName }) => personName as string);
  const both = [member.viewer.personName, office.viewer.personName].sort();
  expect(await names(personIn(counties[0], Role.ADMIN))).toEqual(both);
  expect(await names(personIn(counties[0], Role.AUDITOR))).toEqual(both);
  expect(await names(personIn(city, Role.ADMIN))).toEqual([member.viewer.personName]);
  for (const other of [counties[1], towns[0][0]]) expect(await names(personIn(other, Role.ADMIN))).toEqual([]);
  expect(await codeFor(null, list)).toBe('UNAUTHENTICATED');
  expect(await codeFor(personIn(counties[0], ...rolesBut(Role.ADMIN, Role.AUDITOR)), list)).toBe('FORBIDDEN');
});

test('seats are listed by state', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  await accountIn(city, 'chair', Role.CHAIR);
  const admin = personIn(city, Role.ADMIN);
  await data(admin, endSeat, { input: { seatId: office.seatId } });
  const { seats } = await data(admin, '{ seats(first: 9, states: [ENDED]) { nodes { id } } }');
  expect(seats.nodes).toEqual([{ id: office.seatId }]);
});

test('somebody of another body takes a seat with the code of an invitation, and acts in it at once', async () => {
  const { city, counties } = await makeNetwork();
  const office = await accountIn(counties[1], 'office', Role.OFFICE);
  const token = await tokenOf(office);
  expect(await codeWith(token, String(city.id))).toBe('FORBIDDEN');
  const { code, invitation } = await invite(city, Role.MEMBER, Role.COMMITTEE);
  expect(invitation).toMatchObject({ invitee: '测试委员', roles: ['MEMBER', 'COMMITTEE'], state: 'OPEN' });
  const { seat } = (await data(await viewerWith(token), acceptSeat, { input: { code } })).acceptSeat;
  expect(seat).toMatchObject({
    bodyCode: String(city.id),
    bodyName: city.name,
    level: 'CITY',
    roles: ['MEMBER', 'COMMITTEE'],
  });
  expect(await viewerWith(token, seat.bodyCode)).toMatchObject({
    body: city,
    roles: ['MEMBER', 'COMMITTEE'],
    personId: office.viewer.personId,
  });
  const { seats, seatInvitations } = await data(
    personIn(city, Role.ADMIN),
    '{ seats(first: 9) { nodes { id personName } } seatInvitations(first: 9) { nodes { state } } }',
  );
  expect(seats.nodes).toEqual([{ id: seat.id, personName: office.viewer.personName }]);
  expect(seatInvitations.nodes).toEqual([{ state: 'ACCEPTED' }]);
  await data(personIn(city, Role.ADMIN), endSeat, { input: { seatId: seat.id } });
  expect([await codeWith(token), await codeWith(token, seat.bodyCode)]).toEqual(['OK', 'FORBIDDEN']);
});

const another = 'another-password';
const controls: [what: string, act: (accountId: string) => Json[][]][] = [
  [
    'resetPassword',
    (accountId) => [
      [
        'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { account { id } } }',
        { accountId, password: another },
      ],
    ],
  ],
  [
    'linkIdentity',
    (accountId) => [
      [
        'mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { account { id } } }',
        { accountId, issuer: 'https://issuer.example', subject: 'the ADMIN himself' },
      ],
    ],
  ],
  [
    'disableAccount and enableAccount',
    (accountId) => [
      [disableAccount, { accountId }],
      ['mutation ($input: AccountInput!) { enableAccount(input: $input) { account { id } } }', { accountId }],
    ],
  ],
];

test.each(controls)('%s at home takes no seat over in another body, which invites anew', async (what, actsOf) => {
  const { city, counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  const accept = async (token: string, ...roles: Role[]) =>
    data(await viewerWith(token), acceptSeat, { input: { code: (await invite(city, ...roles)).code } });
  const before = await tokenOf(office);
  await accept(before, Role.OFFICE);
  const [inCity, there] = [await tokenOf(office, city), String(city.id)];
  expect([await codeWith(before, there), await codeWith(inCity)]).toEqual(['OK', 'OK']);
  for (const [source, input] of actsOf(office.accountId)) {
    await data(personIn(counties[0], Role.ADMIN), source, { input });
  }
  const secret = what === 'resetPassword' ? another : 'right-password';
  const token = (await attempt(office.login, secret)).data.signIn.token as string;
  expect([await codeWith(token), await codeWith(token, there)]).toEqual(['OK', 'FORBIDDEN']);
  expect((await viewerWith(token)).seats).toHaveLength(1);
  expect([await codeWith(before, there), await codeWith(inCity)]).not.toContain('OK');
  const input = { account: office.login, password: secret, body: there };
  expect(await codeFor(null, signInDocument, { input })).toBe('FORBIDDEN');
  await accept(token, Role.MEMBER);
  expect((await viewerWith(token, there)).roles).toEqual(['MEMBER']);
  const { seats } = await data(personIn(city, Role.ADMIN), '{ seats(first: 9) { nodes { roles state } } }');
  expect(seats.nodes).toEqual([
    { roles: ['OFFICE'], state: 'ENDED' },
    { roles: ['MEMBER'], state: 'HELD' },
  ]);
});

test('a seat that was lost takes no other, and somebody who holds a good one keeps it', async () => {
  const { city, counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  await alsoSeatedIn(city, office, Role.MEMBER);
  const asMember = await viewerWith(await tokenOf(office), String(city.id));
  const accept = async (viewer: typeof asMember, body: TestBody) =>
    codeFor(viewer, acceptSeat, { input: { code: (await invite(body, Role.HANDLER)).code } });
  const before = await storedAccounts(city);
  expect(await accept(asMember, city)).toBe('CONFLICT');
  expect((await storedAccounts(city))[1]).toEqual(before[1]);
  expect(await accept(asMember, counties[1])).toBe('OK');
  await owner.query('update account set control_version = 2 where city_id = $1 and id = $2', [
    city.id,
    office.viewer.accountId,
  ]);
  expect(await accept(asMember, counties[1])).toBe('UNAUTHENTICATED');
  expect(await accept(await viewerWith(await tokenOf(office)), city)).toBe('OK');
});

test('an invitation reaches into another city', async () => {
  const [here, there] = [await makeNetwork(), await makeNetwork()];
  const office = await accountIn(here.counties[0], 'office', Role.OFFICE);
  const token = await tokenOf(office);
  await data(await viewerWith(token), acceptSeat, {
    input: { code: (await invite(there.towns[0][0], Role.LIAISON)).code },
  });
  const viewer = await viewerWith(token, String(there.towns[0][0].id));
  expect(viewer.body).toEqual(there.towns[0][0]);
  expect((await data(viewer, '{ viewer { seats { bodyName } body { name } } }')).viewer).toEqual({
    seats: [{ bodyName: here.counties[0].name }, { bodyName: there.towns[0][0].name }],
    body: { name: there.towns[0][0].name },
  });
});

test('a code is good for one person, for seven days, and not after it was withdrawn', async () => {
  const { city, counties, towns } = await makeNetwork();
  const one = (await accountIn(counties[0], 'one', Role.OFFICE)).viewer;
  const two = (await accountIn(counties[1], 'two', Role.OFFICE)).viewer;
  const accept = async (viewer: typeof one | null, code: string, now = new Date()) =>
    codeOf(await ask(viewer, acceptSeat, { input: { code } }, { now }));
  const days = (count: number) => new Date(Date.now() + count * 24 * 3600 * 1000);
  const used = (await invite(city, Role.MEMBER)).code as string;
  expect(await accept(null, used)).toBe('UNAUTHENTICATED');
  expect(await accept(one, used)).toBe('OK');
  expect(await accept(two, used)).toBe('NOT_FOUND');
  const late = (await invite(city, Role.MEMBER)).code as string;
  expect(await accept(two, late, days(7.01))).toBe('NOT_FOUND');
  expect(await accept(one, late)).toBe('CONFLICT');
  const withdrawn = await invite(city, Role.MEMBER);
  await data(personIn(city, Role.ADMIN), withdraw, { input: { invitationId: withdrawn.invitation.id } });
  expect(await accept(two, withdrawn.code as string)).toBe('NOT_FOUND');
  expect(await accept(two, 'seat_unknown')).toBe('NOT_FOUND');
  expect(await accept(two, late, days(6.99))).toBe('OK');
  const toClosed = (await invite(towns[0][0], Role.MEMBER)).code as string;
  await owner.query("update body set closed_on = '2026-01-01' where id = $1", [towns[0][0].id]);
  expect(await accept(two, toClosed)).toBe('FORBIDDEN');
});

test('of two who bring a code at the same moment one gets the seat', async () => {
  const { city, counties } = await makeNetwork();
  const accounts = [await accountIn(counties[0], 'one', Role.OFFICE), await accountIn(counties[1], 'two', Role.OFFICE)];
  const people = accounts.map(({ viewer }) => viewer);
  const { code } = await invite(city, Role.MEMBER);
  const codes = await Promise.all(people.map((viewer) => codeFor(viewer, acceptSeat, { input: { code } })));
  expect(codes.sort()).toEqual(['NOT_FOUND', 'OK']);
  expect((await storedAccounts(city))[1]).toHaveLength(1);
});

test('inviting is for the ADMIN of a body that is not closed', async () => {
  const { counties } = await makeNetwork();
  const code = (viewer: Parameters<typeof codeFor>[0], more: Json = {}) =>
    codeFor(viewer, inviteToSeat, { input: { invitee: '测试', roles: ['MEMBER'], ...more } });
  const admin = personIn(counties[0], Role.ADMIN);
  expect(await code(null)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(counties[0], ...rolesBut(Role.ADMIN)))).toBe('FORBIDDEN');
  expect(await code(personIn({ ...counties[0], closedOn: '2026-01-01' }, Role.ADMIN))).toBe('FORBIDDEN');
  expect(await code(admin, { roles: [] })).toBe('BAD_USER_INPUT');
  expect(await code(admin, { invitee: ' ' })).toBe('BAD_USER_INPUT');
  expect(await storedAccounts(counties[0])).toEqual([[], [], [], []]);
  expect(await code(admin)).toBe('OK');
});

test('withdrawing an invitation is for the ADMIN of the body, and nobody else changes anything by it', async () => {
  const network = await makeNetwork();
  const { invitation } = await invite(network.counties[0], Role.MEMBER);
  const input = { invitationId: invitation.id };
  const before = await storedAccounts(network.counties[0]);
  expect(await refusals(network, withdraw, input)).toEqual(hiddenRecord);
  expect(await storedAccounts(network.counties[0])).toEqual(before);
  const admin = personIn(network.counties[0], Role.ADMIN);
  expect((await data(admin, withdraw, { input })).withdrawSeatInvitation.invitation.state).toBe('WITHDRAWN');
  expect(await codeFor(admin, withdraw, { input })).toBe('ILLEGAL_TRANSITION');
});

test('invitations are listed for the ADMIN and the AUDITOR of the body, without their codes', async () => {
  const { city, counties } = await makeNetwork();
  const { code } = await invite(counties[0], Role.MEMBER);
  const list =
    '{ seatInvitations(first: 9) { nodes { id invitee roles state invitedAt expiresAt viewerCan { action allowed } } } }';
  const answer = await data(personIn(counties[0], Role.AUDITOR), list);
  expect(answer.seatInvitations.nodes).toHaveLength(1);
  expect(JSON.stringify([answer, await storedAccounts(counties[0])])).not.toContain(code);
  for (const other of [city, counties[1]])
    expect((await data(personIn(other, Role.ADMIN), list)).seatInvitations.nodes).toEqual([]);
  expect(await codeFor(null, list)).toBe('UNAUTHENTICATED');
  expect(await codeFor(personIn(counties[0], ...rolesBut(Role.ADMIN, Role.AUDITOR)), list)).toBe('FORBIDDEN');
});
