import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import type { ApiRole } from '../../src/platform/database.js';
import { makeFullNetwork, type FullNetwork } from '../support/full-network.js';
import { askerOf, doorOnly, mayAdd, mayChange, sees, type Row } from '../support/oracle.js';
import { atTheDoor, countOf, refused, roleOf, type Door } from '../support/raw.js';
import { keyOfRow, storedReferences, storedRows, storedTables, type StoredTable } from '../support/stored-rows.js';
import { owner, personIn, Role } from '../support/world.js';

const levelRoles: ApiRole[] = ['api_city', 'api_county', 'api_town'];
let networks: FullNetwork[];
let tables: StoredTable[];
let stored: Map<string, Row[]>;
let viewers: Viewer[];

beforeAll(async () => {
  networks = await Promise.all([makeFullNetwork([2, 1]), makeFullNetwork([0])]);
  tables = await storedTables();
  const cities = networks.map(({ city }) => city.id);
  stored = new Map(await Promise.all(tables.map(async (table) => [table.name, await storedRows(table, cities)] as const)));
  viewers = networks.flatMap(({ bodies, office, member }) =>
    bodies.flatMap((body) => {
      const clerk = rowsOf('account').find((row) => row.tenant_id === body.id && row.name === 'clerk')!;
      const stored = { ...personIn(body, Role.OFFICE), personId: clerk.person_id as string };
      return [office.get(body.id)!, member.get(body.id)!, stored];
    }),
  );
}, 60_000);

const rowsOf = (table: string): Row[] => stored.get(table)!;
const withTenants = () => tables.filter(({ columns }) => columns.includes('tenant_id'));

test('every body of the networks has a row in every table', () => {
  const missing = withTenants().flatMap(({ name }) =>
    networks
      .flatMap(({ bodies }) => bodies)
      .filter((body) => !rowsOf(name).some((row) => row.tenant_id === body.id))
      .map(({ level }) => `${name} of a ${level}`),
  );
  expect([...new Set(missing)].sort()).toEqual(['term of a TOWNSHIP', 'term_session of a TOWNSHIP']);
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

test('without a body that asks there is nothing, neither at first nor after the transaction of somebody', async () => {
  for (const role of levelRoles) {
    await atTheDoor(role, async (door) => {
      const open = tables.filter(({ name }) => name !== 'migration' && !doorOnly.includes(name));
      for (const { name } of open) {
        expect([name, await door(`select count(*)::int as n from ${name}`)]).toEqual([name, { rows: [{ n: 0 }], count: 1 }]);
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
        for (const row of oneOfEachBody(table)) {
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

const oneOfEachBody = ({ name }: StoredTable): Row[] => [
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
        for (const row of oneOfEachBody({ name }).filter((each) => !mayChange(askerOf(viewer), name, each))) {
          const place = `where city_id = ${String(row.city_id)} and tenant_id = ${String(row.tenant_id)}`;
          for (const act of [`update ${name} set ${column} = ${column} ${place}`, `delete from ${name} ${place}`]) {
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
});

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

/** Whoever may enter people may name any of them: a person is nobody's row, and his id is known to his own body only. */
const toPeople = ['account_person', 'seat_person'];

test('no row refers to a row of another body, and trying tells nothing of what is there', async () => {
  const wrong: unknown[] = [];
  const reached = new Set<string>();
  const scope = ['city_id', 'county_id', 'parent_id', 'tenant_id'];
  const references = (await storedReferences()).filter(
    ({ name, from, columns }) =>
      !toPeople.includes(name) && byName(from).columns.includes('tenant_id') && columns.some((column) => !scope.includes(column)),
  );
  for (const viewer of networks.flatMap(({ office }) => [...office.values()])) {
    await atTheDoor(viewer, async (door) => {
      for (const reference of references) {
        const { name, from, to, columns, targets } = reference;
        const own = rowsOf(from).find((row) => row.tenant_id === viewer.body.id);
        const hidden = rowsOf(to).filter((row) => !sees(askerOf(viewer), to, row));
        const victims = [...new Map(hidden.map((row) => [row.tenant_id, row])).values()];
        for (const victim of own ? victims : []) {
          const point = (target: Row) =>
            Object.fromEntries(columns.map((column, at) => [column, target[targets[at]]]).filter(([column]) => !scope.includes(column as string)));
          const there = await insert(door, byName(from), { ...own, id: uuidv7(), ...point(victim) });
          const missing = await insert(door, byName(from), { ...own, id: uuidv7(), ...point({ ...victim, id: uuidv7() }) });
          reached.add(name);
          if (there !== missing || typeof there === 'number') wrong.push([viewer.body.level, name, victim.tenant_id, there, missing]);
        }
      }
    });
  }
  console.log(JSON.stringify([...new Map(wrong.map((w: any) => [[w[0],w[1],w[3],w[4]].join(), w])).values()], null, 1));
  expect(wrong).toEqual([]);
  expect([...reached].sort()).toEqual(references.map(({ name }) => name).sort());
});

const byName = (name: string): StoredTable => tables.find((table) => table.name === name)!;
