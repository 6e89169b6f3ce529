import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import type { ApiRole } from '../../src/platform/database/database.js';
import type { FullNetwork } from '../support/full-network.js';
import { fullNetworks, within } from '../support/full-networks.js';
import { askerOf, doorOnly, mayAdd, mayChange, sees, type Row } from '../support/oracle.js';
import { atTheDoor, countOf, refused, roleOf, type Door } from '../support/raw.js';
import {
  keyOfRow,
  storedReferences,
  storedRows,
  storedTables,
  type Reference,
  type StoredTable,
} from '../support/stored-rows.js';
import { owner, personIn, Role, site } from '../support/world.js';

const levelRoles: ApiRole[] = ['api_city', 'api_county', 'api_town'];
let networks: FullNetwork[];
let tables: StoredTable[];
let stored: Map<string, Row[]>;
let viewers: Viewer[];

beforeAll(async () => {
  const { big, small } = await fullNetworks('door');
  networks = [big, within(small, [0])];
  tables = await storedTables();
  const cities = networks.map(({ city }) => city.id);
  stored = new Map(
    await Promise.all(tables.map(async (table) => [table.name, await storedRows(table, cities)] as const)),
  );
  viewers = networks.flatMap(({ bodies, office, member }) =>
    bodies.flatMap((body) => {
      const clerk = rowsOf('account').find((row) => row.tenant_id === body.id && row.name === 'clerk')!;
      const stored = { ...personIn(body, Role.OFFICE), personId: clerk.person_id as string };
      return [office.get(body.id)!, member.get(body.id)!, stored];
    }),
  );
}, 180_000);

const rowsOf = (table: string): Row[] => stored.get(table)!;
const withTenants = () => tables.filter(({ columns }) => columns.includes('tenant_id'));

test('every body of the networks has a row in every table', () => {
  const missing = withTenants().flatMap(({ name }) =>
    networks
      .flatMap(({ bodies }) => bodies)
      .filter((body) => !rowsOf(name).some((row) => row.tenant_id === body.id))
      .map(({ level }) => `${name} of a ${level}`),
  );
  // Who has no bodies below asks nobody for marks, opens no channels and reviews nothing; nobody reviews a city.
  expect([...new Set(missing)].sort()).toEqual([
    'evidence_submission of a CITY',
    'handover_channel of a COUNTY',
    'handover_channel of a TOWNSHIP',
    'mark_request of a COUNTY',
    'mark_request of a TOWNSHIP',
    'review of a COUNTY',
    'review of a TOWNSHIP',
    'review_answer of a CITY',
    'term of a TOWNSHIP',
    'term_membership of a TOWNSHIP',
    'term_session of a TOWNSHIP',
  ]);
});

test('whoever asks, each table shows exactly the rows that exist for him', async () => {
  const wrong: string[] = [];
  let shown = 0;
  for (const viewer of viewers) {
    await atTheDoor(viewer, async (door) => {
      for (const table of tables) {
        const outcome = await door(`select ${table.key.join(', ')} from ${table.name}`);
        const expected = rowsOf(table.name).filter((row) => sees(askerOf(viewer), table.name, row));
        const seen = typeof outcome === 'string' ? outcome : outcome.rows.map((row) => keyOfRow(table, row)).sort();
        const wanted = doorOnly.includes(table.name) ? refused : expected.map((row) => keyOfRow(table, row)).sort();
        if (JSON.stringify(seen) !== JSON.stringify(wanted)) wrong.push(`${table.name} for ${viewer.personName}`);
        shown += expected.length;
      }
    });
  }
  expect(wrong).toEqual([]);
  expect(shown).toBeGreaterThan(1000);
});

test('without a body that asks there is nothing, and nothing is added', async () => {
  for (const role of levelRoles) {
    await atTheDoor(role, async (door) => {
      const open = tables.filter(({ name }) => name !== 'migration' && !doorOnly.includes(name));
      for (const { name } of open) {
        const count = await door(`select count(*)::int as n from ${name}`);
        expect([name, count]).toEqual([name, { rows: [{ n: 0 }], count: 1 }]);
      }
      for (const table of withTenants()) {
        expect([table.name, await insert(door, table, rowsOf(table.name)[0])]).toEqual([table.name, refused]);
      }
    });
  }
});

