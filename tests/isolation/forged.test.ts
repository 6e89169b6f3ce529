import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { globalId } from '../../src/platform/graphql/node.js';
import { hashOfSecret } from '../../src/platform/secret.js';
import { identifyBy } from '../../src/sign-in/index.js';
import { accountIn, alsoSeatedIn, callerWith, codeWith, tokenOf, type StoredAccount } from '../support/accounts.js';
import { report, sized } from '../support/attack.js';
import { makeSigner, ofAlgorithmsAndKeys, ofClaimsAndTypes, ofShapes, type Signer } from '../support/forged-jwt.js';
import { post } from '../support/http.js';
import { nodeTypes } from '../support/schema-walk.js';
import { realServer, type RealServer } from '../support/server.js';
import {
  ask,
  codeOf,
  data,
  makeNetwork,
  owner,
  personIn,
  Role,
  site,
  type Json,
  type Network,
} from '../support/world.js';

let networks: Network[];
let office: StoredAccount;
let token: string;
let server: RealServer;
let variants = 0;

beforeAll(async () => {
  networks = await Promise.all([makeNetwork(), makeNetwork()]);
  office = await accountIn(networks[0].counties[0], 'office', Role.OFFICE);
  token = await tokenOf(office);
  server = await realServer();
}, 60_000);

