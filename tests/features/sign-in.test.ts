import { expect, test } from '@jest/globals';
import { hashOfPassword, isPassword } from '../../src/account/index.js';
import {
  accountIn,
  alsoSeatedIn,
  attempt,
  callerWith,
  codeWith,
  password,
  signInDocument,
  tokenOf,
  viewerWith,
} from '../support/accounts.js';
import {
  ask,
  codeFor,
  codeOf,
  data,
  Level,
  makeNetwork,
  owner,
  personIn,
  Role,
  type Answer,
} from '../support/world.js';

const changePassword = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changedAt } }';
const signOut = 'mutation { signOut { endedAt } }';
const minutes = (count: number, from = new Date()) => new Date(from.getTime() + count * 60_000);
const seconds = (count: number, from: Date) => new Date(from.getTime() + count * 1000);

/** Attempts one after the other with a wrong password. */
async function guesses(login: string, count: number, now = new Date()): Promise<string[]> {
  const codes: string[] = [];
  for (let at = 0; at < count; at++) codes.push(codeOf(await attempt(login, `guess ${at}`, { now })));
  return codes;
}

test('signing in gives a token that acts in the seat of the account for twelve hours', async () => {
  const { counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE, Role.AUDITOR);
  const now = new Date();
  const { token, expiresAt } = (
    await data(null, signInDocument, { input: { account: office.login, password } }, { now })
  ).signIn;
  expect(token).toMatch(/^cn_[A-Za-z0-9_-]{43}$/);
  expect(new Date(expiresAt)).toEqual(minutes(12 * 60, now));
  const { viewer } = await callerWith(token);
  expect(viewer).toMatchObject({
    personId: office.viewer.personId,
    personName: office.viewer.personName,
    roles: [Role.OFFICE, Role.AUDITOR],
    body: counties[0],
  });
  expect(await codeWith(token, undefined, minutes(12 * 60 - 1, now))).toBe('OK');
  expect(await codeWith(token, undefined, minutes(12 * 60, now))).toBe('UNAUTHENTICATED');
});

test('a login may be typed with capitals and blanks around it', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  expect(codeOf(await attempt(` ${login.toUpperCase()} `, password))).toBe('OK');
});

test('a token is kept as a hash only', async () => {
  const { city } = await makeNetwork();
  const token = await tokenOf(await accountIn(city, 'office', Role.OFFICE));
  const { rows } = await owner.query<{ found: boolean }>(
    "select exists (select 1 from sign_in_session s where s::text like '%' || $1 || '%') as found",
    [token.slice(3)],
  );
  expect(rows).toEqual([{ found: false }]);
});

test('tokens that are unknown, altered or of another kind are refused alike', async () => {
  const { city } = await makeNetwork();
  const token = await tokenOf(await accountIn(city, 'office', Role.OFFICE));
  const altered = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
  for (const wrong of [altered, `cn_${'A'.repeat(43)}`, token.slice(3), `${token}x`, 'a.b.c', "' or 1=1 --", '']) {
    expect([wrong, await codeWith(wrong)]).toEqual([wrong, 'UNAUTHENTICATED']);
  }
});

test('a wrong password, a disabled account, one without a password and one that never existed are the same answer', async () => {
  const { city } = await makeNetwork();
  const right = await accountIn(city, 'office', Role.OFFICE);
  const disabled = await accountIn(city, 'gone', Role.OFFICE);
  const external = await accountIn(city, 'external', Role.OFFICE);
  await owner.query("update account set state = 'DISABLED' where city_id = $1 and name = 'gone'", [city.id]);
  await owner.query("update account set password_hash = null where city_id = $1 and name = 'external'", [city.id]);
  const answers = [
    await attempt(right.login, 'wrong-password'),
    await attempt(disabled.login, password),
    await attempt(external.login, password),
    await attempt(external.login, ''),
    await attempt(`nobody.${city.id}`, password),
    await attempt('nobody.999999999999', password),
    await attempt('no login at all', password),
    await attempt('', ''),
    await attempt(right.login, 'x'.repeat(100_000)),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(codeOf(answers[0])).toBe('UNAUTHENTICATED');
});

/** The least CPU time, in microseconds, that an act took of this process: unlike the time of day, no neighbour adds to it. */
async function leastWork(act: (at: number) => Promise<void>, times = 4): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const begun = process.cpuUsage();
    await act(at);
    const { user, system } = process.cpuUsage(begun);
    taken.push(user + system);
  }
  return Math.min(...taken);
}