test('nobody adds a row to another body, except those who found it', async () => {
  const wrong: unknown[] = [];
  let refusals = 0;
  for (const viewer of viewers.filter(({ roles }) => roles.length > 1)) {
    await atTheDoor(viewer, async (door) => {
      for (const table of withTenants()) {
        for (const row of oneOfEachBody(table.name)) {
          const code = await insert(door, table, { ...row, ...('id' in row && { id: uuidv7() }) });
          const allowed = mayAdd(askerOf(viewer), table.name, row);
          if (!allowed) refusals += 1;
          if (!allowed && code !== refused) wrong.push([viewer.personName, table.name, code]);
        }
      }
    });
  }
  expect(wrong).toEqual([]);
  expect(refusals).toBeGreaterThan(500);
});

const oneOfEachBody = (name: string): Row[] => [
  ...new Map(rowsOf(name).map((row) => [`${String(row.tenant_id)} ${String(row.founding)}`, row])).values(),
];

async function insert(door: Door, { name, columns }: StoredTable, row: Row): Promise<number | string> {
  const list = columns.join(', ');
  const text = `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1)`;
  return countOf(await door(text, [JSON.stringify(row)]));
}

test('nobody changes or removes a row of another body, seen or not', async () => {
  const wrong: unknown[] = [];
  let refusals = 0;
  for (const viewer of viewers.filter(({ roles }) => roles.length > 1)) {
    const columns = await changeableColumns(viewer);
    await atTheDoor(viewer, async (door) => {
      for (const { name } of withTenants()) {
        const column = columns.get(name) ?? 'tenant_id';
        for (const row of oneOfEachBody(name).filter((each) => !mayChange(askerOf(viewer), name, each))) {
          // What was sent to the own body it moves on, and who was named for its project; it takes neither away.
          const isMoved = ['handover', 'researcher', 'research_credit'].includes(name);
          const others = isMoved ? `and to_tenant_id <> ${viewer.body.id}` : '';
          const place = `where city_id = ${String(row.city_id)} and tenant_id = ${String(row.tenant_id)}`;
          for (const act of [
            `update ${name} set ${column} = ${column} ${place} ${others}`,
            `delete from ${name} ${place}`,
          ]) {
            const count = countOf(await door(act));
            refusals += 1;
            if (count !== 0 && count !== refused) wrong.push([viewer.personName, act, count]);
          }
        }
      }
    });
  }
  expect(wrong).toEqual([]);
  expect(refusals).toBeGreaterThan(2000);
}, 60_000);

/** For each table one column that the viewer's role may set at all and may read. */
async function changeableColumns(viewer: Viewer): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; column: string }>(
    `select table_name as name, min(column_name) as column from information_schema.column_privileges p
     where grantee = $1 and privilege_type = 'UPDATE' and exists (select 1 from information_schema.column_privileges s
       where s.grantee = $1 and s.privilege_type = 'SELECT' and s.table_name = p.table_name and s.column_name = p.column_name)
     group by table_name`,
    [roleOf(viewer)],
  );
  return new Map(rows.map(({ name, column }) => [name, column]));
}

test('no row refers to a row of another body, and trying tells nothing of what is there', async () => {
  const wrong: unknown[] = [];
  const references = (await storedReferences()).filter(guarded);
  const tried = new Set<string>();
  for (const viewer of networks.flatMap(({ office }) => [...office.values()])) {
    await atTheDoor(viewer, async (door) => {
      for (const reference of references) {
        const own = rowsOf(reference.from).find((row) => row.tenant_id === viewer.body.id);
        for (const victim of own ? victimsOf(reference, viewer) : []) {
          const refer = (to: Row) => insert(door, byName(reference.from), pointing(own!, reference, to));
          const [there, missing] = [await refer(victim), await refer({ ...victim, id: uuidv7() })];
          tried.add(reference.name);
          if (there === missing && typeof there === 'string') continue;
          wrong.push([viewer.personName, reference.name, victim.tenant_id, there, missing]);
        }
      }
    });
  }
  expect(wrong).toEqual([]);
  expect([...tried].sort()).toEqual(references.map(({ name }) => name).sort());
}, 120_000);

