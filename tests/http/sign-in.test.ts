import { beforeAll, expect, test } from '@jest/globals';
import { accountIn, alsoSeatedIn, password, type StoredAccount } from '../support/accounts.js';
import { post } from '../support/http.js';
import { makeIssuer, type Issuer } from '../support/issuer.js';
import { realServer, type RealServer } from '../support/server.js';
import { makeNetwork, personIn, Role, data, type Json, type Network } from '../support/world.js';

let server: RealServer;
let issuer: Issuer;
let network: Network;
let office: StoredAccount;
let time = 0;

beforeAll(async () => {
  issuer = await makeIssuer();
  server = await realServer({ now: () => new Date(Date.now() + time), oidc: issuer.oidc, trustProxy: true });
  network = await makeNetwork();
  office = await accountIn(network.counties[0], 'office', Role.OFFICE);
});

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token expiresAt } }';
const viewer = '{ viewer { person { name } seat { bodyCode } roles } }';

const attempt = (secret: string, headers: Record<string, string> = {}, account = office.login) =>
  post(server.url, { query: signIn, variables: { input: { account, password: secret } } }, headers);
const withToken = (token: string, query: string, headers: Record<string, string> = {}) =>
  post(server.url, { query }, { authorization: `Bearer ${token}`, ...headers });
const code = ({ body }: { body: Json }): string => body.errors?.[0]?.extensions.code ?? 'OK';
const token = async (): Promise<string> => (await attempt(password)).body.data.signIn.token;

test('a front end signs in, asks as the viewer, and signs out', async () => {
  const mine = await token();
  const answer = await withToken(mine, viewer);
  expect(answer.body.data.viewer).toEqual({
    person: { name: office.viewer.personName },
    seat: { bodyCode: String(network.counties[0].id) },
    roles: ['OFFICE'],
  });
  expect((await withToken(mine, 'mutation { signOut { endedAt } }')).body.data.signOut.endedAt).toMatch(/^\d{4}-/);
  expect(code(await withToken(mine, viewer))).toBe('UNAUTHENTICATED');
});

test('without a token only signing in is possible', async () => {
  expect(code(await post(server.url, { query: viewer }))).toBe('UNAUTHENTICATED');
  expect(code(await post(server.url, { query: '{ bodies(first: 1) { totalCount } }' }))).toBe('UNAUTHENTICATED');
  expect(code(await attempt(password))).toBe('OK');
});

test('a stale token keeps nobody from signing in, and from everything else it does', async () => {
  const stale = { authorization: `Bearer cn_${'x'.repeat(43)}` };
  expect(code(await attempt(password, stale))).toBe('OK');
  expect(code(await post(server.url, { query: viewer }, stale))).toBe('UNAUTHENTICATED');
  expect(code(await post(server.url, { query: '{ __typename }' }, stale))).toBe('UNAUTHENTICATED');
  expect(code(await post(server.url, { query: 'mutation { signOut { endedAt } }' }, stale))).toBe('UNAUTHENTICATED');
});

test.each([
  '',
  'Bearer',
  'Bearer  ',
  'Basic b2ZmaWNlOnBhc3N3b3Jk',
  'cn_token',
  'Bearer a b',
  'Bearer 令牌'.normalize(),
])('the header %p is no sign-in', async (authorization) => {
  const latin = Buffer.from(authorization).toString('latin1');
  expect(code(await post(server.url, { query: viewer }, { authorization: latin }))).toBe('UNAUTHENTICATED');
});

test('X-Body names the seat, and a refusal of it holds for signed-in doors too', async () => {
  await alsoSeatedIn(network.city, office, Role.MEMBER);
  const mine = await token();
  const asked = (body: string, query = viewer) => withToken(mine, query, { 'x-body': body });
  expect((await asked(String(network.city.id))).body.data.viewer).toMatchObject({
    roles: ['MEMBER'],
    seat: { bodyCode: String(network.city.id) },
  });
  const foreign = await asked(String(network.counties[1].id));
  expect(code(foreign)).toBe('FORBIDDEN');
  expect((await asked('999999999999')).body).toEqual(foreign.body);
  expect(code(await asked('34'))).toBe('BAD_USER_INPUT');
  expect(code(await asked('999999999999', 'mutation { signOut { endedAt } }'))).toBe('FORBIDDEN');
  expect(code(await withToken(mine, viewer))).toBe('OK');
});

test('a refusal is told in the language asked for', async () => {
  const chinese = await post(server.url, { query: viewer }, { authorization: 'Bearer x', 'accept-language': 'zh-CN' });
  expect(chinese.body.errors[0].message).toBe('请先登录，或重新登录。');
  expect((await attempt('wrong', { 'accept-language': 'zh' })).body.errors[0].message).toBe('账号或密码不正确。');
});

