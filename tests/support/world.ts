import { randomInt } from 'node:crypto';
import { afterAll, expect } from '@jest/globals';
import { parse, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import pg from 'pg';
import pino from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { makeSite, schema } from '../../src/app.js';
import { Level, Role, type Request, type ScopedBody, type Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import type { DatabaseUrls } from '../../src/platform/database/setup-database.js';
import { runOperation } from '../../src/platform/graphql/executor.js';
import { watchStatements } from './statements.js';

export { Level, Role };

/** Answers of unknown shape, for reading in expectations. */
export type Json = any;

export interface Answer {
  data: Json;
  errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: Json }[];
  extensions?: Json;
}

export const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
export const site = makeSite(process.env.TEST_API_URL!, 4, log);
/** The owner's door: for making networks and for looking at what is really stored. Never used by the code under test. */
export let owner = new pg.Pool({ connectionString: process.env.TEST_OWNER_URL, max: 3 });
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text: string) => text);

const strays = watchStatements(site.tables);
const { TEST_API_URL, TEST_OWNER_URL } = process.env;

afterAll(async () => {
  await leave();
  // The next file of this worker begins in the shared database again.
  Object.assign(process.env, { TEST_API_URL, TEST_OWNER_URL });
  expect(strays).toEqual([]);
});

let isInside = true;

/** Leaves the database that the file is in: nothing is connected to it any more. */
export async function leave(): Promise<void> {
  if (!isInside) return;
  isInside = false;
  await Promise.all([site.database.close(), owner.end()]);
}

/** From now on the file is in another database. */
export async function moveTo({ apiUrl, ownerUrl }: DatabaseUrls): Promise<void> {
  await leave();
  Object.assign(process.env, { TEST_API_URL: apiUrl, TEST_OWNER_URL: ownerUrl });
  Object.assign(site, makeSite(apiUrl, 4, log));
  owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
  isInside = true;
}

export interface AskOptions {
  language?: Language;
  now?: Date;
  address?: string;
  /** What else signing in found out of the viewer. */
  caller?: Pick<Request, 'refusal' | 'remembered'>;
}

const documents = new Map<string, DocumentNode>();

/** Sends an operation as `viewer` (null: nobody) through the real schema, guards, transaction and database. */
export async function ask(
  viewer: Viewer | null,
  source: string,
  variables: Json = {},
  options: AskOptions = {},
): Promise<Answer> {
  let document = documents.get(source);
  if (!document) {
    document = parse(source);
    const mistakes = validate(schema, document);
    if (mistakes.length > 0) throw new Error(`the test's own document is invalid: ${mistakes.join('; ')}`);
    documents.set(source, document);
  }
  const operation = document.definitions.find(
    (part): part is OperationDefinitionNode => part.kind === 'OperationDefinition',
  )!;
  const request: Request = {
    requestId: 'test',
    address: options.address ?? '127.0.0.1',
    language: options.language ?? 'en',
    viewer,
    log,
    now: () => options.now ?? new Date(),
    ...options.caller,
  };
  const result = await runOperation(site, { schema, document, operation, variables }, request);
  return JSON.parse(JSON.stringify(result)) as Answer;
}

/** The same where no error is expected: the data, or a failure that shows the errors. */
export async function data(
  viewer: Viewer | null,
  source: string,
  variables: Json = {},
  options: AskOptions = {},
): Promise<Json> {
  const answer = await ask(viewer, source, variables, options);
  if (answer.errors) throw new Error(`unexpected: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/** The code of the first error, or 'OK'. */
export const codeOf = (answer: Answer): string => answer.errors?.[0]?.extensions.code ?? 'OK';

/** The code that `viewer` gets for an operation. */
export const codeFor = async (viewer: Viewer | null, source: string, variables: Json = {}): Promise<string> =>
  codeOf(await ask(viewer, source, variables));

/** A body of a test's own network. */
export type TestBody = ScopedBody;

/** A small network of its own: a city, `counties` counties, `towns` townships in each. Nobody else's rows are in it. */
export interface Network {
  city: TestBody;
  counties: TestBody[];
  /** towns[i] are the townships of counties[i]. */
  towns: TestBody[][];
}

export async function makeNetwork({ counties = 2, towns = 2 } = {}): Promise<Network> {
  const city = await makeCity();
  const cityId = city.id;
  const network: Network = { city, counties: [], towns: [] };
  for (let c = 1; c <= counties; c++) {
    const id = cityId + c * 10_000;
    network.counties.push(
      await insertBody({ id, level: Level.COUNTY, cityId, countyId: id, parentId: cityId, name: `测试县${id}` }),
    );
    const below: TestBody[] = [];
    for (let t = 1; t <= towns; t++) {
      below.push(
        await insertBody({
          id: id + t,
          level: Level.TOWNSHIP,
          cityId,
          countyId: id,
          parentId: id,
          name: `测试镇${id + t}`,
        }),
      );
    }
    network.towns.push(below);
  }
  return network;
}

/** A city whose code nobody has drawn yet; those of full networks (`full-network.ts`) lie between these. */
async function makeCity(): Promise<TestBody> {
  const id = (1_001 + 2 * randomInt(4_499)) * 100_000_000 + randomInt(100) * 1_000_000;
  const body = { id, level: Level.CITY, cityId: id, countyId: 0, parentId: 0, name: `测试市${id}` };
  return (await insertedBody(body)) ?? makeCity();
}

type NewBody = Pick<ScopedBody, 'id' | 'level' | 'cityId' | 'countyId' | 'parentId' | 'name'>;

async function insertBody(body: NewBody): Promise<TestBody> {
  const made = await insertedBody(body);
  if (!made) throw new Error(`there is a body ${body.id} already`);
  return made;
}

async function insertedBody(body: NewBody): Promise<TestBody | undefined> {
  const { rowCount } = await owner.query(
    `insert into body (id, level, name, city_id, county_id, parent_id, valid_from, document_mark)
     values ($1, $2, $3, $4, $5, $6, '2020-01-01', '测政协') on conflict (id) do nothing`,
    [body.id, body.level, body.name, body.cityId, body.countyId, body.parentId],
  );
  return rowCount === 0 ? undefined : { ...body, timeZone: 'Asia/Shanghai', closedOn: null };
}

/** A person with roles in a body. */
export function personIn(body: TestBody, ...roles: Role[]): Viewer {
  const name = `${roles.join('、')}（${body.name}）`;
  const seat = { id: uuidv7(), roles, body };
  return { accountId: uuidv7(), personId: uuidv7(), seatId: seat.id, personName: name, roles, body, seats: [seat] };
}