const byName = (name: string): StoredTable => tables.find((table) => table.name === name)!;
const scope = ['city_id', 'county_id', 'parent_id', 'tenant_id'];
/** A person is no body's row: whoever enters an account or a seat may name anybody whose random id he knows. */
const toPeople = ['account_person', 'seat_person'];

/** References of bodies' rows to rows of bodies: codes of bodies are no secret of theirs. */
const guarded = ({ name, from, to, columns }: Reference): boolean =>
  to !== 'body' &&
  byName(from).columns.includes('tenant_id') &&
  columns.some((column) => !scope.includes(column)) &&
  !toPeople.includes(name);

/**
 * Of each other body one row that the viewer does not see. Between the bodies of a call two references are wider than
 * sight: to a suggestion addressed to the own body before it is submitted, and to a call of a body above before it opens.
 * Both take an id that is random and told to nobody; the services look before they refer. A word may be said on a handover to
 * the own body that was recalled meanwhile. What a body submits refers to its
 * own result before that is published, by whose it is.
 */
function victimsOf({ name, to }: Reference, viewer: Viewer): Row[] {
  const asker = askerOf(viewer);
  const isOfAsker = (row: Row) =>
    rowsOf(to).some((each) => each.assessment_id === row.assessment_id && each.subject_tenant_id === asker.id);
  const wider = (row: Row) =>
    (name === 'evidence_submission_assessed' && isOfAsker(row)) ||
    (['topic_suggestion', 'handover'].includes(to) && row.to_tenant_id === asker.id) ||
    (name === 'topic_suggestion_call' && [asker.cityId, asker.countyId].includes(row.tenant_id as number));
  const hidden = rowsOf(to).filter((row) => !sees(asker, to, row) && !wider(row));
  return [...new Map(hidden.map((row) => [row.tenant_id, row])).values()];
}

/** The row under another id, referring to `target`, but still its own body's. */
function pointing(row: Row, { columns, targets }: Reference, target: Row): Row {
  const pairs = columns.map((column, at) => [column, target[targets[at]]] as const);
  return { ...row, id: uuidv7(), ...Object.fromEntries(pairs.filter(([column]) => !scope.includes(column))) };
}

test('a row never leaves the scope of its body', async () => {
  const [{ counties, office }] = networks;
  const codes = new Set<string>();
  await atTheDoor(office.get(counties[0].id)!, async (door) => {
    for (const { name } of withTenants()) {
      for (const column of scope) {
        const moving = `update ${name} set ${column} = ${counties[1].id} where tenant_id = ${counties[0].id}`;
        codes.add([name, column, countOf(await door(moving))].join(' '));
      }
    }
  });
  // Keys of sent mutations have neither county nor parent, and their city is only where they are kept.
  const left = [...codes].filter((code) => !/ (42501|23503|23514)$/.test(code));
  expect(left).toEqual([
    'client_mutation city_id 1',
    'client_mutation county_id 42703',
    'client_mutation parent_id 42703',
  ]);
});

test('the API empties, copies, makes, changes and becomes nothing', async () => {
  const [{ counties, office }] = networks;
  const wrong: unknown[] = [];
  for (const who of [...levelRoles, 'api_auth' as const, office.get(counties[0].id)!]) {
    await atTheDoor(who, async (door) => {
      const others = [...levelRoles, 'api_auth', 'app_owner'].filter((role) => role !== roleOf(who));
      for (const statement of [...forbiddenActs(), ...others.map((role) => `set role ${role}`)]) {
        const outcome = await door(statement);
        if (outcome !== refused) wrong.push([roleOf(who), statement, outcome]);
      }
    });
  }
  expect(wrong).toEqual([]);
});

