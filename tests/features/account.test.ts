import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { globalId } from '../../src/platform/graphql/node.js';
import {
  accountIn,
  attempt,
  codeWith,
  password,
  storedAccounts,
  tokenOf,
  viewerWith,
  type StoredAccount,
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
  type Network,
} from '../support/world.js';

const account =
  'account { id login personName state founding seats { id roles state } identities { id issuer subject } }';
const acts = {
  createAccount: `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { ${account} } }`,
  foundAccount: 'mutation ($input: FoundAccountInput!) { foundAccount(input: $input) { login } }',
  disableAccount: `mutation ($input: AccountInput!) { disableAccount(input: $input) { ${account} } }`,
  enableAccount: `mutation ($input: AccountInput!) { enableAccount(input: $input) { ${account} } }`,
  resetPassword: `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${account} } }`,
  giveSeat: 'mutation ($input: GiveSeatInput!) { giveSeat(input: $input) { seat { id roles state personName } } }',
  linkIdentity: `mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { ${account} } }`,
  unlinkIdentity: `mutation ($input: IdentityInput!) { unlinkIdentity(input: $input) { ${account} } }`,
};
const endSeat = 'mutation ($id: ID!) { endSeat(input: { seatId: $id }) { seat { state } } }';
const issuer = 'https://issuer.example';

interface World extends Network {
  office: StoredAccount;
  admin: StoredAccount;
  identityId: string;
}

/** A network whose first county has an office with a linked identity, and an ADMIN. */
async function makeWorld(): Promise<World> {
  const network = await makeNetwork();
  const office = await accountIn(network.counties[0], 'office', Role.OFFICE);
  const admin = await accountIn(network.counties[0], 'admin', Role.ADMIN);
  const input = { accountId: office.accountId, issuer, subject: 'subject-1' };
  const linked = await data(admin.viewer, acts.linkIdentity, { input });
  return { ...network, office, admin, identityId: linked.linkIdentity.account.identities[0].id };
}

const inputs: Record<string, (world: World) => Json> = {
  disableAccount: ({ office }) => ({ accountId: office.accountId }),
  resetPassword: ({ office }) => ({ accountId: office.accountId, password: 'another-password' }),
  giveSeat: ({ office }) => ({ accountId: office.accountId, roles: ['ADMIN'] }),
  linkIdentity: ({ office }) => ({ accountId: office.accountId, issuer, subject: 'subject-2' }),
  unlinkIdentity: ({ identityId }) => ({ identityId }),
};

test.each(Object.keys(inputs))(
  '%s is for the ADMIN of the body, and nobody else changes anything by it',
  async (name) => {
    const world = await makeWorld();
    const before = await storedAccounts(world.counties[0]);
    expect(await refusals(world, acts[name as keyof typeof acts], inputs[name](world))).toEqual(hiddenRecord);
    expect(await storedAccounts(world.counties[0])).toEqual(before);
    if (name === 'giveSeat') await data(world.admin.viewer, endSeat, { id: world.office.seatId });
    await data(world.admin.viewer, acts[name as keyof typeof acts], { input: inputs[name](world) });
    expect(await storedAccounts(world.counties[0])).not.toEqual(before);
  },
);

test('only what the ADMIN does with an account counts as having it in his hand, not what its person does', async () => {
  const { admin, office } = await makeWorld();
  const control = async () =>
    (
      await owner.query<{ n: number }>('select control_version as n from account where city_id = $1 and id = $2', [
        office.viewer.body.cityId,
        office.viewer.accountId,
      ])
    ).rows[0].n;
  const { accountId } = office;
  const raised: [keyof typeof acts, Json, number][] = [
    ['linkIdentity', { accountId, issuer, subject: 'subject-2' }, 1],
    ['resetPassword', { accountId, password: 'another-password' }, 1],
    ['disableAccount', { accountId }, 0],
    ['enableAccount', { accountId }, 1],
  ];
  for (const [act, input, by] of raised) {
    const before = await control();
    await data(admin.viewer, acts[act], { input });
    expect([act, (await control()) - before]).toEqual([act, by]);
  }
  const before = await control();
  const { token } = (await attempt(office.login, 'another-password')).data.signIn;
  const changed = { currentPassword: 'another-password', newPassword: 'a-password-of-his-own' };
  const document = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changedAt } }';
  await data(await viewerWith(token), document, { input: changed });
  expect(await control()).toBe(before);
});

