import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { verifyRollUp } from '../../src/plan-figure/index.js';
import type { Viewer } from '../../src/platform/context.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { setUpDatabase, type DatabaseUrls } from '../../src/platform/database/setup-database.js';
import { report } from '../support/attack.js';
import { rowsAt } from '../support/fault/database.js';
import { faultSite, type FaultSite } from '../support/fault/site.js';
import { tinyVolume, type Volume } from '../support/fault/volume.js';
import { itemActs, someItem } from '../support/plan-items.js';
import { planActs } from '../support/plans.js';
import { codeOf, Level, personIn, Role, type Answer } from '../support/world.js';

const figures = { volume: 0, injected: 0, acknowledged: 0, refused: 0 };
const folder = mkdtempSync(join(tmpdir(), 'network-disk-full-'));
const city = { id: 340_800_000_000, level: Level.CITY, cityId: 340_800_000_000, countyId: 0, parentId: 0 };
const office: Viewer = personIn({ ...city, name: '安庆市', timeZone: 'Asia/Shanghai', closedOn: null }, Role.OFFICE);
let volume: Volume | undefined;
let postgres: EmbeddedPostgres;
let urls: DatabaseUrls;
let faulty: FaultSite;

beforeAll(async () => {
  const had = tinyVolume(32);
  if (typeof had === 'string') process.stderr.write(`No volume to fill (${had}): the full disk is injected instead.\n`);
  else volume = had;
  figures[volume ? 'volume' : 'injected'] = 1;
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'db'), durable: false });
  urls = await setUpDatabase(postgres.ownerUrl, 'network');
  if (volume) await moveTo(volume);
  await migrate(urls.ownerUrl);
  await rowsAt(
    urls.ownerUrl,
    `insert into body (id, level, name, city_id, county_id, parent_id, valid_from) values ($1, 'CITY', '安庆市', $1, 0, 0, '2020-01-01')`,
    [city.id],
  );
  faulty = await faultSite(2, urls.apiUrl);
}, 120_000);

afterAll(async () => {
  await faulty.close();
  await postgres.stop();
  volume?.remove();
  rmSync(folder, { recursive: true, force: true });
  report('disk full', figures);
}, 120_000);

/** The log that makes commits durable stays where there is room: a database without it stops. */
async function moveTo({ path }: Volume): Promise<void> {
  const place = join(path, 'tables');
  mkdirSync(place);
  const { uid, gid } = statSync(join(postgres.folder, 'data'));
  chownSync(place, uid, gid);
  await rowsAt(postgres.ownerUrl, `create tablespace tiny location '${place}'`);
  await rowsAt(postgres.ownerUrl, 'alter database network set tablespace tiny');
}

function fill(): void {
  if (volume) volume.fill();
  else faulty.proxy.fate = ({ statement = '' }) => (/^(insert|update)/i.test(statement) ? { raise: '53100' } : 'pass');
}

function free(): void {
  if (volume) volume.free();
  else faulty.proxy.fate = undefined;
}

const reading = '{ plans(first: 5) { totalCount nodes { title items(first: 100) { totalCount nodes { title } } } } }';
const itemsNow = async (): Promise<string[]> => {
  const { data } = await faulty.ask(office, reading, {});
  return data.plans.nodes[0].items.nodes.map(({ title }: { title: string }) => title);
};

test('on a full disk writing is refused and reading goes on; with room again the same process writes', async () => {
  const drafted = await faulty.ask(office, planActs.draftPlan, { year: 2026, title: '计划' });
  const planId: string = drafted.data.draftPlan.plan.id;
  // Nothing that could be packed.
  const description = () => randomBytes(3_700).toString('base64');
  const inputs = Array.from({ length: 40 }, (_, at) => ({
    ...someItem,
    ...{ planId, title: `议题${at}`, description: description(), clientMutationId: `item-${at}` },
  }));
  const add = (input: object): Promise<Answer> => faulty.ask(office, itemActs.addPlanItem, input);
  const acknowledged: string[] = [];
  for (const [at, input] of inputs.entries()) {
    if (at === 10) fill();
    const answer = await add(input);
    if (codeOf(answer) === 'OK') acknowledged.push(input.title);
    else expect(answer.errors![0].extensions).toEqual({ code: 'LIMIT_EXCEEDED', retryable: true });
  }
  figures.acknowledged = acknowledged.length;
  figures.refused = inputs.length - acknowledged.length;
  expect(figures.refused).toBeGreaterThan(5);
  expect(await itemsNow()).toEqual(acknowledged);
  free();
  for (const input of inputs) expect(codeOf(await add(input))).toBe('OK');
  const all = await itemsNow();
  expect(all.slice(0, acknowledged.length)).toEqual(acknowledged);
  expect([...all].sort()).toEqual(inputs.map(({ title }) => title).sort());
  expect(await verifyRollUp(urls.ownerUrl, { repair: false })).toEqual([]);
  expect(faulty.site.database.load()).toMatchObject({ api_city: { busy: 0, waiting: 0 } });
}, 120_000);