test('a token ends after twelve hours', async () => {
  const mine = await token();
  time = 12 * 3600 * 1000 - 60_000;
  expect(code(await withToken(mine, viewer))).toBe('OK');
  time += 61_000;
  expect(code(await withToken(mine, viewer))).toBe('UNAUTHENTICATED');
  time = 0;
});

test('an account that is locked says for how long, over HTTP with status 200', async () => {
  const account = `locked.${network.city.id}`;
  for (let at = 0; at < 5; at++) expect(code(await attempt(`guess ${at}`, {}, account))).toBe('UNAUTHENTICATED');
  const answer = await attempt(password, {}, account);
  expect(answer.body.errors[0].extensions).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    retryAfterSeconds: expect.any(Number),
  });
  expect(answer.body.data).toBeNull();
});

test('the address that counts is the one behind the proxy, where a proxy is trusted', async () => {
  const there = { 'x-forwarded-for': '203.0.113.7' };
  for (let at = 0; at < 30; at++) await attempt('guess', there, `nobody${at}.${network.city.id}`);
  expect(code(await attempt(password, there))).toBe('LIMIT_EXCEEDED');
  expect(code(await attempt(password, { 'x-forwarded-for': '203.0.113.8' }))).toBe('OK');
});

test('a token of the OIDC issuer is as good as signing in', async () => {
  const admin = personIn(network.counties[0], Role.ADMIN);
  const link = 'mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { account { state } } }';
  await data(admin, link, { input: { accountId: office.accountId, issuer: issuer.oidc.issuer, subject: 'http-1' } });
  expect((await withToken(await issuer.token('http-1'), viewer)).body.data.viewer.roles).toEqual(['OFFICE']);
  expect(code(await withToken(await issuer.token('http-2'), viewer))).toBe('UNAUTHENTICATED');
});

test('an issuer that cannot be asked is masked', async () => {
  const broken = await makeIssuer();
  broken.break(500);
  const other = await realServer({ oidc: broken.oidc });
  const token = await broken.token('x');
  const answer = await post(other.url, { query: viewer }, { authorization: `Bearer ${token}` });
  expect(code(answer)).toBe('INTERNAL_SERVER_ERROR');
  expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|JWKS|jose|500/);
  expect(other.logged()).toContain('unforeseen error');
  expect(other.logged()).not.toContain(token);
});

test('who asks is found out while a crowd signs in', async () => {
  const mine = await token();
  const crowd = Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      attempt('guess', { 'x-forwarded-for': `192.0.2.${at}` }, `crowd${at}.${network.city.id}`),
    ),
  );
  let ended = false;
  void crowd.then(() => (ended = true));
  expect(code(await withToken(mine, viewer))).toBe('OK');
  expect(ended).toBe(false);
  expect(new Set((await crowd).map(code))).toEqual(new Set(['UNAUTHENTICATED']));
  expect(Object.values(server.site.database.load()).every(({ busy, waiting }) => busy === 0 && waiting === 0)).toBe(
    true,
  );
});

test('neither passwords nor tokens come into the log, whatever goes wrong', async () => {
  const mine = await token();
  const secrets = ['the-secret-password', mine, 'the-stale-token-0123', 'the-new-password'];
  await attempt(secrets[0]);
  await withToken(secrets[2], viewer);
  await post(server.url, { query: signIn, variables: { input: { account: 1, password: secrets[0] } } });
  await post(server.url, { query: signIn, variables: { input: { password: secrets[0] } } });
  await post(server.url, `{"query": "mutation { signIn(input: {account: \\"x\\", password: \\"${secrets[0]}\\"`);
  await withToken(
    mine,
    `mutation { changePassword(input: { currentPassword: "${secrets[0]}", newPassword: "${secrets[3]}" }) { changedAt } }`,
  );
  await withToken(
    mine,
    `mutation { createAccount(input: { name: "x", personName: "x", password: "${secrets[3]}", roles: [] }) { account { id } } }`,
  );
  const nowhere = await realServer({
    databaseUrl: process.env.TEST_API_URL!.replace(/\/[^/]*$/, '/nowhere'),
    oidc: issuer.oidc,
  });
  const external = await issuer.token('http-3');
  for (const secret of [mine, external]) {
    expect(code(await post(nowhere.url, { query: viewer }, { authorization: `Bearer ${secret}` }))).toBe(
      'INTERNAL_SERVER_ERROR',
    );
  }
  const attempted = await post(nowhere.url, {
    query: signIn,
    variables: { input: { account: office.login, password } },
  });
  expect(code(attempted)).toBe('INTERNAL_SERVER_ERROR');
  const logged = server.logged() + nowhere.logged();
  expect(logged).toContain('unforeseen error');
  for (const secret of [...secrets, external, password, 'argon2id', office.login, 'authorization'])
    expect([secret, logged.includes(secret)]).toEqual([secret, false]);
});
