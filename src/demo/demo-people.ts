import type pg from 'pg';
import { v5 as uuidv5 } from 'uuid';
import { hashOfPassword } from '../account/index.js';
import { type Level, Role, type ScopedBody, type Viewer } from '../platform/context.js';

export const demoPassword = 'anqing-demo';

const committee = [Role.ADMIN, Role.CHAIR, Role.OFFICE, Role.COMMITTEE, Role.MEMBER, Role.HANDLER, Role.AUDITOR];
const rolesAt: Record<Level, Role[]> = {
  CITY: committee,
  COUNTY: committee,
  TOWNSHIP: [Role.ADMIN, Role.LIAISON, Role.OFFICE, Role.MEMBER],
};

const surnames = [...'程方柏储席茅韦祁岑温路骆向宣卞冉蔺庞'];
const given = [
  '砚洲',
  '既白',
  '静姝',
  '牧云',
  '鹤鸣',
  '南星',
  '知微',
  '望舒',
  '清越',
  '怀瑾',
  '景行',
  '若谷',
  '听澜',
  '云舟',
];
const space = '6f8a3f0e-5a3b-4c1e-9a55-1f4d4f6f2b11';

/** The people of the demonstration: one seat per role and body, all synthetic, always the same. */
export async function enterPeople(client: pg.Client, bodies: readonly ScopedBody[]): Promise<Map<string, Viewer>> {
  const people = bodies.flatMap((body) => rolesAt[body.level].map((role) => personOf(body, role)));
  const passwordHash = await hashOfPassword(demoPassword, 'password');
  await insert(
    client,
    'person',
    people.map(({ personId, personName }) => ({ id: personId, name: personName })),
  );
  await insert(
    client,
    'account',
    people.map((viewer) => accountOf(viewer, passwordHash)),
  );
  await insert(client, 'seat', people.map(seatOf));
  return new Map(people.map((viewer) => [`${viewer.roles[0]} ${viewer.body.id}`, viewer]));
}

const since = '2024-12-01';
/** The administrator of each body is the one its parent could otherwise still found. */
const founding = ({ roles }: Viewer): boolean => roles[0] === Role.ADMIN;

const scopeOf = ({ body }: Viewer) => ({
  city_id: body.cityId,
  county_id: body.countyId,
  parent_id: body.parentId,
  tenant_id: body.id,
  reach: 0,
});

const accountOf = (viewer: Viewer, passwordHash: string) => ({
  ...scopeOf(viewer),
  id: viewer.accountId,
  person_id: viewer.personId,
  person_name: viewer.personName,
  name: viewer.roles[0].toLowerCase(),
  state: 'ACTIVE',
  founding: founding(viewer),
  password_hash: passwordHash,
  password_version: 1,
  control_version: 1,
  created_at: since,
});

const seatOf = (viewer: Viewer) => ({
  ...scopeOf(viewer),
  id: viewer.seatId,
  account_id: viewer.accountId,
  person_id: viewer.personId,
  person_name: viewer.personName,
  roles: viewer.roles,
  state: 'HELD',
  founding: founding(viewer),
  started_at: since,
});

function personOf(body: ScopedBody, role: Role): Viewer {
  const id = (kind: string) => uuidv5(`${kind} ${role} ${body.id}`, space);
  const turn = Number.parseInt(id('person').slice(0, 8), 16);
  const personName = `${surnames[turn % surnames.length]}${given[Math.floor(turn / 32) % given.length]}`;
  const seat = { id: id('seat'), roles: [role], body };
  return {
    accountId: id('account'),
    personId: id('person'),
    seatId: seat.id,
    personName,
    roles: [role],
    body,
    seats: [seat],
  };
}

/** Inserts all rows, which have the same columns, in statements of at most 500. */
async function insert(client: pg.Client, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0]);
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    const places = part.map(
      (_, at) => `(${columns.map((_column, place) => `$${at * columns.length + place + 1}`).join(', ')})`,
    );
    const values = part.flatMap((row) => columns.map((column) => row[column]));
    await client.query(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, values);
  }
}
