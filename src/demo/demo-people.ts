import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { v5 as uuidv5 } from 'uuid';
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
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const people = bodies.flatMap((body) => rolesAt[body.level].map((role) => personOf(body, role)));
  await insert(
    client,
    'person',
    ['id', 'name'],
    people.map(({ personId, personName }) => [personId, personName]),
  );
  const scope = ['city_id', 'id', 'county_id', 'parent_id', 'tenant_id', 'reach', 'person_id', 'person_name'];
  const scoped = (viewer: Viewer, id: string) => {
    const { body, personId, personName } = viewer;
    return [body.cityId, id, body.countyId, body.parentId, body.id, 0, personId, personName];
  };
  await insert(
    client,
    'account',
    [...scope, 'name', 'state', 'founding', 'password_hash', 'password_version', 'created_at'],
    people.map((viewer) => {
      const [role] = viewer.roles;
      const founding = role === Role.ADMIN;
      return [
        ...scoped(viewer, viewer.accountId),
        role.toLowerCase(),
        'ACTIVE',
        founding,
        passwordHash,
        1,
        '2024-12-01',
      ];
    }),
  );
  await insert(
    client,
    'seat',
    [...scope, 'account_id', 'roles', 'state', 'founding', 'started_at'],
    people.map((viewer) => {
      const founding = viewer.roles[0] === Role.ADMIN;
      return [...scoped(viewer, viewer.seatId), viewer.accountId, viewer.roles, 'HELD', founding, '2024-12-01'];
    }),
  );
  return new Map(people.map((viewer) => [`${viewer.roles[0]} ${viewer.body.id}`, viewer]));
}

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

/** Inserts all rows in statements of at most 500. */
export async function insert(client: pg.Client, table: string, columns: string[], rows: unknown[][]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    const places = part.map(
      (row, at) => `(${row.map((_, column) => `$${at * columns.length + column + 1}`).join(', ')})`,
    );
    await client.query(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, part.flat());
  }
}
