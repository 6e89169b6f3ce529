import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { loadNetwork, type LoadOptions } from '../../src/network/index.js';
import { ownDatabase, type OwnDatabase } from '../support/own-database.js';

// Real codes are the same in every test: here they have a database of their own, and a test begins with an empty one.
let urls: OwnDatabase;
let owner: pg.Client;
const folder = mkdtempSync(join(tmpdir(), 'network-load-'));

beforeAll(async () => {
  urls = await ownDatabase('load');
  owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
});

beforeEach(async () => {
  const { rowCount } = await owner.query('select from body limit 1');
  if (rowCount === 1) await owner.query('truncate body cascade');
});

afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
  await urls.drop();
});

const header = 'code,level,name,parent_code';
const anqing = readFileSync('seeds/network/anqing.csv', 'utf8');
const taihu = [
  header,
  '340800000000,CITY,安庆市,340000000000',
  '340825000000,COUNTY,太湖县,340800000000',
  '340825100000,TOWNSHIP,晋熙镇,340825000000',
];
const fileOf = (...rows: string[]) => `${rows.join('\n')}\n`;
const load = (text: string, options: LoadOptions = {}) => loadNetwork(urls.ownerUrl, text, options);
const counts = async (text: string, options: LoadOptions = {}) => {
  const { opened, renamed, unchanged, skipped, missing, errors } = await load(text, options);
  const [lengths] = [{ opened, renamed, skipped, missing, errors }].map((lists) =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.length])),
  );
  return { ...lengths, unchanged };
};
const bodies = async (where = 'true') =>
  (
    await owner.query<Record<string, unknown>>(
      `select id, level, name, city_id as city, county_id as county, parent_id as parent, document_mark as mark,
         time_zone as zone, valid_from::text as from, closed_on::text as closed, version from body where ${where} order by id`,
    )
  ).rows.map((row) => ({
    ...row,
    ...Object.fromEntries(['id', 'city', 'county', 'parent'].map((key) => [key, Number(row[key])])),
  }));

test('Anqing is 1 city, 11 counties and 168 townships, and loading it again changes nothing', async () => {
  const nothing = { opened: 0, renamed: 0, skipped: 0, missing: 0, errors: 0 };
  expect(await counts(anqing, { dryRun: true })).toEqual({ ...nothing, opened: 180, unchanged: 0 });
  expect(await bodies()).toEqual([]);
  expect(await counts(anqing)).toEqual({ ...nothing, opened: 180, unchanged: 0 });
  const { rows } = await owner.query('select level, count(*)::int as n from body group by level order by n');
  expect(rows).toEqual([
    { level: 'CITY', n: 1 },
    { level: 'COUNTY', n: 11 },
    { level: 'TOWNSHIP', n: 168 },
  ]);
  const before = await bodies();
  expect(await counts(anqing)).toEqual({ ...nothing, unchanged: 180 });
  expect(await bodies()).toEqual(before);
});

test('a body gets its place, a document mark made from its name, and has been there ever since', async () => {
  await load(
    fileOf(...taihu, '340881000000,COUNTY,桐城市,340800000000', '340871000000,COUNTY,安徽安庆经济开发区,340800000000'),
  );
  const common = { city: 340800000000, zone: 'Asia/Shanghai', from: '2000-01-01', closed: null, version: 1 };
  expect(await bodies('id in (340800000000, 340825000000, 340825100000)')).toEqual([
    { ...common, id: 340800000000, level: 'CITY', name: '安庆市', county: 0, parent: 0, mark: '安庆政协' },
    {
      ...common,
      id: 340825000000,
      level: 'COUNTY',
      name: '太湖县',
      county: 340825000000,
      parent: 340800000000,
      mark: '太湖政协',
    },
    {
      ...common,
      id: 340825100000,
      level: 'TOWNSHIP',
      name: '晋熙镇',
      county: 340825000000,
      parent: 340825000000,
      mark: '晋熙政协联',
    },
  ]);
  expect((await bodies('id in (340871000000, 340881000000)')).map(({ mark }) => mark)).toEqual([
    '安徽安庆经济开发区政协',
    '桐城政协',
  ]);
});

test('townships stand directly below a city without counties, and counties below a node of the province', async () => {
  const text = fileOf(
    header,
    '440000000000,PROVINCE,广东省,',
    '441900000000,CITY,东莞市,440000000000',
    '441900101000,TOWNSHIP,石碣镇,441900000000',
    '429000000000,CITY,省直辖县级行政区划,420000000000',
    '429004000000,COUNTY,仙桃市,429000000000',
    '429004001000,TOWNSHIP,沙嘴街道,429004000000',
  );
  const summary = await load(text);
  expect(summary.errors).toEqual([]);
  expect(summary.skipped).toEqual([{ line: 2, reason: '440000000000 广东省 is a province, which is no body' }]);
  expect((await bodies(`level = 'TOWNSHIP'`)).map(({ city, county, parent }) => [city, county, parent])).toEqual([
    [429000000000, 429004000000, 429004000000],
    [441900000000, 0, 441900000000],
  ]);
});