test('a password is verified once, whether the account is there, disabled, without a password or not at all', async () => {
  const { city } = await makeNetwork();
  const logins = await Promise.all(
    ['office', 'gone', 'external', 'locked'].map(async (name) => (await accountIn(city, name, Role.MEMBER)).login),
  );
  await owner.query("update account set state = 'DISABLED' where city_id = $1 and name = 'gone'", [city.id]);
  await owner.query("update account set password_hash = null where city_id = $1 and name = 'external'", [city.id]);
  const locked = logins.pop()!;
  await guesses(locked, 5);
  const workFor = (login: string, code: string) =>
    leastWork(async (at) => expect(codeOf(await attempt(login, `guess ${at}`))).toBe(code));
  const stored = await hashOfPassword(password, 'password');
  const verifying = await leastWork(async () => expect(await isPassword(stored, 'wrong-password')).toBe(false), 8);
  const none = await workFor(locked, 'LIMIT_EXCEEDED');
  for (const login of [...logins, `nobody.${city.id}`, 'nobody.999999999999', 'no login at all']) {
    const verified = (await workFor(login, 'UNAUTHENTICATED')) - none;
    expect([login, verified > verifying / 2, verified < verifying * 2]).toEqual([login, true, true]);
  }
});

test('five failures lock an account for fifteen minutes, the right password included, and the lock ends', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const now = new Date();
  expect(await guesses(login, 6, now)).toEqual([...Array<string>(5).fill('UNAUTHENTICATED'), 'LIMIT_EXCEEDED']);
  const locked = await attempt(login, password, { now: minutes(10, now) });
  expect(codeOf(locked)).toBe('LIMIT_EXCEEDED');
  expect(locked.errors![0].extensions.retryAfterSeconds).toBe(300);
  expect(locked.errors![0].message).toContain('300');
  expect(codeOf(await attempt(login, password, { now: seconds(-1, minutes(15, now)) }))).toBe('LIMIT_EXCEEDED');
  expect(codeOf(await attempt(login, password, { now: minutes(15, now) }))).toBe('OK');
});

test('attempts while it is locked do not make the lock longer, and after it five are free again', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const now = new Date();
  await guesses(login, 5, now);
  expect(new Set(await guesses(login, 20, minutes(14, now)))).toEqual(new Set(['LIMIT_EXCEEDED']));
  expect(await guesses(login, 6, minutes(15, now))).toEqual([
    ...Array<string>(5).fill('UNAUTHENTICATED'),
    'LIMIT_EXCEEDED',
  ]);
});

test('failures are forgotten after signing in, and after fifteen minutes', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const now = new Date();
  for (let round = 0; round < 3; round++) {
    await guesses(login, 4, now);
    expect(codeOf(await attempt(login, password, { now }))).toBe('OK');
  }
  await guesses(login, 4, now);
  expect(await guesses(login, 4, minutes(15, now))).not.toContain('LIMIT_EXCEEDED');
  expect(codeOf(await attempt(login, password, { now: minutes(15, now) }))).toBe('OK');
});

test('an account that never existed is locked like any other', async () => {
  const { city } = await makeNetwork();
  expect((await guesses(`nobody.${city.id}`, 6)).at(-1)).toBe('LIMIT_EXCEEDED');
});

test('thirty failures from one address lock it, and no account by them', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const here = { address: `address of ${city.id}` };
  for (let at = 0; at < 30; at++) {
    expect(codeOf(await attempt(`nobody${at}.${city.id}`, 'wrong-password', here))).toBe('UNAUTHENTICATED');
  }
  for (let at = 0; at < 6; at++) expect(codeOf(await attempt(login, 'wrong-password', here))).toBe('LIMIT_EXCEEDED');
  expect(codeOf(await attempt(login, password, here))).toBe('LIMIT_EXCEEDED');
  expect(codeOf(await attempt(login, password))).toBe('OK');
  expect(codeOf(await attempt(login, password, { ...here, now: minutes(16) }))).toBe('OK');
});

test('of a hundred guesses at once no more than five are checked', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => attempt(login, `guess ${at}`)));
  const codes = answers.map(codeOf);
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
  expect(codes.filter((code) => code === 'LIMIT_EXCEEDED')).toHaveLength(95);
});

test('twenty right sign-ins of one account at once all succeed', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(login, password)));
  expect(new Set(answers.map(codeOf))).toEqual(new Set(['OK']));
  expect(new Set(answers.map((answer: Answer) => answer.data.signIn.token)).size).toBe(20);
});

test('old attempts are cleared away with new ones', async () => {
  const { city } = await makeNetwork();
  const long = minutes(-3 * 24 * 60);
  await guesses(`nobody.${city.id}`, 1, long);
  const count = async () =>
    (
      await owner.query<{ n: number }>('select count(*)::int as n from sign_in_attempt where counted_since <= $1', [
        long,
      ])
    ).rows[0].n;
  expect(await count()).toBeGreaterThan(0);
  for (let at = 0; at < 10 && (await count()) > 0; at++) await guesses(`other${at}.${city.id}`, 1);
  expect(await count()).toBe(0);
});