test('enableAccount is for the ADMIN of the body, and nobody else changes anything by it', async () => {
  const world = await makeWorld();
  const input = { accountId: world.office.accountId };
  await data(world.admin.viewer, acts.disableAccount, { input });
  const before = await storedAccounts(world.counties[0]);
  expect(await refusals(world, acts.enableAccount, input)).toEqual(hiddenRecord);
  expect(await storedAccounts(world.counties[0])).toEqual(before);
  const answer = await data(world.admin.viewer, acts.enableAccount, { input });
  expect(answer.enableAccount.account.state).toBe('ACTIVE');
  expect(codeOf(await attempt(world.office.login, password))).toBe('OK');
});

test('a malformed id and the id of something else are bad input', async () => {
  const { admin, office } = await makeWorld();
  const code = (accountId: string) => codeFor(admin.viewer, acts.disableAccount, { input: { accountId } });
  expect(await code('rubbish')).toBe('BAD_USER_INPUT');
  expect(await code(office.seatId)).toBe('BAD_USER_INPUT');
  expect(await code(globalId('Account', uuidv7()))).toBe('NOT_FOUND');
});

test('an account that another body hides is the same as one that never existed', async () => {
  const { counties, office } = await makeWorld();
  const stranger = personIn(counties[1], Role.ADMIN);
  const hidden = await ask(stranger, acts.disableAccount, { input: { accountId: office.accountId } });
  expect(await ask(stranger, acts.disableAccount, { input: { accountId: globalId('Account', uuidv7()) } })).toEqual(
    hidden,
  );
});

test('an ADMIN makes an account, and its person signs in and acts in its roles', async () => {
  const { counties } = await makeNetwork();
  const admin = personIn(counties[0], Role.ADMIN);
  const input = {
    name: 'liaison-2',
    personName: ' 测试人员 ',
    password: '一个足够长的初始密码',
    roles: ['LIAISON', 'MEMBER'],
  };
  const made = (await data(admin, acts.createAccount, { input })).createAccount.account;
  expect(made).toMatchObject({
    login: `liaison-2.${counties[0].id}`,
    personName: '测试人员',
    state: 'ACTIVE',
    founding: false,
    seats: [{ roles: ['LIAISON', 'MEMBER'], state: 'HELD' }],
    identities: [],
  });
  const { token } = (await attempt(made.login, input.password)).data.signIn;
  expect(await viewerWith(token)).toMatchObject({
    personName: '测试人员',
    roles: ['LIAISON', 'MEMBER'],
    body: counties[0],
  });
});

test('making an account is for the ADMIN of a body that is not closed', async () => {
  const { counties } = await makeNetwork();
  const input = { name: 'office', personName: '测试', password, roles: ['OFFICE'] };
  const code = (viewer: Parameters<typeof codeFor>[0]) => codeFor(viewer, acts.createAccount, { input });
  expect(await code(null)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(counties[0], ...rolesBut(Role.ADMIN)))).toBe('FORBIDDEN');
  expect(await code(personIn({ ...counties[0], closedOn: '2026-01-01' }, Role.ADMIN))).toBe('FORBIDDEN');
  expect(await storedAccounts(counties[0])).toEqual([[], [], [], []]);
});

test('a name is taken once in a body, whoever has it elsewhere', async () => {
  const { counties } = await makeNetwork();
  const input = { name: 'office', personName: '测试', password, roles: ['OFFICE'] };
  const code = (county: number) => codeFor(personIn(counties[county], Role.ADMIN), acts.createAccount, { input });
  expect(await code(0)).toBe('OK');
  expect(await code(1)).toBe('OK');
  expect(await code(0)).toBe('CONFLICT');
});