test('another name is a rename, known everywhere, and leaves the document mark', async () => {
  await load(fileOf(...taihu));
  const text = fileOf(...taihu).replace('太湖县', '太湖市');
  expect((await load(text, { dryRun: true })).renamed).toEqual([
    { code: 340825000000, cityId: 340800000000, from: '太湖县', to: '太湖市' },
  ]);
  expect((await bodies('id = 340825000000'))[0].name).toBe('太湖县');
  expect(await counts(text)).toMatchObject({ opened: 0, renamed: 1, unchanged: 2 });
  expect((await bodies('id = 340825000000'))[0]).toMatchObject({ name: '太湖市', mark: '太湖政协', version: 2 });
  const { rows } = await owner.query('select name from body_name where id = 340825000000');
  expect(rows).toEqual([{ name: '太湖市' }]);
});

test('a body that appears in a known city begins on the day it is loaded, or on the day given', async () => {
  await load(fileOf(...taihu));
  await owner.query(`update body set time_zone = 'Asia/Urumqi' where id = 340825000000`);
  await load(fileOf(...taihu, '340825101000,TOWNSHIP,徐桥镇,340825000000'));
  await load(fileOf(...taihu, '340825102000,TOWNSHIP,新仓镇,340825000000'), { validFrom: '2025-07-01' });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  expect((await bodies('id > 340825100000')).map(({ from, zone }) => [from, zone])).toEqual([
    [today, 'Asia/Urumqi'],
    ['2025-07-01', 'Asia/Urumqi'],
  ]);
});

test('bodies that the file does not have are listed and left alone, closed ones are not touched', async () => {
  await load(anqing);
  await owner.query(`update body set closed_on = '2026-06-30' where id in (340825100000, 340825101000)`);
  const before = await bodies();
  const summary = await load(fileOf(...taihu).replace('晋熙镇', '晋熙街道'));
  expect(summary).toMatchObject({ opened: [], renamed: [], unchanged: 2, errors: [] });
  expect(summary.skipped).toEqual([{ line: 4, reason: '340825100000 晋熙镇 is closed and left alone' }]);
  expect(summary.missing).toHaveLength(180 - 2 - 2);
  expect(summary.missing[0]).toMatchObject({ code: 340802000000, name: '迎江区' });
  expect(await bodies()).toEqual(before);
});

test('a part of a network finds its parents among what is loaded', async () => {
  await load(fileOf(...taihu));
  expect(await counts(fileOf(header, '340825101000,TOWNSHIP,徐桥镇,340825000000'))).toMatchObject({
    opened: 1,
    missing: 3,
  });
  await owner.query(`update body set closed_on = '2026-06-30' where id = 340825000000`);
  const { errors } = await load(fileOf(header, '340825102000,TOWNSHIP,新仓镇,340825000000'));
  expect(errors).toEqual([{ line: 2, reason: 'the parent 340825000000 is closed' }]);
});

test.each([
  ['34082510000,TOWNSHIP,晋熙镇,340825000000', '"34082510000" is not a 12-digit code'],
  ['340825101000,TOWN,徐桥镇,340825000000', 'the level "TOWN" is none of PROVINCE, CITY, COUNTY, TOWNSHIP'],
  ['340825101000,toString,徐桥镇,340825000000', 'the level "toString" is none of PROVINCE, CITY, COUNTY, TOWNSHIP'],
  ['340825101000,TOWNSHIP, ,340825000000', 'the name is empty'],
  [`340825101000,TOWNSHIP,${'长'.repeat(101)},340825000000`, 'the name is longer than 100 characters'],
  ['340825101000,TOWNSHIP,"徐桥\n镇",340825000000', 'the name contains a line break or another control character'],
  ['340825101000,TOWNSHIP,徐桥镇', 'has 3 columns instead of 4'],
  ['340825101000,TOWNSHIP,徐桥镇,340825000000,', 'has 5 columns instead of 4'],
  ['340825101000,TOWNSHIP,"徐桥镇,340825000000', 'the quotes do not match'],
  ['340825100000,TOWNSHIP,晋熙镇,340825000000', 'the code 340825100000 stands in line 4 already'],
  ['340826101000,TOWNSHIP,二郎镇,340826000000', 'the parent 340826000000 is neither in the file nor loaded'],
  ['340825101000,TOWNSHIP,徐桥镇,34', 'the parent "34" is not a 12-digit code'],
  ['340825101000,TOWNSHIP,徐桥镇,340825100000', 'a TOWNSHIP does not stand below the TOWNSHIP 340825100000'],
  ['340826000000,COUNTY,宿松县,340825000000', 'a COUNTY does not stand below the COUNTY 340825000000'],
  ['340826101000,TOWNSHIP,二郎镇,340825000000', '340826101000 is not the code of a TOWNSHIP below 340825000000'],
  ['340825101001,TOWNSHIP,徐桥村,340825000000', '340825101001 is not the code of a TOWNSHIP below 340825000000'],
  ['340825101000,TOWNSHIP,徐桥镇,340800000000', '340825101000 is not the code of a TOWNSHIP below 340800000000'],
  ['340900000000,CITY,某市,350000000000', 'the parent of this city is its province 340000000000, or empty'],
  [
    '340901000000,CITY,某市,340000000000',
    '340901000000 is not the code of a city, which ends in 8 zeros and not in 10',
  ],
])('the row %j is refused with its line and reason, and nothing is written', async (row, reason) => {
  const summary = await load(fileOf(...taihu, '', row));
  expect(summary).toMatchObject({ errors: [{ line: 6, reason }], opened: [], renamed: [] });
  expect(await bodies()).toEqual([]);
});