test('signing out ends this sign-in at once and no other', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  const [one, two] = [await tokenOf(office), await tokenOf(office)];
  await data(await viewerWith(one), signOut);
  expect([await codeWith(one), await codeWith(two)]).toEqual(['UNAUTHENTICATED', 'OK']);
  expect(await codeFor(null, signOut)).toBe('UNAUTHENTICATED');
});

test('a changed password ends every sign-in of the account at once, and only those', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  const chair = await accountIn(city, 'chair', Role.CHAIR);
  const [one, two, others] = [await tokenOf(office), await tokenOf(office), await tokenOf(chair)];
  const input = { currentPassword: password, newPassword: '另一个足够长的密码 2026' };
  await data(await viewerWith(one), changePassword, { input });
  expect([await codeWith(one), await codeWith(two), await codeWith(others)]).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
    'OK',
  ]);
  expect(codeOf(await attempt(office.login, password))).toBe('UNAUTHENTICATED');
  expect(codeOf(await attempt(office.login, input.newPassword))).toBe('OK');
});

test('a password is the same however its characters are composed', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  const composed = 'Kühlschränke!'.normalize('NFC');
  await data(await viewerWith(await tokenOf(office)), changePassword, {
    input: { currentPassword: password, newPassword: composed },
  });
  expect(codeOf(await attempt(office.login, composed.normalize('NFD')))).toBe('OK');
});

test('changing a password needs the current one, and guessing it locks the account', async () => {
  const { city } = await makeNetwork();
  const office = await accountIn(city, 'office', Role.OFFICE);
  const viewer = await viewerWith(await tokenOf(office));
  const change = (currentPassword: string, newPassword: string) =>
    codeFor(viewer, changePassword, { input: { currentPassword, newPassword } });
  expect(
    await codeFor(null, changePassword, { input: { currentPassword: password, newPassword: 'long enough' } }),
  ).toBe('UNAUTHENTICATED');
  for (const bad of ['short', '九个字符的密码啊呀', 'x'.repeat(201)])
    expect([bad, await change(password, bad)]).toEqual([bad, 'BAD_USER_INPUT']);
  for (let at = 0; at < 5; at++) expect(await change(`guess ${at}`, 'long enough')).toBe('BAD_USER_INPUT');
  expect(await change(password, 'long enough')).toBe('LIMIT_EXCEEDED');
  expect(codeOf(await attempt(office.login, password))).toBe('LIMIT_EXCEEDED');
  expect(codeOf(await attempt(office.login, password, { now: minutes(16) }))).toBe('OK');
});

