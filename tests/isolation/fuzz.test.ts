import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { accountIn, password } from '../support/accounts.js';
import { isLong, report, sized } from '../support/attack.js';
import { everyRole, type FullNetwork } from '../support/full-network.js';
import { fullNetworks, within } from '../support/full-networks.js';
import { codesOf, faultOf, storedNames } from '../support/fuzz/check.js';
import { hangUp, misframed } from '../support/fuzz/framing.js';
import { materialOf } from '../support/fuzz/material.js';
import { Random } from '../support/random.js';
import { anyRequest, kinds, type FuzzRequest, type Material } from '../support/fuzz/requests.js';
import { bytesOf, Wire } from '../support/fuzz/wire.js';
import { post } from '../support/http.js';
import { realServer, type RealServer } from '../support/server.js';
import { storedRows, storedTables } from '../support/stored-rows.js';
import { owner, Role, type Json, type TestBody } from '../support/world.js';

const requests = sized(3_000, 100_000);
/** A run is repeated by its seed: the request with a number is always the same. */
const seed = Number(process.env.FUZZ_SEED ?? (isLong ? Date.now() % 1e6 : 1));
const wires = 8;
/** Bytes by which what is kept may grow: documents remembered (30 MB at most), statements, compiled code. */
const bearableGrowth = 80_000_000;

let server: RealServer;
let port: number;
let networks: FullNetwork[];
let material: Material;
let names: RegExp;
let logged = '';
const figures: Record<string, number> = { seed, requests: 0 };

const log = pino(
  { level: 'warn' },
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  }),
);

beforeAll(async () => {
  const { big, small } = await fullNetworks('fuzz');
  networks = [within(big, [1]), within(small, [1])];
  server = await realServer({ log, trustProxy: true });
  port = (server.server.server.address() as AddressInfo).port;
  material = await materialOf(networks, await tokensOf(networks[0]));
  names = await storedNames();
}, 120_000);

afterAll(() => report('fuzz', figures));

/** Of somebody in all roles in the city, a county and a township, of a member, and one that is none any more. */
async function tokensOf({ city, bodies }: FullNetwork): Promise<string[]> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
  const people: [body: TestBody, roles: Role[]][] = [
    ...bodies.slice(0, 3).map((body): [TestBody, Role[]] => [body, everyRole]),
    [city, [Role.MEMBER]],
  ];
  const tokens = people.map(async ([body, roles], at) => {
    const { login } = await accountIn(body, `fuzz${at}`, ...roles);
    const { body: answer } = await post(
      server.url,
      { query, variables: { input: { account: login, password } } },
      aside(),
    );
    return answer.data.signIn.token as string;
  });
  return [...(await Promise.all(tokens)), `cn_${'x'.repeat(43)}`];
}

/** An address of its own, so that failed sign-ins lock nobody else's. */
const aside = (): Record<string, string> => ({ 'x-forwarded-for': randomUUID() });

const tablesOfCities = async () => (await storedTables()).filter(({ columns }) => columns.includes('city_id'));
const rowsOfTheOther = async (): Promise<Json> =>
  Promise.all((await tablesOfCities()).map((table) => storedRows(table, [networks[1].city.id])));

function kept(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test(
  'no request brings anything but an answer in the shape of the API',
  async () => {
    const before = await rowsOfTheOther();
    const [started, from, used] = [performance.now(), kept(), process.cpuUsage()];
    const { faults, codes } = await sendAll();
    figures.seconds = Math.round((performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(used);
    figures.processorSeconds = Math.round((user + system) / 1e6);
    figures.grownMegabytes = Math.round((kept() - from) / 1e6);
    expect(faults).toEqual([]);
    expect(await rowsOfTheOther()).toEqual(before);
    // Neither all refused at the door nor all let in: each kind of answer was among them.
    for (const code of ['OK', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED']) {
      expect([code, (codes.get(code) ?? 0) > requests / 1000]).toEqual([code, true]);
    }
    expect(figures.grownMegabytes).toBeLessThan(bearableGrowth / 1e6);
  },
  sized(120_000, 1_200_000),
);

async function sendAll() {
  const faults: unknown[] = [];
  const codes = new Map<string, number>();
  const each = async () => {
    const wire = new Wire(port);
    while (figures.requests < requests && faults.length < 20) {
      const at = figures.requests++;
      const request = anyRequest(new Random(seed * 1_000_003 + at), material);
      const fault = await send(wire, request, codes);
      if (fault)
        faults.push([seed, at, request.kind, fault, request.body.toString('utf8').slice(0, 600), request.headers]);
    }
    wire.close();
  };
  await Promise.all(Array.from({ length: wires }, each));
  return { faults, codes };
}

async function send(wire: Wire, request: FuzzRequest, codes: Map<string, number>): Promise<string | undefined> {
  figures[request.kind] = (figures[request.kind] ?? 0) + 1;
  const answer = await wire.send(bytesOf(request));
  // What is far too long is answered and cut off before it has been sent: the answer may be lost then.
  if (!answer) return request.kind === 'oversized' ? undefined : 'no answer';
  const fault = faultOf(answer, request.path, names);
  if (fault) return `${fault}: ${answer.body.slice(0, 300)}`;
  if (!request.path.startsWith('/graphql')) return undefined;
  for (const code of codesOf(answer.body)) codes.set(code, (codes.get(code) ?? 0) + 1);
  return undefined;
}

test('each kind of request was sent', () => {
  expect(kinds.filter((kind) => !(figures[kind] > 0))).toEqual([]);
});

test.each(Object.keys(misframed))('%s is answered in the shape of the API, or the connection ends', async (title) => {
  const answer = await hangUp(port, misframed[title], 300);
  if (answer && answer.body !== '')
    expect([answer.status, faultOf(answer, '/', names)]).toEqual([answer.status, undefined]);
  else expect(answer?.status ?? 400).toBeLessThan(500);
});

test('afterwards nothing is stuck, nothing unforeseen was logged, and everybody is still served', async () => {
  const idle = Object.values(server.site.database.load()).every(({ busy, waiting }) => busy === 0 && waiting === 0);
  expect(idle).toBe(true);
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where usename like 'api\\_%' and state like 'idle in transaction%' and state_change < now() - interval '8 seconds'`,
  );
  expect(rows[0].n).toBe(0);
  expect(logged.split('\n').filter((line) => line.includes('unforeseen error'))).toEqual([]);
  for (const token of material.tokens.slice(0, 3)) {
    const { body } = await post(server.url, { query: '{ viewer { roles } }' }, { authorization: `Bearer ${token}` });
    expect(body.data.viewer.roles).toHaveLength(everyRole.length);
  }
});