test.each([
  ['a name with capitals', { name: 'Office' }],
  ['a name with a full stop', { name: 'office.1' }],
  ['a name that begins with a figure', { name: '1office' }],
  ['a name that is too long', { name: 'a'.repeat(33) }],
  ['an empty name', { name: '' }],
  ['an empty name of the person', { personName: '  ' }],
  ['a name of the person that is too long', { personName: '名'.repeat(101) }],
  ['a short password', { password: '123456789' }],
  ['a password that is too long', { password: 'x'.repeat(201) }],
  ['no role', { roles: [] }],
  ['a role twice', { roles: ['OFFICE', 'OFFICE'] }],
  ['a role that is none', { roles: ['OWNER'] }],
])('an account is not made with %s', async (_what, wrong) => {
  const { counties } = await makeNetwork();
  const input = { name: 'office', personName: '测试', password, roles: ['OFFICE'], ...wrong };
  expect(await codeFor(personIn(counties[0], Role.ADMIN), acts.createAccount, { input })).toBe('BAD_USER_INPUT');
  expect(await storedAccounts(counties[0])).toEqual([[], [], [], []]);
});

test('an account without a password cannot sign in with one', async () => {
  const { counties } = await makeNetwork();
  const input = { name: 'external', personName: '测试', roles: ['OFFICE'] };
  await data(personIn(counties[0], Role.ADMIN), acts.createAccount, { input });
  for (const guess of ['', 'null', 'undefined']) {
    expect(codeOf(await attempt(`external.${counties[0].id}`, guess))).toBe('UNAUTHENTICATED');
  }
});

test("the parent's ADMIN makes the first account of a body once, and does not see it", async () => {
  const { city, counties } = await makeNetwork();
  const parent = personIn(city, Role.ADMIN);
  const input = { body: String(counties[0].id), name: 'admin', personName: '测试', password };
  expect((await data(parent, acts.foundAccount, { input })).foundAccount.login).toBe(`admin.${counties[0].id}`);
  expect(await codeFor(parent, acts.foundAccount, { input })).toBe('CONFLICT');
  expect(await codeFor(parent, acts.foundAccount, { input: { ...input, name: 'second' } })).toBe('CONFLICT');
  const { accounts, seats } = await data(
    parent,
    '{ accounts(first: 9) { totalCount } seats(first: 9) { totalCount } }',
  );
  expect([accounts.totalCount, seats.totalCount]).toEqual([0, 0]);
  const admin = await viewerWith((await attempt(`admin.${counties[0].id}`, password)).data.signIn.token);
  expect(admin).toMatchObject({ roles: ['ADMIN'], body: counties[0] });
  expect((await data(admin, '{ accounts(first: 9) { nodes { login founding } } }')).accounts.nodes).toEqual([
    { login: `admin.${counties[0].id}`, founding: true },
  ]);
});

test('of two first accounts made at the same moment one is made', async () => {
  const { city, counties } = await makeNetwork();
  const found = (name: string) =>
    codeFor(personIn(city, Role.ADMIN), acts.foundAccount, {
      input: { body: String(counties[0].id), name, personName: '测试', password },
    });
  expect((await Promise.all([found('one'), found('two')])).sort()).toEqual(['CONFLICT', 'OK']);
  expect((await storedAccounts(counties[0]))[0]).toHaveLength(1);
});

test('a first account is made by the ADMIN of the body directly above only', async () => {
  const { city, counties, towns } = await makeNetwork();
  const code = (viewer: Parameters<typeof codeFor>[0], body: number) =>
    codeFor(viewer, acts.foundAccount, { input: { body: String(body), name: 'admin', personName: '测试', password } });
  const admin = (body: typeof city) => personIn(body, Role.ADMIN);
  expect(await code(null, counties[0].id)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(city, ...rolesBut(Role.ADMIN)), counties[0].id)).toBe('FORBIDDEN');
  expect(await code(admin(city), towns[0][0].id)).toBe('FORBIDDEN');
  expect(await code(admin(counties[0]), counties[0].id)).toBe('FORBIDDEN');
  expect(await code(admin(counties[1]), towns[0][0].id)).toBe('NOT_FOUND');
  expect(await code(admin(counties[0]), city.id)).toBe('NOT_FOUND');
  expect(await code(admin(towns[0][0]), counties[0].id)).toBe('NOT_FOUND');
  expect(await code(admin(city), 999999999999)).toBe('NOT_FOUND');
  expect(await code(admin(city), 34)).toBe('BAD_USER_INPUT');
  await owner.query("update body set closed_on = '2026-01-01' where id = $1", [counties[1].id]);
  expect(await code(admin(city), counties[1].id)).toBe('FORBIDDEN');
  for (const body of [...counties, ...towns[0]]) expect(await storedAccounts(body)).toEqual([[], [], [], []]);
  expect(await code(admin(counties[0]), towns[0][0].id)).toBe('OK');
});