test('an account that is disabled, and a seat that ends, end the sign-in at once and for good', async () => {
  const { counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  const chair = await accountIn(counties[0], 'chair', Role.CHAIR);
  const admin = personIn(counties[0], Role.ADMIN);
  const [first, second] = [await tokenOf(office), await tokenOf(chair)];
  await data(admin, 'mutation ($id: ID!) { disableAccount(input: { accountId: $id }) { account { state } } }', {
    id: office.accountId,
  });
  expect([await codeWith(first), await codeWith(second)]).toEqual(['UNAUTHENTICATED', 'OK']);
  await data(admin, 'mutation ($id: ID!) { enableAccount(input: { accountId: $id }) { account { state } } }', {
    id: office.accountId,
  });
  expect(await codeWith(first)).toBe('UNAUTHENTICATED');
  expect(await codeWith(await tokenOf(office))).toBe('OK');
  await data(admin, 'mutation ($id: ID!) { endSeat(input: { seatId: $id }) { seat { state } } }', { id: chair.seatId });
  expect(await codeWith(second)).toBe('UNAUTHENTICATED');
  const answer = await attempt(chair.login, password);
  expect(codeOf(answer)).toBe('FORBIDDEN');
});

test('a sign-in ends with the seat it named, whatever other seats its person holds', async () => {
  const { city, counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  await alsoSeatedIn(city, office, Role.MEMBER);
  const token = await tokenOf(office);
  expect(await codeWith(token, String(city.id))).toBe('OK');
  const admin = personIn(counties[0], Role.ADMIN);
  await data(admin, 'mutation ($id: ID!) { endSeat(input: { seatId: $id }) { seat { state } } }', {
    id: office.seatId,
  });
  expect(await codeWith(token)).toBe('UNAUTHENTICATED');
  expect(await codeWith(token, String(city.id))).toBe('UNAUTHENTICATED');
  const again = await viewerWith(await tokenOf(office));
  expect(again.body).toEqual(city);
});

test('one person acts in the seat of the account, the one named when signing in, or the one that X-Body names', async () => {
  const { city, counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  await alsoSeatedIn(city, office, Role.MEMBER);
  const token = await tokenOf(office);
  expect((await viewerWith(token)).body).toEqual(counties[0]);
  expect(await viewerWith(token, String(city.id))).toMatchObject({
    body: city,
    roles: [Role.MEMBER],
    personId: office.viewer.personId,
  });
  const named = await tokenOf(office, city);
  expect((await viewerWith(named)).body).toEqual(city);
  expect((await viewerWith(named, String(counties[0].id))).roles).toEqual([Role.OFFICE]);
});

test('a seat that is not held is the same as a body that does not exist', async () => {
  const { counties } = await makeNetwork();
  const office = await accountIn(counties[0], 'office', Role.OFFICE);
  const token = await tokenOf(office);
  const foreign = await callerWith(token, String(counties[1].id));
  expect(foreign.refusal?.code).toBe('FORBIDDEN');
  expect(await callerWith(token, '999999999999')).toEqual(foreign);
  for (const malformed of ['', '34', 'abc', '3408000000001', '0'.repeat(12)])
    expect(await codeWith(token, malformed)).toBe('BAD_USER_INPUT');
  const choose = (body: string) => ask(null, signInDocument, { input: { account: office.login, password, body } });
  const other = await choose(String(counties[1].id));
  expect(codeOf(other)).toBe('FORBIDDEN');
  expect(await choose('999999999999')).toEqual(other);
  expect(codeOf(await choose('34'))).toBe('BAD_USER_INPUT');
});

test('people of a closed body sign in and read', async () => {
  const { towns } = await makeNetwork();
  const liaison = await accountIn(towns[0][0], 'liaison', Role.LIAISON);
  await owner.query("update body set closed_on = '2026-01-01' where id = $1", [towns[0][0].id]);
  const viewer = await viewerWith(await tokenOf(liaison));
  expect((await data(viewer, '{ viewer { body { status } can } }')).viewer).toMatchObject({
    body: { status: 'CLOSED' },
  });
  expect(await codeFor(viewer, 'mutation { draftPlan(input: { year: 2026, title: "x" }) { plan { id } } }')).toBe(
    'FORBIDDEN',
  );
});

test('a viewer learns his person, his seats, and what he may do', async () => {
  const { city, counties } = await makeNetwork();
  const admin = await accountIn(counties[0], 'admin', Role.ADMIN);
  const second = await alsoSeatedIn(city, admin, Role.MEMBER);
  const token = await tokenOf(admin);
  const query =
    '{ viewer { person { id name } seat { id bodyCode } seats { bodyCode bodyName level roles id } body { code level } roles can } }';
  const { viewer } = await data(await viewerWith(token), query);
  const county = {
    bodyCode: String(counties[0].id),
    bodyName: counties[0].name,
    level: Level.COUNTY,
    roles: ['ADMIN'],
    id: admin.seatId,
  };
  expect(viewer).toMatchObject({
    person: { name: admin.viewer.personName },
    seat: { id: admin.seatId, bodyCode: county.bodyCode },
    seats: [
      county,
      { bodyCode: String(city.id), bodyName: city.name, level: Level.CITY, roles: ['MEMBER'], id: second },
    ],
    body: { code: county.bodyCode, level: 'COUNTY' },
    roles: ['ADMIN'],
  });
  expect(viewer.can).toEqual(expect.arrayContaining(['createAccount', 'endSeat', 'foundAccount', 'signOut']));
  expect(viewer.can).not.toContain('draftPlan');
  const member = (await data(await viewerWith(token, String(city.id)), query)).viewer;
  expect(member.person).toEqual(viewer.person);
  expect(member.seat.bodyCode).toBe(String(city.id));
  expect(member.can).not.toContain('createAccount');
  expect(await codeFor(null, '{ viewer { person { name } } }')).toBe('UNAUTHENTICATED');
});

test('what the viewer may do is what the guards let through', async () => {
  const { city } = await makeNetwork();
  const viewer = personIn(city, Role.OFFICE);
  const can = (await data(viewer, '{ viewer { can } }')).viewer.can as string[];
  expect(can).toContain('draftPlan');
  expect(can).not.toContain('createAccount');
  expect(can).toContain('signIn');
});

test('a door stands alone in its operation', async () => {
  const { city } = await makeNetwork();
  const { login } = await accountIn(city, 'office', Role.OFFICE);
  const two = `mutation ($input: SignInInput!) { a: signIn(input: $input) { token } b: signIn(input: $input) { token } }`;
  expect(codeOf(await ask(null, two, { input: { account: login, password } }))).toBe('BAD_USER_INPUT');
});
