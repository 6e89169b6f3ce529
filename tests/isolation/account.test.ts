import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { roleOfLevel, type ApiRole } from '../../src/platform/database/database.js';
import { accountIn, alsoSeatedIn, tokenOf, type StoredAccount } from '../support/accounts.js';
import { makeNetwork, personIn, Role, site, type Network, type TestBody } from '../support/world.js';

/** What a statement gives to the login role of the viewer's level, or its SQL state. Nothing of it stays. */
async function raw(who: Viewer | ApiRole, text: string, values: unknown[] = []): Promise<unknown[] | string> {
  const role = typeof who === 'string' ? who : roleOfLevel[who.body.level];
  const client = await site.database.connect(role);
  try {
    await client.query('begin');
    if (typeof who !== 'string') {
      const { id, cityId, countyId } = who.body;
      await client.query('select set_context($1, $2, $3, $4)', [id, cityId, countyId, who.personId]);
    }
    const { rows, rowCount } = await client.query(`${text} /* whatever the city_id */`, values);
    return rows.length > 0 ? rows : [rowCount];
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const forbidden = '42501';
const levelRoles: ApiRole[] = ['api_city', 'api_county', 'api_town'];

interface World extends Network {
  office: StoredAccount;
}

async function makeWorld(): Promise<World> {
  const network = await makeNetwork();
  return { ...network, office: await accountIn(network.counties[0], 'office', Role.OFFICE) };
}

const each = ({ city, counties, towns }: Network): [body: TestBody, viewer: Viewer][] =>
  [city, ...counties, ...towns.flat()].map((body) => [body, personIn(body, Role.ADMIN)]);

test('the hash of a password is read by no level role, not even by the own body', async () => {
  const { counties, office } = await makeWorld();
  const own = personIn(counties[0], Role.ADMIN);
  expect(await raw(own, 'select password_hash from account')).toBe(forbidden);
  expect(await raw(own, 'select * from account')).toBe(forbidden);
  expect(await raw(own, 'select id from account where password_hash is not null')).toBe(forbidden);
  expect(await raw(own, "update account set state = state where password_hash like '$argon2id%'")).toBe(forbidden);
  expect(await raw(own, "update account set state = 'DISABLED' returning password_hash")).toBe(forbidden);
  expect(await raw(own, 'select id from account')).toEqual([{ id: office.viewer.accountId }]);
});

test('sessions and attempts are known to the door only', async () => {
  const { office } = await makeWorld();
  await tokenOf(office);
  for (const role of levelRoles) {
    for (const table of ['sign_in_session', 'sign_in_attempt']) {
      for (const statement of [`select 1 from ${table}`, `delete from ${table}`, `update ${table} set failures = 0`]) {
        expect([
          statement,
          await raw(
            role,
            statement.replace(/failures = 0/, table === 'sign_in_session' ? 'ended_at = null' : 'failures = 0'),
          ),
        ]).toEqual([statement, forbidden]);
      }
    }
  }
  expect(await raw('api_auth', 'select count(*) > 0 as some from sign_in_session')).toEqual([{ some: true }]);
});

test('accounts, seats, identities and invitations are seen by their own body only', async () => {
  const world = await makeWorld();
  const { accountId, personId } = world.office.viewer;
  for (const [body, viewer] of each(world)) {
    const seen = body === world.counties[0] ? 1 : 0;
    for (const table of ['account', 'seat']) {
      const count = await raw(viewer, `select count(*)::int as n from ${table}`);
      expect([body.name, table, count]).toEqual([body.name, table, [{ n: seen }]]);
    }
    expect(await raw(viewer, "update account set state = 'DISABLED' where id = $1", [accountId])).toEqual([seen]);
    expect(
      await raw(viewer, "update seat set state = 'ENDED', ended_at = now() where person_id = $1", [personId]),
    ).toEqual([seen]);
  }
});

test('without a body that asks there is nothing', async () => {
  await makeWorld();
  for (const role of levelRoles) {
    for (const table of ['account', 'seat', 'identity', 'seat_invitation', 'person']) {
      expect(await raw(role, `select count(*)::int as n from ${table}`)).toEqual([{ n: 0 }]);
    }
  }
});

test('a person is seen by himself only, and by nobody changed', async () => {
  const { office, counties } = await makeWorld();
  const person = 'select name from person where id = $1';
  expect(await raw(office.viewer, person, [office.viewer.personId])).toEqual([{ name: office.viewer.personName }]);
  expect(await raw(personIn(counties[0], Role.ADMIN), person, [office.viewer.personId])).toEqual([0]);
  for (const role of [...levelRoles, 'api_auth' as const]) {
    expect(await raw(role, "update person set name = 'x'")).toBe(forbidden);
    expect(await raw(role, 'delete from person')).toBe(forbidden);
  }
});

test('a seat that a person holds elsewhere is not seen from the body he acts for', async () => {
  const { city, office } = await makeWorld();
  await alsoSeatedIn(city, office, Role.MEMBER);
  expect(await raw(office.viewer, 'select tenant_id as body from seat')).toEqual([{ body: office.viewer.body.id }]);
});

const accountRow = `insert into account (city_id, county_id, parent_id, tenant_id, reach, id, person_id, person_name, name, state,
  founding, password_version, control_version, created_at)
  values ($1, $2, $3, $4, 0, $5, $6, 'x', $7, 'ACTIVE', $8, 1, 1, now())`;
const insertAccount = (who: Viewer, body: TestBody, founding: boolean, personId: string) =>
  raw(who, accountRow, [body.cityId, body.countyId, body.parentId, body.id, uuidv7(), personId, 'made', founding]);

test('a founding account is inserted by the body directly above, any other by the own body only', async () => {
  const world = await makeWorld();
  const { city, counties, towns, office } = world;
  const { personId } = office.viewer;
  const target = counties[1];
  for (const [body, viewer] of each(world)) {
    const own = body === target;
    expect([body.name, await insertAccount(viewer, target, false, personId)]).toEqual([
      body.name,
      own ? [1] : forbidden,
    ]);
    const founds = own || body === city;
    expect([body.name, await insertAccount(viewer, target, true, personId)]).toEqual([
      body.name,
      founds ? [1] : forbidden,
    ]);
  }
  expect(await insertAccount(personIn(city, Role.ADMIN), towns[0][0], true, personId)).toBe(forbidden);
});

test('an account with the scope of another body is refused', async () => {
  const { city, counties, office } = await makeWorld();
  const wrong = { ...counties[1], countyId: counties[0].id };
  expect(await insertAccount(personIn(counties[1], Role.ADMIN), wrong, false, office.viewer.personId)).toBe('23503');
  const moved = { ...counties[1], parentId: counties[0].id };
  expect(await insertAccount(personIn(city, Role.ADMIN), moved, true, office.viewer.personId)).toBe(forbidden);
});

test("a seat cannot name another body's account, nor a founding seat none", async () => {
  const { city, counties, office } = await makeWorld();
  const seatRow = `insert into seat (city_id, county_id, parent_id, tenant_id, reach, id, account_id, person_id, founding,
    held_by_city_id, held_by_account_id, control_version, person_name, roles, state, started_at)
    values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, 'x', '{ADMIN}', 'HELD', now())`;
  const { cityId, countyId, parentId, id } = counties[1];
  const { personId, accountId: held } = office.viewer;
  const seat = (who: Viewer, accountId: string | null, founding: boolean, holder: unknown[] = [null, null, null]) =>
    raw(who, seatRow, [cityId, countyId, parentId, id, uuidv7(), accountId, personId, founding, ...holder]);
  expect(await seat(personIn(counties[1], Role.ADMIN), office.viewer.accountId, false)).toBe('23503');
  expect(await seat(personIn(city, Role.ADMIN), null, true, [cityId, held, 1])).toBe('23514');
  expect(await seat(personIn(city, Role.ADMIN), null, false, [cityId, held, 1])).toBe(forbidden);
  expect(await seat(personIn(counties[1], Role.ADMIN), null, false, [cityId, held, 1])).toEqual([1]);
  for (const holder of [
    [null, null, null],
    [cityId, held, null],
    [null, held, 1],
    [cityId, null, 1],
  ]) {
    expect(await seat(personIn(counties[1], Role.ADMIN), null, false, holder)).toBe('23514');
  }
  expect(await seat(personIn(counties[1], Role.ADMIN), held, false, [cityId, held, 1])).toBe('23514');
});

test('accounts and seats are not deleted, and an account keeps its person and its name', async () => {
  const { counties, office } = await makeWorld();
  const own = personIn(counties[0], Role.ADMIN);
  for (const statement of [
    'delete from account',
    'delete from seat',
    'delete from seat_invitation',
    "update account set name = 'other'",
    'update account set person_id = id',
    'update account set founding = true',
    'update account set reach = 1',
    "update identity set subject = 'other'",
  ]) {
    expect([statement, await raw(own, statement)]).toEqual([statement, forbidden]);
  }
  expect(await raw(own, "update account set state = 'DISABLED' where id = $1", [office.viewer.accountId])).toEqual([1]);
});

test('the door changes passwords, begins seats that found nothing, ends seats, and accepts invitations; nothing more', async () => {
  const { counties, office } = await makeWorld();
  for (const statement of [
    "update account set state = 'ACTIVE'",
    "update account set name = 'other'",
    'update account set control_version = 1',
    'delete from account',
    "update seat set roles = '{ADMIN}'",
    'update seat set control_version = 2',
    'update seat set held_by_account_id = account_id',
    'delete from seat',
    'insert into identity select * from identity',
    'insert into seat_invitation select * from seat_invitation',
    "update seat_invitation set roles = '{ADMIN}'",
    "update body set name = 'x'",
    'select 1 from plan',
    'select set_context(1, 1, 1, null)',
  ]) {
    expect([statement, await raw('api_auth', statement)]).toEqual([statement, forbidden]);
  }
  const { cityId, countyId, parentId, id } = counties[0];
  const founding = await raw(
    'api_auth',
    `insert into seat (city_id, county_id, parent_id, tenant_id, reach, id, account_id, person_id, person_name, roles, state,
       founding, started_at) values ($1, $2, $3, $4, 0, $5, $6, $7, 'x', '{ADMIN}', 'HELD', true, now())`,
    [cityId, countyId, parentId, id, uuidv7(), office.viewer.accountId, office.viewer.personId],
  );
  expect(founding).toBe(forbidden);
});