test('accounts are listed for the ADMIN and the AUDITOR of the body, and for nobody else', async () => {
  const { city, counties, towns, office, admin } = await makeWorld();
  const list = '{ accounts(first: 9) { totalCount nodes { login } } }';
  const logins = async (viewer: Parameters<typeof data>[0]) =>
    ((await data(viewer, list)).accounts.nodes as Json[]).map(({ login }) => login as string);
  expect(await logins(admin.viewer)).toEqual([admin.login, office.login]);
  expect(await logins(personIn(counties[0], Role.AUDITOR))).toEqual([admin.login, office.login]);
  expect(await logins(personIn({ ...counties[0], closedOn: '2026-01-01' }, Role.ADMIN))).toHaveLength(2);
  for (const other of [city, counties[1], towns[0][0]]) expect(await logins(personIn(other, Role.ADMIN))).toEqual([]);
  expect(await codeFor(null, list)).toBe('UNAUTHENTICATED');
  expect(await codeFor(personIn(counties[0], ...rolesBut(Role.ADMIN, Role.AUDITOR)), list)).toBe('FORBIDDEN');
});

test('accounts are listed by state', async () => {
  const { office, admin } = await makeWorld();
  await data(admin.viewer, acts.disableAccount, { input: { accountId: office.accountId } });
  const query = 'query ($states: [AccountState!]) { accounts(first: 9, states: $states) { nodes { login } } }';
  const disabled = await data(admin.viewer, query, { states: ['DISABLED'] });
  expect(disabled.accounts.nodes).toEqual([{ login: office.login }]);
});

test('an account, a seat and an identity are fetched by id by the ADMIN and the AUDITOR of the body only', async () => {
  const { city, counties, office, admin, identityId } = await makeWorld();
  const query = 'query ($id: ID!) { node(id: $id) { __typename } }';
  for (const id of [office.accountId, office.seatId, identityId]) {
    expect(await codeFor(admin.viewer, query, { id })).toBe('OK');
    expect(await codeFor(personIn(counties[0], Role.AUDITOR), query, { id })).toBe('OK');
    expect(await codeFor(personIn(counties[0], ...rolesBut(Role.ADMIN, Role.AUDITOR)), query, { id })).toBe(
      'NOT_FOUND',
    );
    expect(await codeFor(personIn(counties[1], Role.ADMIN), query, { id })).toBe('NOT_FOUND');
    expect(await codeFor(personIn(city, Role.ADMIN), query, { id })).toBe('NOT_FOUND');
  }
});

test('no answer has a field for the hash of a password', async () => {
  const { admin } = await makeWorld();
  const query = '{ __type(name: "Account") { fields { name } } }';
  const names = ((await data(admin.viewer, query)).__type.fields as Json[]).map(({ name }) => name as string);
  expect(names).toContain('login');
  expect(names.filter((name) => /password|hash/i.test(name))).toEqual([]);
});

test('an account tells what may be done with it', async () => {
  const { admin, counties, office } = await makeWorld();
  const query = 'query ($id: ID!) { node(id: $id) { ... on Account { viewerCan { action allowed code } } } }';
  const can = async (viewer: typeof admin.viewer) =>
    ((await data(viewer, query, { id: office.accountId })).node.viewerCan as Json[])
      .filter(({ allowed }) => allowed)
      .map(({ action }) => action as string);
  expect(await can(admin.viewer)).toEqual([
    'disableAccount',
    'resetPassword',
    'giveSeat',
    'linkIdentity',
    'unlinkIdentity',
  ]);
  await data(admin.viewer, acts.disableAccount, { input: { accountId: office.accountId } });
  expect(await can(admin.viewer)).toEqual(['enableAccount', 'resetPassword', 'unlinkIdentity']);
  expect(await can(personIn(counties[0], Role.AUDITOR))).toEqual([]);
});

