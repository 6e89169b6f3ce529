import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { identifyBy } from '../../src/sign-in/index.js';
import { accountIn, alsoSeatedIn, type StoredAccount } from '../support/accounts.js';
import { makeIssuer, type Issuer } from '../support/issuer.js';
import {
  ask,
  codeFor,
  codeOf,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  site,
  type Network,
} from '../support/world.js';

let issuer: Issuer;
let network: Network;
let office: StoredAccount;
let identify: ReturnType<typeof identifyBy>;

const link = (account: StoredAccount, subject: string, iss = issuer.oidc.issuer) =>
  data(
    personIn(account.viewer.body, Role.ADMIN),
    'mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { account { identities { id subject } } } }',
    { input: { accountId: account.accountId, issuer: iss, subject } },
  );

beforeAll(async () => {
  issuer = await makeIssuer();
  network = await makeNetwork();
  office = await accountIn(network.counties[0], 'office', Role.OFFICE);
  identify = identifyBy(site.database, () => new Date(), issuer.oidc);
  await link(office, 'subject-1');
});

async function codeWith(token: string, body?: string): Promise<string> {
  const { viewer, ...caller } = await identify({ authorization: `Bearer ${token}`, body });
  return codeOf(await ask(viewer, '{ viewer { person { name } } }', {}, { caller }));
}

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

test('a token of the issuer acts in the seat of the linked account', async () => {
  const { viewer } = await identify({ authorization: `Bearer ${await issuer.token('subject-1')}` });
  expect(viewer).toMatchObject({ personId: office.viewer.personId, roles: [Role.OFFICE], body: network.counties[0] });
  expect(viewer?.sessionId).toBeUndefined();
  expect(await codeWith(await issuer.token('subject-1', {}, { typ: 'at+jwt' }))).toBe('OK');
  expect(await codeWith(await issuer.token('subject-1', { aud: ['other', issuer.oidc.audience] }))).toBe('OK');
});

const now = () => Math.floor(Date.now() / 1000);
const badClaims: [string, () => JWTPayload][] = [
  ['another audience', () => ({ aud: 'another' })],
  ['no audience', () => ({ aud: undefined })],
  ['another issuer', () => ({ iss: 'https://issuer.example' })],
  ['the issuer with a slash more', () => ({ iss: `${issuer.oidc.issuer}/` })],
  ['no issuer', () => ({ iss: undefined })],
  ['a time that is over', () => ({ exp: now() - 60 })],
  ['no end', () => ({ exp: undefined })],
  ['a time that has not begun', () => ({ nbf: now() + 60 })],
  ['another subject', () => ({ sub: 'subject-2' })],
  ['no subject', () => ({ sub: undefined })],
  ['an empty subject', () => ({ sub: '' })],
];

test.each(badClaims)('a token with %s is refused', async (_what, claims) => {
  expect(await codeWith(await issuer.token('subject-1', claims()))).toBe('UNAUTHENTICATED');
});

test.each([
  ['no type', { typ: undefined }],
  ['the type of a logout token', { typ: 'logout+jwt' }],
  ['the type of a proof', { typ: 'dpop+jwt' }],
  ['an unknown key', { kid: 'key-9' }],
  ['an extension that must be understood', { crit: ['urn:extension'], 'urn:extension': 1 }],
])('a token with %s in its header is refused', async (_what, header) => {
  expect(await codeWith(await issuer.token('subject-1', {}, header))).toBe('UNAUTHENTICATED');
});

test('a token without a signature is refused', async () => {
  const [, payload, signature] = (await issuer.token('subject-1')).split('.');
  for (const alg of ['none', 'None', 'NONE']) {
    expect(await codeWith(`${encode({ alg, typ: 'JWT' })}.${payload}.`)).toBe('UNAUTHENTICATED');
    expect(await codeWith(`${encode({ alg, typ: 'JWT', kid: 'key-1' })}.${payload}.${signature}`)).toBe(
      'UNAUTHENTICATED',
    );
  }
});

