import { v7 as uuidv7 } from 'uuid';
import { hashOfPassword } from '../../src/account/index.js';
import type { Request, Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { identifyBy } from '../../src/sign-in/index.js';
import {
  ask,
  data,
  owner,
  personIn,
  site,
  type Answer,
  type AskOptions,
  type Json,
  type Role,
  type TestBody,
} from './world.js';

export const password = 'right-password';
const hash = hashOfPassword(password, 'password');

/** An account with its seat, as it is stored; `accountId` and `seatId` are opaque ids as clients send them. */
export interface StoredAccount {
  login: string;
  accountId: string;
  seatId: string;
  /** The same person as a viewer, without signing in. */
  viewer: Viewer;
}

/** An account of a body with a seat, written as the owner. */
export async function accountIn(body: TestBody, name: string, ...roles: Role[]): Promise<StoredAccount> {
  const viewer = { ...personIn(body, ...roles), personName: `${name}（${body.name}）` };
  const { accountId, personId, seatId, personName } = viewer;
  const place = [body.cityId, body.countyId, body.parentId, body.id];
  await owner.query('insert into person (id, name) values ($1, $2)', [personId, personName]);
  await owner.query(
    `insert into account (city_id, county_id, parent_id, tenant_id, reach, id, person_id, person_name, name, state, founding,
       password_hash, password_version, control_version, created_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, 'ACTIVE', false, $9, 1, 1, now())`,
    [...place, accountId, personId, personName, name, await hash],
  );
  await owner.query(
    `insert into seat (city_id, county_id, parent_id, tenant_id, reach, id, account_id, person_id, person_name, roles, state,
       founding, started_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, 'HELD', false, now())`,
    [...place, seatId, accountId, personId, personName, roles],
  );
  return {
    login: `${name}.${body.id}`,
    accountId: globalId('Account', accountId),
    seatId: globalId('Seat', seatId),
    viewer,
  };
}

/** A second seat of the same person, in another body, as if taken by invitation now. */
export async function alsoSeatedIn(body: TestBody, { viewer }: StoredAccount, ...roles: Role[]): Promise<string> {
  const id = uuidv7();
  await owner.query(
    `insert into seat (city_id, county_id, parent_id, tenant_id, reach, id, held_by_city_id, held_by_account_id,
       control_version, person_id, person_name, roles, state, founding, started_at)
     select $1, $2, $3, $4, 0, $5, city_id, id, control_version, person_id, $6, $7, 'HELD', false, now()
     from account where city_id = $8 and id = $9`,
    [
      ...[body.cityId, body.countyId, body.parentId, body.id, id],
      ...[viewer.personName, roles, viewer.body.cityId, viewer.accountId],
    ],
  );
  return globalId('Seat', id);
}

export const signInDocument = 'mutation ($input: SignInInput!) { signIn(input: $input) { token expiresAt } }';

/** An attempt to sign in, from an address of its own: else the failures of all tests would lock the one they share. */
export const attempt = (login: string, secret: string, options: AskOptions = {}): Promise<Answer> =>
  ask(null, signInDocument, { input: { account: login, password: secret } }, { address: uuidv7(), ...options });

/** A token of somebody who signs in with the right password. */
export const tokenOf = async ({ login }: StoredAccount, body?: TestBody, options: AskOptions = {}): Promise<string> => {
  const input = { account: login, password, ...(body && { body: String(body.id) }) };
  return (await data(null, signInDocument, { input }, { address: uuidv7(), ...options })).signIn.token;
};

/** What the server would know of a request with this token. */
export const callerWith = (
  token: string,
  body?: string,
  now = new Date(),
): Promise<Pick<Request, 'viewer' | 'refusal'>> =>
  identifyBy(site.database, () => now)({ authorization: `Bearer ${token}`, body });

/** 'OK', or the code of the error that every operation with this token would get. */
export const codeWith = async (token: string, body?: string, now = new Date()): Promise<string> => {
  const { viewer, refusal } = await callerWith(token, body, now);
  return viewer ? 'OK' : (refusal?.code ?? 'nobody');
};

/** The viewer that a token stands for. */
export async function viewerWith(token: string, body?: string): Promise<Viewer> {
  const { viewer, refusal } = await callerWith(token, body);
  if (!viewer) throw new Error(`the token is refused: ${refusal?.code}`);
  return viewer;
}

/** All rows about the accounts of a body, for comparing before and after. */
export async function storedAccounts(body: TestBody): Promise<Json> {
  const tables = ['account', 'seat', 'identity', 'seat_invitation'];
  const rows = tables.map(async (table) => {
    const found = await owner.query(`select * from ${table} where city_id = $1 and tenant_id = $2 order by id`, [
      body.cityId,
      body.id,
    ]);
    return found.rows;
  });
  return JSON.parse(JSON.stringify(await Promise.all(rows)));
}