test('an act that the state does not allow is refused', async () => {
  const { admin, office } = await makeWorld();
  const input = { accountId: office.accountId };
  const code = (name: keyof typeof acts, more: Json = {}) =>
    codeFor(admin.viewer, acts[name], { input: { ...input, ...more } });
  expect(await code('enableAccount')).toBe('ILLEGAL_TRANSITION');
  expect(await code('disableAccount')).toBe('OK');
  expect(await code('disableAccount')).toBe('ILLEGAL_TRANSITION');
  expect(await code('giveSeat', { roles: ['OFFICE'] })).toBe('ILLEGAL_TRANSITION');
  expect(await code('linkIdentity', { issuer, subject: 'other' })).toBe('ILLEGAL_TRANSITION');
});

test('a password that the ADMIN resets ends every sign-in of the account at once', async () => {
  const { admin, office } = await makeWorld();
  const [token, others] = [await tokenOf(office), await tokenOf(admin)];
  const reset = (secret: string) =>
    codeFor(admin.viewer, acts.resetPassword, { input: { accountId: office.accountId, password: secret } });
  expect(await reset('short')).toBe('BAD_USER_INPUT');
  expect(await codeWith(token)).toBe('OK');
  expect(await reset('another-password')).toBe('OK');
  expect([await codeWith(token), await codeWith(others)]).toEqual(['UNAUTHENTICATED', 'OK']);
  expect(codeOf(await attempt(office.login, password))).toBe('UNAUTHENTICATED');
  expect(codeOf(await attempt(office.login, 'another-password'))).toBe('OK');
});

test('a person without a seat is given one again, and no second one', async () => {
  const { admin, office } = await makeWorld();
  const give = (roles: Role[]) => ask(admin.viewer, acts.giveSeat, { input: { accountId: office.accountId, roles } });
  expect(codeOf(await give([Role.CHAIR]))).toBe('CONFLICT');
  await data(admin.viewer, endSeat, { id: office.seatId });
  expect(codeOf(await attempt(office.login, password))).toBe('FORBIDDEN');
  expect(codeOf(await give([]))).toBe('BAD_USER_INPUT');
  expect((await give([Role.CHAIR])).data.giveSeat.seat).toMatchObject({
    roles: ['CHAIR'],
    state: 'HELD',
    personName: office.viewer.personName,
  });
  const { accounts } = await data(admin.viewer, '{ accounts(first: 9) { nodes { login seats { roles state } } } }');
  expect((accounts.nodes as Json[]).find(({ login }) => login === office.login)).toEqual({
    login: office.login,
    seats: [
      { roles: ['OFFICE'], state: 'ENDED' },
      { roles: ['CHAIR'], state: 'HELD' },
    ],
  });
  expect((await viewerWith(await tokenOf(office))).roles).toEqual(['CHAIR']);
});

test('a subject is linked once in a body, and again in another without either learning of it', async () => {
  const { counties, admin } = await makeWorld();
  const other = await accountIn(counties[1], 'office', Role.OFFICE);
  const link = (viewer: typeof admin.viewer, accountId: string, more: Json = {}) =>
    codeFor(viewer, acts.linkIdentity, { input: { accountId, issuer, subject: 'subject-1', ...more } });
  expect(await link(admin.viewer, admin.accountId)).toBe('CONFLICT');
  expect(await link(personIn(counties[1], Role.ADMIN), other.accountId)).toBe('OK');
  expect(await link(admin.viewer, admin.accountId, { subject: '' })).toBe('BAD_USER_INPUT');
  expect(await link(admin.viewer, admin.accountId, { subject: 'x'.repeat(256) })).toBe('BAD_USER_INPUT');
  expect(await link(admin.viewer, admin.accountId, { issuer: 'not a url' })).toBe('BAD_USER_INPUT');
});

test('a link that was taken away is gone', async () => {
  const { admin, identityId } = await makeWorld();
  const answer = await data(admin.viewer, acts.unlinkIdentity, { input: { identityId } });
  expect(answer.unlinkIdentity.account.identities).toEqual([]);
  expect(await codeFor(admin.viewer, acts.unlinkIdentity, { input: { identityId } })).toBe('NOT_FOUND');
});

test('a mutation that is sent again with its key has happened once', async () => {
  const { admin, office } = await makeWorld();
  const input = { accountId: office.accountId, clientMutationId: 'once' };
  const first = await ask(admin.viewer, acts.disableAccount, { input });
  expect(await ask(admin.viewer, acts.disableAccount, { input })).toEqual(first);
  expect(codeOf(first)).toBe('OK');
});
