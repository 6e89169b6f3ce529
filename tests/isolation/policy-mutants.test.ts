import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { bodiesOfTwoCities, everyRow, policedTables, type PolicedTable } from '../support/every-row.js';
import { closelyShared, evidence, files, handed, kept, marks, outcomes, rosters, type Row } from '../support/oracle.js';
import { mutantsOf, withoutRowSecurity, type Mutant, type Policy } from '../support/mutants/policy-mutants.js';
import { ownDatabase } from '../support/own-database.js';
import { PolicyProbe, proberOf, type Command, type Prober } from '../support/mutants/policy-probe.js';

const people = [uuidv7(), uuidv7()];
const bodies = bodiesOfTwoCities();
/** Somebody with a seat in his body and in another one; of the first three levels also one who keeps no files. */
const asker = (at: number, keepsFiles: boolean): Prober => {
  const seatBodies = [bodies[at].id, bodies[(at + 4) % bodies.length].id];
  return proberOf({ ...bodies[at], personId: people[0], keepsFiles, seatBodies });
};
const probers: Prober[] = [
  ...bodies.map((_body, at) => asker(at, true)),
  ...[0, 1, 3].map((at) => asker(at, false)),
  { role: 'api_auth' },
];
const commands: Command[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** Whether somebody keeps files makes a difference for those only, for events, which many have in theirs, and for results. */
const ofFiles = [
  ...files,
  ...rosters,
  ...kept,
  ...marks,
  ...outcomes,
  ...evidence,
  ...handed,
  ...closelyShared,
  'duty_event',
  'assessment_result',
];
const probersOf = (table: string): Prober[] =>
  probers.filter(({ asker }) => asker?.keepsFiles !== false || ofFiles.includes(table));

let client: pg.Client;
let drop: () => Promise<void>;
let probe: PolicyProbe;
let tables: PolicedTable[];
let policies: Policy[];
let granted: Set<string>;

beforeAll(async () => {
  ({ client, drop } = await ownDatabase('mutants'));
  await client.query(withoutKeys);
  await client.query(everythingGranted);
  await client.query(tryEach);
  tables = await policedTables(client);
  const stored = new Map<string, Row[]>();
  for (const table of tables) stored.set(table.name, await store(table));
  const others = [bodies[1].id, bodies.at(-2)!.id];
  const values = {
    tenant_id: others,
    to_tenant_id: others,
    parent_id: others,
    person_id: people,
    state: ['ACCEPTED', 'OPEN', 'RECALLED'],
    version: [1],
    password_version: [1],
  };
  probe = new PolicyProbe(client, stored, values);
  policies = (await client.query<Policy>(policiesOfTheApi)).rows;
  granted = new Set((await client.query<{ right: string }>(rightsOfTheApi)).rows.map(({ right }) => right));
}, 60_000);
afterAll(() => drop());

async function store(table: PolicedTable): Promise<Row[]> {
  const rows = everyRow(table, bodies, people);
  const list = table.columns.map(({ name }) => name).join(', ');
  const { rows: stored } = await client.query<{ row: Row }>(
    `insert into ${table.name} (${list}) select ${list} from jsonb_populate_recordset(null::${table.name}, $1)
     returning to_jsonb(${table.name}) as row`,
    [JSON.stringify(rows)],
  );
  return stored.map(({ row }) => row);
}

/** The rows that a policy must tell apart would not all pass the keys and checks of their tables. */
const withoutKeys = `
  set session_replication_role = replica;
  do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'u') order by contype = 'u' loop
      execute format('alter table %s drop constraint %I', c.t, c.conname);
    end loop;
    for c in select indexrelid::regclass as i from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and indisunique and not indisprimary loop
      execute format('drop index %s', c.i);
    end loop;
  end $$`;

/** What a level may not do to a table at all, the policies must still be right about: a later grant must open nothing else. */
const everythingGranted =
  'grant select, insert, update, delete on all tables in schema public to api_city, api_county, api_town';

/** Runs a statement for each of many rows and gives 'OK' or the SQL state of each. */
const tryEach = `create function try_each(statement text, rows jsonb[]) returns text[] language plpgsql as $$
  declare codes text[] := '{}'; one jsonb;
  begin
    foreach one in array rows loop
      begin
        execute statement using one;
        codes := codes || 'OK'::text;
      exception when others then
        codes := codes || sqlstate;
      end;
    end loop;
    return codes;
  end $$; grant execute on function try_each to public`;

const policiesOfTheApi = `select tablename as table, policyname as name, roles::text[], cmd as command, qual as using,
  with_check as check from pg_policies where schemaname = 'public' and roles::text[] <> '{app_owner}' order by 1, 2`;

const rightsOfTheApi = `select concat_ws(' ', r.rolname, t.relname, c) as right
  from pg_roles r, pg_class t, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) c
  where r.rolname like 'api\\_%' and t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
    and (has_table_privilege(r.oid, t.oid, c) or (c <> 'DELETE' and has_any_column_privilege(r.oid, t.oid, c)))`;

test('unbroken, every policy does what the oracle says', async () => {
  const wrong: unknown[] = [];
  let compared = 0;
  await client.query('begin');
  for (const table of tables) {
    for (const prober of probersOf(table.name)) {
      for (const command of commands.filter((each) => mayGive(prober, table.name, each))) {
        const [is, should] = await probe.outcomes(prober, table, command);
        compared += Array.isArray(should) ? should.length : 1;
        if (!same(is, should)) wrong.push([prober.role, prober.asker?.id, table.name, command, is, should]);
      }
    }
  }
  await client.query('rollback');
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(20_000);
}, 180_000);

test('with any condition of any policy broken, something differs from what the oracle says', async () => {
  const mutants = [...policies.flatMap(mutantsOf), ...tables.map(({ name }) => withoutRowSecurity(name))];
  const survivors: string[] = [];
  for (const mutant of mutants) {
    await client.query('begin');
    await client.query(mutant.statement);
    if (!(await isNoticed(mutant))) {
      survivors.push(`${mutant.policy.table}.${mutant.policy.name} ${mutant.part}: ${mutant.change}`);
    }
    await client.query('rollback');
  }
  expect(mutants.length).toBeGreaterThan(500);
  expect(survivors).toEqual([]);
}, 180_000);

async function isNoticed({ policy: { table: name, roles, command } }: Mutant): Promise<boolean> {
  const table = tables.find((each) => each.name === name)!;
  for (const each of command === 'ALL' ? commands : [command]) {
    for (const prober of probersOf(name).filter(({ role }) => roles.includes(role) && mayGive({ role }, name, each))) {
      const [is, should] = await probe.outcomes(prober, table, each);
      if (!same(is, should)) return true;
    }
  }
  return false;
}

const same = (is: unknown, should: unknown): boolean => JSON.stringify(is) === JSON.stringify(should);
const mayGive = ({ role }: Pick<Prober, 'role'>, table: string, command: Command): boolean =>
  granted.has(`${role} ${table} ${command}`);