test('the public key is no secret to sign with', async () => {
  const pem = await exportSPKI((await importJWK(issuer.publicKey, 'RS256', { extractable: true })) as CryptoKey);
  const [, payload] = (await issuer.token('subject-1')).split('.');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'key-1' })}.${payload}`;
  for (const secret of [pem, JSON.stringify(issuer.publicKey), issuer.publicKey.n!]) {
    expect(await codeWith(`${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`)).toBe(
      'UNAUTHENTICATED',
    );
  }
});

test('a key that the token brings itself is not used', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const claims = { iss: issuer.oidc.issuer, aud: issuer.oidc.audience, sub: 'subject-1', exp: now() + 600 };
  const jwk = await exportJWK(publicKey);
  for (const header of [
    {},
    { jwk },
    { jku: `${issuer.oidc.jwksUrl}2` },
    { x5u: 'https://issuer.example' },
    { kid: 'key-1' },
  ]) {
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header }).sign(privateKey);
    expect(await codeWith(await token)).toBe('UNAUTHENTICATED');
  }
});

test.each(['RS384', 'RS512', 'PS256'])('the algorithm %s is refused, though its key is in the set', async (alg) => {
  expect(await codeWith(await issuer.token('subject-1', {}, { alg }))).toBe('UNAUTHENTICATED');
});

test('a token that was altered or cut is refused', async () => {
  const token = await issuer.token('subject-1');
  const [header, payload, signature] = token.split('.');
  const other = encode({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'subject-9' });
  for (const wrong of [
    `${header}.${other}.${signature}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${token}.x`,
    `.${payload}.`,
    '..',
    '...',
  ]) {
    expect([wrong, await codeWith(wrong)]).toEqual([wrong, 'UNAUTHENTICATED']);
  }
});

test('without an issuer no such token is taken', async () => {
  const { viewer, refusal } = await identifyBy(
    site.database,
    () => new Date(),
  )({
    authorization: `Bearer ${await issuer.token('subject-1')}`,
  });
  expect([viewer, refusal?.code]).toEqual([null, 'UNAUTHENTICATED']);
});

test('the same subject of another issuer is somebody else', async () => {
  const other = await makeIssuer();
  const account = await accountIn(network.counties[0], 'other', Role.CHAIR);
  await link(account, 'subject-1', other.oidc.issuer);
  const { viewer } = await identify({ authorization: `Bearer ${await issuer.token('subject-1')}` });
  expect(viewer?.personId).toBe(office.viewer.personId);
});

test('a subject that several bodies have linked acts in all their seats, and must say in which', async () => {
  const [first, second] = [
    await accountIn(network.counties[1], 'first', Role.OFFICE),
    await accountIn(network.city, 'second', Role.MEMBER),
  ];
  await link(first, 'subject-3');
  await link(second, 'subject-3');
  await alsoSeatedIn(network.towns[0][0], second, Role.LIAISON);
  const token = await issuer.token('subject-3');
  const bodyOf = async (body: number) =>
    (await identify({ authorization: `Bearer ${token}`, body: String(body) })).viewer?.body.id;
  const { viewer, refusal } = await identify({ authorization: `Bearer ${token}` });
  expect([viewer, refusal?.code, refusal?.extensions.field]).toEqual([null, 'BAD_USER_INPUT', 'X-Body']);
  for (const { id } of [network.counties[1], network.city, network.towns[0][0]]) expect(await bodyOf(id)).toBe(id);
  expect(await codeWith(token, String(network.counties[0].id))).toBe('FORBIDDEN');
  await data(
    personIn(network.city, Role.ADMIN),
    'mutation ($id: ID!) { disableAccount(input: { accountId: $id }) { account { state } } }',
    { id: second.accountId },
  );
  expect((await identify({ authorization: `Bearer ${token}` })).viewer?.body.id).toBe(network.counties[1].id);
});

test('a body that has linked a subject itself is served by its own account, whoever it has invited', async () => {
  const [guest, own] = [
    await accountIn(network.counties[1], 'guest', Role.OFFICE),
    await accountIn(network.counties[0], 'own', Role.CHAIR),
  ];
  await link(guest, 'subject-6');
  await alsoSeatedIn(network.counties[0], guest, Role.ADMIN);
  await link(own, 'subject-6');
  const authorization = `Bearer ${await issuer.token('subject-6')}`;
  const { viewer } = await identify({ authorization, body: String(network.counties[0].id) });
  expect([viewer?.accountId, viewer?.roles]).toEqual([own.viewer.accountId, [Role.CHAIR]]);
});

test('an account acts by default in its own body, even where a seat elsewhere is older', async () => {
  const account = await accountIn(network.counties[1], 'elder', Role.OFFICE);
  await link(account, 'subject-7');
  await alsoSeatedIn(network.city, account, Role.MEMBER);
  await owner.query(
    "update seat set started_at = started_at - interval '1 day' where tenant_id = $1 and person_id = $2",
    [network.city.id, account.viewer.personId],
  );
  const { viewer } = await identify({ authorization: `Bearer ${await issuer.token('subject-7')}` });
  expect([viewer?.body.id, viewer?.seats.length]).toEqual([network.counties[1].id, 2]);
});

test('a link that is made after a seat was taken elsewhere does not open that seat', async () => {
  const account = await accountIn(network.counties[1], 'linked', Role.OFFICE);
  await alsoSeatedIn(network.city, account, Role.MEMBER);
  await link(account, 'subject-8');
  const token = await issuer.token('subject-8');
  expect([await codeWith(token), await codeWith(token, String(network.city.id))]).toEqual(['OK', 'FORBIDDEN']);
});

test('an account that is disabled or unlinked ends its tokens at once', async () => {
  const account = await accountIn(network.counties[0], 'ending', Role.OFFICE);
  const identityId = (await link(account, 'subject-4')).linkIdentity.account.identities[0].id as string;
  const admin = personIn(network.counties[0], Role.ADMIN);
  const token = await issuer.token('subject-4');
  const act = (name: string) =>
    data(admin, `mutation ($id: ID!) { ${name}(input: { accountId: $id }) { account { state } } }`, {
      id: account.accountId,
    });
  expect(await codeWith(token)).toBe('OK');
  await act('disableAccount');
  expect(await codeWith(token)).toBe('UNAUTHENTICATED');
  await act('enableAccount');
  expect(await codeWith(token)).toBe('OK');
  await data(admin, 'mutation ($id: ID!) { unlinkIdentity(input: { identityId: $id }) { account { state } } }', {
    id: identityId,
  });
  expect(await codeWith(token)).toBe('UNAUTHENTICATED');
});

test("signing out and the password are the issuer's business", async () => {
  const { viewer } = await identify({ authorization: `Bearer ${await issuer.token('subject-1')}` });
  expect(await codeFor(viewer, 'mutation { signOut { endedAt } }')).toBe('FORBIDDEN');
  const input = { currentPassword: 'right-password', newPassword: 'another-password' };
  expect(
    await codeFor(viewer, 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changedAt } }', {
      input,
    }),
  ).toBe('FORBIDDEN');
});

test('a storm of unknown keys fetches the key set no more than once', async () => {
  const own = await makeIssuer();
  const ask = identifyBy(site.database, () => new Date(), own.oidc);
  await ask({ authorization: `Bearer ${await own.token('x')}` });
  const tokens = await Promise.all(Array.from({ length: 50 }, (_, at) => own.token('x', {}, { kid: `unknown-${at}` })));
  const answers = await Promise.all(tokens.map((token) => ask({ authorization: `Bearer ${token}` })));
  expect(new Set(answers.map(({ refusal }) => refusal?.code))).toEqual(new Set(['UNAUTHENTICATED']));
  expect(own.fetched()).toBe(1);
});

test('an issuer that cannot be asked is a failure of ours, not of the token', async () => {
  const own = await makeIssuer();
  own.break(503);
  const ask = identifyBy(site.database, () => new Date(), own.oidc);
  await expect(ask({ authorization: `Bearer ${await own.token('x')}` })).rejects.toThrow();
  const nowhere = identifyBy(site.database, () => new Date(), { ...own.oidc, jwksUrl: 'http://127.0.0.1:1/keys' });
  await expect(nowhere({ authorization: `Bearer ${await own.token('x')}` })).rejects.toThrow();
});

test('a new key of the issuer is taken, and the old one still', async () => {
  const own = await makeIssuer();
  const account = await accountIn(network.counties[1], 'rotated', Role.OFFICE);
  await link(account, 'subject-5', own.oidc.issuer);
  const old = await own.token('subject-5');
  const ask = identifyBy(site.database, () => new Date(), own.oidc);
  await own.rotate();
  for (const token of [await own.token('subject-5'), old]) {
    expect((await ask({ authorization: `Bearer ${token}` })).viewer?.personId).toBe(account.viewer.personId);
  }
});
