import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeSite, schema } from '../../src/app.js';
import { demoInterrupted, loadDemo } from '../../src/demo/index.js';
import { verifyRollUp } from '../../src/plan-figure/index.js';
import { log } from '../support/world.js';
import { ownDatabase, type OwnDatabase } from '../support/own-database.js';

let database: OwnDatabase;

const count = async (text: string): Promise<Record<string, number>> => {
  const { rows } = await database.client.query<{ key: string; n: string }>(text);
  return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
};

beforeAll(async () => {
  database = await ownDatabase('demo');
  await loadDemo({ ownerUrl: database.ownerUrl, stage: () => makeSite(database.apiUrl, 4, log, false), schema, log });
}, 120_000);

afterAll(() => database.drop());

test('the demonstration is Anqing with its bodies, plans and topic calls as the seeds say', async () => {
  expect(await count('select level as key, count(*) as n from body group by level')).toEqual({
    CITY: 1,
    COUNTY: 11,
    TOWNSHIP: 168,
  });
  expect(
    await count(`select level || ' ' || state as key, count(*) as n from plan where year = 2026 group by 1`),
  ).toEqual({
    'CITY ISSUED': 1,
    'COUNTY ISSUED': 9,
    'COUNTY REPORTED': 1,
    'COUNTY IN_APPROVAL': 1,
    'TOWNSHIP ISSUED': 30,
    'TOWNSHIP REPORTED': 6,
    'TOWNSHIP DRAFT': 4,
  });
  expect(await count('select state as key, count(*) as n from plan where year = 2025 group by 1')).toEqual({
    CLOSED: 46,
  });
  expect(await count('select level as key, count(*) as n from plan_item where year = 2026 group by 1')).toEqual({
    CITY: 21,
    COUNTY: 120,
    TOWNSHIP: 121,
  });
  expect(await count('select state as key, count(*) as n from topic_call group by 1')).toEqual({ DECIDED: 3, OPEN: 3 });
  expect(await count(`select year || ' ' || state as key, count(*) as n from scheme group by 1`)).toEqual({
    '2025 FROZEN': 7,
    '2026 PUBLISHED': 7,
    '2026 REPLACED': 1,
  });
  expect(await count('select state as key, count(*) as n from topic_suggestion group by 1')).toEqual({ SUBMITTED: 61 });
});

test('four bodies have members, some of them posted to Jinxi, and one person is a member of two', async () => {
  expect(await count('select tenant_id::text as key, count(*) as n from member group by 1')).toEqual({
    '340800000000': 53,
    '340822000000': 36,
    '340825000000': 40,
    '340825100000': 18,
  });
  expect(await count('select to_tenant_id::text as key, count(*) as n from posting group by 1')).toEqual({
    '340822000000': 2,
    '340825100000': 6,
  });
  expect(
    await count(
      `select concat_ws(' ', kind, (to_member_id is null)::text) as key, count(*) as n from contact_link group by 1`,
    ),
  ).toEqual({ 'PARTY_GROUP false': 4, 'PARTY_MEMBER false': 4, 'PUBLIC true': 8 });
  const twice = 'select person_id from member group by person_id having count(*) = 2';
  expect(await count(`select 'twice' as key, count(*) as n from (${twice}) t`)).toEqual({ twice: 1 });
});

test('four bodies have duty events of two years, some objected to, taken back or recorded twice', async () => {
  const entries = `select tenant_id::text || case when compensates_id is not null then ' compensation' when replaces_id is not null
    then ' replacement' else '' end as key, count(*) as n from duty_event group by 1`;
  expect(await count(entries)).toEqual({
    ...{ '340800000000': 23, '340800000000 compensation': 2, '340800000000 replacement': 2 },
    ...{ '340822000000': 23, '340822000000 compensation': 2, '340822000000 replacement': 2 },
    ...{ '340825000000': 24, '340825000000 compensation': 2, '340825000000 replacement': 2 },
    ...{ '340825100000': 18, '340825100000 compensation': 2, '340825100000 replacement': 2 },
  });
  const states = 'select state as key, count(*) as n from participation group by 1';
  const { RECORDED, ...others } = await count(states);
  expect(RECORDED).toBeGreaterThan(500);
  expect(others).toEqual({ COMPENSATED: 28, CONFIRMED: 8, OBJECTED: 4 });
  const twice = `select 'twice' as key, count(*) as n from participation where duplicate_of_id is not null`;
  expect(await count(twice)).toEqual({ twice: 28 });
});