function forbiddenActs(): string[] {
  const ofTables = tables.flatMap(({ name }) => [
    `truncate ${name}`,
    `alter table ${name} disable row level security`,
    `create policy open on ${name} using (true)`,
    `drop table ${name}`,
    `create trigger t before update on ${name} execute function keep_body_name()`,
  ]);
  return [
    ...ofTables,
    "copy plan to '/tmp/plan'",
    "copy plan from '/tmp/plan'",
    "copy plan to program 'true'",
    'set session authorization app_owner',
    'set session_replication_role = replica',
    'create table made (id int)',
    'create temporary table made (id int)',
    'create schema made',
    'create extension dblink',
    'create role made',
    'alter role app_owner nologin',
    'grant api_city to api_county',
    'select keep_body_name()',
    "select pg_read_file('postgresql.conf')",
    "select lo_import('/etc/passwd')",
    'select * from pg_authid',
    'select * from pg_statistic',
  ];
}

test('what was set for a transaction ends with it, however it ends', async () => {
  const [{ counties, office }] = networks;
  const { body, personId } = office.get(counties[0].id)!;
  const client = await site.database.connect('api_county');
  try {
    for (const end of ['commit', 'rollback']) {
      await client.query('begin');
      await client.query('select set_context($1, $2, $3, $4)', [body.id, body.cityId, body.countyId, personId]);
      expect((await client.query('select 1 from plan /* any city_id */')).rowCount).toBeGreaterThan(0);
      await client.query(end);
      const { rows } = await client.query<Row>({ text: `select current_setting('app.viewer', true) as left` });
      expect(rows[0].left).toBe('');
      for (const { name } of withTenants()) {
        expect([name, (await client.query(`select 1 from ${name} /* any city_id */`)).rowCount]).toEqual([name, 0]);
      }
    }
  } finally {
    client.release();
  }
});

test('row security cannot be left out, and the statistics of hidden rows are not to be had', async () => {
  const [{ counties, office }] = networks;
  await owner.query('analyze plan');
  await atTheDoor(office.get(counties[0].id)!, async (door) => {
    const statistics = "select 1 from pg_stats where schemaname = 'public' and tablename <> 'migration'";
    expect(countOf(await door(statistics))).toBe(0);
    expect(
      countOf(
        await door("select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'v', 'm')"),
      ),
    ).toBe(0);
    await door('select 1');
  });
  const client = await site.database.connect('api_county');
  try {
    await client.query('begin');
    await client.query('set local row_security = off');
    await expect(client.query('select 1 from plan /* any city_id */')).rejects.toMatchObject({ code: refused });
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('the door reads who people are and what they sign in with, and nothing of what they do', async () => {
  const readable = [
    'account',
    'body',
    'identity',
    'migration',
    'person',
    'seat',
    'seat_invitation',
    ...doorOnly,
  ].sort();
  await atTheDoor('api_auth', async (door) => {
    const outcomes = await inTurn(
      tables,
      async ({ name }) => [name, await door(`select count(*) from ${name}`)] as const,
    );
    expect(
      outcomes
        .filter(([, outcome]) => outcome !== refused)
        .map(([name]) => name)
        .sort(),
    ).toEqual(readable);
    expect(await door('select set_context(1, 1, 1, null)')).toBe(refused);
  });
  const { rows } = await owner.query<Row>(
    `select table_name || ' ' || privilege_type as right from information_schema.role_table_grants
     where grantee = 'api_auth' and privilege_type <> 'SELECT' and table_schema = 'public' order by 1`,
  );
  expect(rows.map(({ right }) => right)).toEqual([
    'seat INSERT',
    ...doorOnly.sort().flatMap((name) => ['DELETE', 'INSERT', 'UPDATE'].map((right) => `${name} ${right}`)),
  ]);
});

async function inTurn<T, R>(all: T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await act(one));
  return results;
}