test('every bad row is told, in the order of the lines, and a bad parent only once', async () => {
  await load(fileOf(...taihu));
  const { errors } = await load(
    fileOf(
      header,
      '340800000000,COUNTY,安庆市,340000000000',
      '340825000000,TOWN,太湖县,340800000000',
      '340825100000,TOWNSHIP,晋熙镇,340825000000',
      '340000000000,PROVINCE,安徽省,',
      '340826000000,COUNTY,宿松县,340000000000',
      '340825101000,TOWNSHIP,,340825000000',
    ),
  );
  expect(errors).toEqual([
    { line: 2, reason: '340800000000 is loaded as CITY below 0; neither can change' },
    { line: 3, reason: 'the level "TOWN" is none of PROVINCE, CITY, COUNTY, TOWNSHIP' },
    { line: 6, reason: 'a COUNTY does not stand below the PROVINCE 340000000000' },
    { line: 7, reason: 'the name is empty' },
  ]);
});

test('a file with another first line is no network file', async () => {
  const errors = [{ line: 1, reason: `the first line must be ${header}` }];
  expect((await load('')).errors).toEqual(errors);
  expect((await load(fileOf('id,name', '340800000000,安庆市'))).errors).toEqual(errors);
});

test('a byte order mark, Windows line endings and quotes are read', async () => {
  const rows = taihu.map((row) => row.replace(/[^,]+/g, '"$&"'));
  expect(await counts(`\uFEFF${rows.join('\r\n')}\r\n\r\n`)).toMatchObject({ opened: 3, errors: 0 });
});

test('of a file with several cities one may be picked, and the others are not even checked', async () => {
  const text = fileOf(...taihu, '341000000000,CITY,黄山市,340000000000', '341003000000,COUNTY,,341000000000');
  expect(await counts(text)).toMatchObject({ errors: 1 });
  expect(await counts(text, { city: 340800000000 })).toMatchObject({ opened: 3, errors: 0 });
});

test('two loads at the same moment load once', async () => {
  const summaries = await Promise.all([load(anqing), load(anqing)]);
  expect(summaries.map(({ opened, unchanged }) => [opened.length, unchanged]).sort()).toEqual([
    [0, 180],
    [180, 0],
  ]);
});

/** Runs the program as `npm run network:load` does, but from its source. */
function program(...parameters: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, DATABASE_URL: urls.apiUrl, DATABASE_OWNER_URL: urls.ownerUrl };
  const start = ['--import', './tests/support/typescript.mjs', 'src/network-load.ts', ...parameters];
  return new Promise((resolve) => {
    execFile(process.execPath, start, { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('the program says what it would do and what it did, and ends with 1 where a row is wrong', async () => {
  const file = join(folder, 'taihu.csv');
  writeFileSync(file, fileOf(...taihu));
  const dry = await program(file, '--dry-run');
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(dry.stdout).toContain('To be opened: 3\n  340800000000 CITY 安庆市\n');
  expect(await bodies()).toEqual([]);
  expect((await program(file, '--city', '340800000000', '--valid-from', '2020-05-01')).stdout).toContain('Opened: 3\n');
  expect((await bodies()).map(({ from }) => from)).toEqual(Array(3).fill('2020-05-01'));
  writeFileSync(file, fileOf(...taihu, 'x,y'));
  const wrong = await program(file);
  expect(wrong).toMatchObject({
    code: 1,
    stdout: 'Rows with errors: 1\n  line 5: "x" is not a 12-digit code\nNothing was written.\n',
  });
}, 60_000);

test('the program explains itself where it is called wrongly or the file is no text', async () => {
  const calls = [[], ['a.csv', '--city', '340825000000'], ['missing.csv']];
  const file = join(folder, 'not-text.csv');
  writeFileSync(file, Buffer.concat([Buffer.from(fileOf(...taihu)), Buffer.from([0xb0, 0xb2])]));
  for (const { code, stderr } of await Promise.all([...calls, [file]].map((call) => program(...call)))) {
    expect(code).toBe(2);
    expect(stderr).toContain('npm run network:load -- FILE.csv');
  }
  expect(await bodies()).toEqual([]);
}, 60_000);
