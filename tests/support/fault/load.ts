import pg from 'pg';
import { enter, hashOfPassword } from '../../../src/account/index.js';
import { Level, Role, type ScopedBody } from '../../../src/platform/context.js';
import { Client } from './client.js';
import { Desk } from './desk.js';
import { seeded } from './random.js';
import type { Answer } from '../world.js';

const city = 340_800_000_000;
const password = '计划-plan-2026';
const place = (id: number, level: Level, countyId: number, parentId: number): ScopedBody => ({
  ...{ id, level, name: `单位${id}`, cityId: city, countyId, parentId, timeZone: 'Asia/Shanghai', closedOn: null },
});
const county = city + 22_000_000;
const bodies = [
  place(city, Level.CITY, 0, 0),
  place(county, Level.COUNTY, county, city),
  place(county + 3_000_000, Level.COUNTY, county + 3_000_000, city),
  ...[100_000, 101_000, 102_000].map((at) => place(county + at, Level.TOWNSHIP, county, county)),
];

/** A city, two counties and three townships, each with an account that may do everything and an order of two gates. */
async function furnish(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const query = async <R>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as R[];
  const hash = await hashOfPassword(password, 'password');
  try {
    for (const body of bodies) {
      await query(
        `insert into body (id, level, name, city_id, county_id, parent_id, valid_from, document_mark)
         values ($1, $2, $3, $4, $5, $6, '1999-01-01', '测政协')`,
        [body.id, body.level, body.name, body.cityId, body.countyId, body.parentId],
      );
      const account = { name: 'office', personName: '经办人', roles: Object.values(Role), hash, founding: true };
      await enter(account, body, { work: { query }, now: () => new Date() });
    }
  } finally {
    await owner.end();
  }
}

async function post(url: string, token: string, query: string, input: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query, variables: { input } });
  return (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as Answer;
}

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const setGates = 'mutation ($input: SetGateTemplateInput!) { setGateTemplate(input: $input) { gateNames } }';
const gates = ['PARTY_GROUP', 'CHAIR_MEETING'].map((kind) => ({ kind, name: kind }));

/** Clients at work, all at once. */
export class Load {
  #running: Promise<unknown> = Promise.resolve();
  #paused = true;

  private constructor(readonly clients: readonly Client[]) {}

  static async open(ownerUrl: string, url: () => string, seed: number): Promise<Load> {
    await furnish(ownerUrl);
    const clients: Client[] = [];
    for (const { id } of bodies) {
      const { data } = await post(url(), '', signIn, { account: `office.${id}`, password });
      const { token } = data.signIn as { token: string };
      const answer = await post(url(), token, setGates, { gates });
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      clients.push(new Client(id, token, url, new Desk(seeded(seed + clients.length))));
    }
    return new Load(clients);
  }

  resume(): void {
    this.#paused = false;
    const work = async (client: Client) => {
      while (!this.#paused) await client.step();
    };
    this.#running = Promise.all(this.clients.map(work));
    // Whoever pauses is told.
    this.#running.catch(() => undefined);
  }

  /** Returns when every mutation that was begun has its answer. */
  async pause(): Promise<void> {
    this.#paused = true;
    await this.#running;
  }

  /** Returns when every client has been answered twice from now on: once may be for what was under way. */
  async recovered(limit: number): Promise<number> {
    const began = performance.now();
    const before = this.clients.map(({ acknowledged }) => acknowledged.length);
    const waits = () => this.clients.filter(({ acknowledged }, at) => acknowledged.length < before[at] + 2);
    while (waits().length > 0) {
      if (performance.now() - began > limit) {
        const told = waits().map(({ code, unexpected }) => `${code} ${unexpected.at(-1) ?? ''}`);
        throw new Error(`no service after ${limit} ms for ${told.join(', ')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return performance.now() - began;
  }

  /** Lets go of whatever is under way. */
  abandon(): void {
    this.#paused = true;
    for (const client of this.clients) client.gaveUp = true;
  }

  sum(of: (client: Client) => number): number {
    return this.clients.reduce((total, client) => total + of(client), 0);
  }
}