afterAll(() => {
  report('forged', { variants });
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const another = (letter: string): string => letters[(letters.indexOf(letter) + 1 + randomInt(62)) % letters.length];

/** The token with one letter changed, cut short, in another form, or what is stored of it. */
function forgedTokens(): string[] {
  const [prefix, secret] = [token.slice(0, 3), token.slice(3)];
  const places = Array.from({ length: sized(1, 5) }, () => [...secret].map((_letter, at) => at)).flat();
  return [
    ...places.map((at) => prefix + secret.slice(0, at) + another(secret[at]) + secret.slice(at + 1)),
    ...Array.from(token, (_letter, length) => token.slice(0, length)).slice(1),
    ...['CN_', 'cn-', 'cn', 'cn__', 'cx_', 'ci_', '_', '', 'cn_cn_'].map((other) => other + secret),
    ...[
      `${token}A`,
      `${token}=`,
      `${token}%00`,
      `${token}${token}`,
      `"${token}"`,
      token.toUpperCase(),
      token.toLowerCase(),
    ],
    ...[secret.split('').reverse().join(''), `cn_${secret.slice(1)}${secret[0]}`, `cn_${'A'.repeat(43)}`],
    ...[hashOfSecret(token).toString('hex'), `cn_${hashOfSecret(token).toString('base64url')}`, office.viewer.seatId],
    ...[office.accountId, office.viewer.personId, office.login, 'null', 'undefined', "' or true --", '*', '%'],
  ];
}

test('a token that is altered, cut or made up is nobody’s', async () => {
  expect(await codeWith(token)).toBe('OK');
  const wrong: unknown[] = [];
  for (const forged of forgedTokens()) {
    const code = await codeWith(forged);
    variants += 1;
    if (code !== 'UNAUTHENTICATED') wrong.push([forged, code]);
  }
  expect(wrong).toEqual([]);
});

async function codeOver(url: string, bearer: string, body?: string): Promise<string> {
  const headers = { authorization: `Bearer ${bearer}`, ...(body && { 'x-body': body }) };
  const answer = await post(url, { query: '{ viewer { roles } plans(first: 1) { nodes { id } } }' }, headers);
  return codeOf(answer.body);
}

/** What ends a sign-in, as it is stored afterwards. */
const endings: [what: string, end: (account: StoredAccount) => Promise<unknown>][] = [
  ['has expired', ({ viewer }) => ofSessions("expires_at = now() - interval '1 second'", viewer.accountId)],
  ['was ended', ({ viewer }) => ofSessions('ended_at = now()', viewer.accountId)],
  [
    'is of an older password',
    ({ viewer }) => change('account', 'password_version = password_version + 1', viewer.accountId),
  ],
  ['is of a disabled account', ({ viewer }) => change('account', "state = 'DISABLED'", viewer.accountId)],
  ['is of a seat that has ended', ({ viewer }) => change('seat', "state = 'ENDED', ended_at = now()", viewer.seatId)],
];
const ofSessions = (what: string, id: string) =>
  owner.query(`update sign_in_session set ${what} where account_id = $1`, [id]);
const change = (table: string, what: string, id: string) =>
  owner.query(`update ${table} set ${what} where id = $1`, [id]);

test.each(endings)('a token that %s is nobody’s, whatever body is named with it', async (_what, end) => {
  const { city, counties } = networks[0];
  const account = await accountIn(counties[1], `ending-${randomInt(1e9)}`, Role.OFFICE);
  await alsoSeatedIn(city, account, Role.MEMBER);
  const its = await tokenOf(account);
  const { url } = server;
  const bodies = [counties[1], city, counties[0]].map(({ id }) => String(id));
  // Whoever has asked is remembered, which must help nobody.
  expect([await codeOver(url, its), await codeOver(url, its, bodies[1])]).toEqual(['OK', 'OK']);
  await end(account);
  for (const body of [undefined, ...bodies, 'x']) {
    variants += 2;
    const codes = [await codeOver(url, its, body), await codeWith(its, body)];
    expect([body, codes]).toEqual([body, ['UNAUTHENTICATED', 'UNAUTHENTICATED']]);
  }
});

test('a body in which one has no seat is refused, and what is no code is bad input', async () => {
  const own = office.viewer.body.id;
  const bodies = networks.flatMap(({ city, counties, towns }) => [city, ...counties, ...towns.flat()]);
  const foreign = [
    ...bodies.map(({ id }) => id).filter((id) => id !== own),
    own + 1,
    own - 1,
    999999999999,
    100000000000,
  ];
  for (const id of foreign) {
    variants += 1;
    expect([id, await codeWith(token, String(id))]).toEqual([id, 'FORBIDDEN']);
  }
  const text = String(own);
  const malformed = [
    ...[
      '',
      ' ',
      '0',
      '-1',
      'x',
      'null',
      '*',
      '%',
      "' or true --",
      `${text} `,
      ` ${text}`,
      `${text}\n`,
      `+${text}`,
      `0${text}`,
    ],
    ...[
      `${text}.0`,
      `${text}e0`,
      `${Number(text).toExponential()}`,
      `0x${own.toString(16)}`,
      `${text},${text}`,
      `"${text}"`,
    ],
    ...Array.from(text, (_digit, length) => text.slice(0, length)).slice(1),
    ...[
      [...text].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''),
      `${text}0`,
      globalId('Body', own),
    ],
  ];
  for (const body of malformed) {
    variants += 1;
    expect([body, await codeWith(token, body)]).toEqual([body, 'BAD_USER_INPUT']);
  }
  expect((await callerWith(token, text)).viewer?.body.id).toBe(own);
});

const drafting = 'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id } } }';
const node = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const plan = 'query ($id: ID!) { plan(id: $id) { id } }';

test('the key of a plan under another type is no plan and nothing else', async () => {
  const { viewer } = office;
  const { id } = (await data(viewer, drafting, { input: { year: 2026, title: '计划' } })).draftPlan.plan as {
    id: string;
  };
  const key = Buffer.from(id, 'base64url').toString().split(':')[1];
  expect(codeOf(await ask(viewer, node, { id }))).toBe('OK');
  const entities = [...site.orm.getMetadata().getAll().values()].map(({ className }) => className);
  const others = [
    'plan',
    'PLAN',
    'Query',
    'Mutation',
    'Node',
    'Object',
    'constructor',
    'toString',
    'Person',
    'PlanConnection',
    'String',
  ];
  const types = new Set([...nodeTypes, ...entities, ...others]);
  types.delete('Plan');
  for (const type of types) {
    variants += 2;
    const forged = { id: globalId(type, key) };
    expect([type, ['NOT_FOUND', 'BAD_USER_INPUT'].includes(codeOf(await ask(viewer, node, forged)))]).toEqual([
      type,
      true,
    ]);
    expect([type, codeOf(await ask(viewer, plan, forged))]).toEqual([type, 'BAD_USER_INPUT']);
  }
  for (const malformed of malformedIds(id, key)) {
    variants += 1;
    expect([malformed, codeOf(await ask(viewer, plan, { id: malformed }))]).toEqual([malformed, 'BAD_USER_INPUT']);
  }
});

function malformedIds(id: string, key: string): string[] {
  const raw = (text: string) => Buffer.from(text).toString('base64url');
  return [
    ...[
      '',
      ' ',
      'x',
      key,
      `${id}=`,
      `${id} `,
      ` ${id}`,
      `${id}\n`,
      `${id}A`,
      id.slice(0, -1),
      id.slice(1),
      `${id}${id}`,
    ],
    ...[`Plan:${key}`, raw(`Plan:${key.toUpperCase()}`), raw(`Plan::${key}`), raw(`Plan:${key}:`), raw(`Plan: ${key}`)],
    ...[
      raw(` Plan:${key}`),
      raw(`Plan:${key}\u0000`),
      raw(`Plan:{${key}}`),
      raw(`Plan:${key.replaceAll('-', '')}`),
      raw('Plan:'),
    ],
    ...[
      raw(`__proto__:${key}`),
      raw(`Plan:' or true --`),
      raw('Plan:1'),
      raw('Plan:null'),
      raw(`[Plan]:${key}`),
      raw(key),
    ],
    ...[
      Buffer.from(`Plan:${key}`).toString('hex'),
      encodeURIComponent(`Plan:${key}`),
      id.toLowerCase(),
      id.toUpperCase(),
    ],
  ];
}

const adding = 'mutation ($input: AddThemeInput!) { addTheme(input: $input) { theme { id title } } }';

test('the key of somebody’s mutation gives nobody else his answer', async () => {
  const [{ counties, city }, other] = networks;
  const first = personIn(counties[0], Role.OFFICE);
  const elsewhere = { ...first, body: city };
  const others = [
    personIn(counties[0], Role.OFFICE),
    personIn(counties[1], Role.OFFICE),
    personIn(other.counties[0], Role.OFFICE),
    elsewhere,
  ];
  const keys = ['1', 'key', uuidv7(), "'", '%', '*', 'x'.repeat(255), '"', '\\', String(first.personId)];
  for (const key of keys) {
    const variables: Json = { input: { year: 2026, title: '主题', clientMutationId: key } };
    const its = (await data(first, adding, variables)).addTheme.theme.id as string;
    expect((await data(first, adding, variables)).addTheme.theme.id).toBe(its);
    for (const viewer of others) {
      variants += 1;
      const { theme } = (await data(viewer, adding, variables)).addTheme;
      expect(theme.id).not.toBe(its);
    }
    const lessened = { ...first, roles: [Role.MEMBER] };
    expect(codeOf(await ask(lessened, adding, variables))).toBe('FORBIDDEN');
    const changed = { input: { ...variables.input, title: '另一主题' } };
    expect(codeOf(await ask(first, adding, changed))).toBe('CONFLICT');
    variants += 2;
  }
}, 30_000);

/** What is made of a token of the issuer; it throws where the service itself would fail. */
async function codeOfJwt(
  signer: Signer,
  forged: string,
  identify = identifyBy(site.database, () => new Date(), signer.oidc),
) {
  const { viewer, refusal } = await identify({ authorization: `Bearer ${forged}` });
  return viewer ? 'OK' : (refusal?.code ?? 'nobody');
}

const linking = 'mutation ($input: LinkIdentityInput!) { linkIdentity(input: $input) { account { id } } }';

test('of a token of an issuer nothing may be otherwise than the issuer has signed it for this service', async () => {
  const signer = await makeSigner('subject');
  const input = { accountId: office.accountId, issuer: signer.oidc.issuer, subject: 'subject' };
  await data(personIn(office.viewer.body, Role.ADMIN), linking, { input });
  const identify = identifyBy(site.database, () => new Date(), signer.oidc);
  const good = async (more: Json = {}) =>
    codeOfJwt(signer, await signer.sign(signer.header, { ...signer.claims(), ...more }), identify);
  const seconds = Math.floor(Date.now() / 1000);
  expect([await good(), await good({ nbf: seconds + 3 }), await good({ aud: ['x', 'network'] })]).toEqual([
    'OK',
    'OK',
    'OK',
  ]);
  const vectors = [
    ...(await ofAlgorithmsAndKeys(signer)),
    ...(await ofClaimsAndTypes(signer)),
    ...(await ofShapes(signer)),
  ];
  const wrong: unknown[] = [];
  for (const [what, forged] of vectors) {
    const code = await codeOfJwt(signer, forged, identify);
    variants += 1;
    if (code !== 'UNAUTHENTICATED') wrong.push([what, code]);
  }
  expect(wrong).toEqual([]);
  expect(vectors.length).toBeGreaterThan(150);
  expect(signer.fetched()).toBe(1);
  report('forged JWTs', { vectors: vectors.length, fetched: signer.fetched() });
}, 30_000);

test('there were more than five hundred variants', () => {
  expect(variants).toBeGreaterThan(500);
});