test('what was assessed for 2025 is closed, for 2026 it runs', async () => {
  expect(
    await count(`select year || ' ' || subject || ' ' || state as key, count(*) as n from assessment group by 1`),
  ).toEqual({
    '2025 MEMBER CLOSED': 4,
    '2025 BODY CLOSED': 1,
    '2025 HANDLING_UNIT CLOSED': 1,
    '2025 SECTOR CLOSED': 1,
    '2026 MEMBER SELF_ASSESSMENT': 3,
    '2026 MEMBER MARKING': 1,
    '2026 BODY SELF_ASSESSMENT': 1,
  });
  expect(
    await count(
      `select name as key, total as n from league_table_row where rank = 1 and league_table_row.among is null`,
    ),
  ).toMatchObject({ 桐城市: 96 });
  const objections = `select upheld::text as key, compensation as n from objection_decision`;
  expect(await count(objections)).toEqual({ true: 2 });
  const entered = `select state as key, count(*) as n from assessment_entry group by 1`;
  expect(await count(entered)).toEqual({ COUNTED: 5 });
});

test('a campaign of the city and six counties is over, another runs, and a county beside them sees nothing of either', async () => {
  const byState = (table: string) => count(`select state as key, count(*) as n from ${table} group by 1`);
  expect(await byState('research_project')).toEqual({ CLOSED: 1, RUNNING: 1 });
  expect(await byState('contribution')).toEqual({ ACCEPTED: 6, HANDED_IN: 1 });
  expect(await byState('contribution_version')).toEqual({ ACCEPTED: 6, RETURNED: 2, HANDED_IN: 1 });
  expect(await byState('research_suggestion')).toEqual({ MADE: 7, ADOPTED: 3, NOT_ADOPTED: 1, IMPLEMENTED: 1 });
  expect(await count('select basis as key, count(*) as n from research_credit group by 1')).toEqual({
    LED: 28,
    TOOK_PART: 11,
  });
  const told = `select to_tenant_id as key, count(*) as n from handover
    where kind = 'NOTICE' and title = '所提事项已立项开展联合调研' group by 1`;
  expect(await count(told)).toEqual({ 340825101000: 1 });
  expect(await seenBy(340825000000)).toMatchObject({ research_report: 1, research_suggestion: 12 });
  const sent = { handover: 1 };
  expect(await seenBy(340811000000)).toEqual({ ...Object.fromEntries(ofResearch.map((table) => [table, 0])), ...sent });
});

const ofResearch = ['research_project', 'sub_topic', 'researcher', 'research_activity', 'contribution_version'].concat([
  'research_report',
  'research_suggestion',
  'research_credit',
  'handover',
  'review',
  'lineage_link',
]);
/** How many rows of each table the office of a county sees. */
async function seenBy(county: number): Promise<Record<string, number>> {
  const { client } = database;
  await client.query('begin');
  await client.query('set local role api_county');
  await client.query('select set_context($1, 340800000000, $1, gen_random_uuid(), true, $2)', [county, []]);
  const counts = ofResearch.map((table) => `select '${table}' as key, count(*) as n from ${table}`);
  const seen = await count(counts.join(' union all '));
  await client.query('rollback');
  return seen;
}

test('its figures equal a recount', async () => {
  expect(await verifyRollUp(database.ownerUrl, { repair: false })).toEqual([]);
});

test('it is loaded once, and a load that was interrupted is told', async () => {
  expect(await demoInterrupted(database.ownerUrl)).toBe(false);
  const stage = () => {
    throw new Error('nothing is played again');
  };
  await loadDemo({ ownerUrl: database.ownerUrl, stage, schema, log });
  await database.client.query(`delete from migration where name = 'demonstration done'`);
  expect(await demoInterrupted(database.ownerUrl)).toBe(true);
  await expect(loadDemo({ ownerUrl: database.ownerUrl, stage, schema, log })).rejects.toThrow('interrupted');
});
