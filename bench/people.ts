import type pg from 'pg';
import { ask } from './ask.ts';
import type { Loaded } from './network.ts';
import type { Server } from './servers/server.ts';
import type { Level, Viewer } from './workloads/workload.ts';

const signIn = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { token } }`;

/** Signs an account in at the product, and looks up what the others are told about it. */
export async function viewerOf(
  { login, password }: { login: string; password: string },
  product: Server,
  owner: pg.Pool,
): Promise<Viewer> {
  const answer = await ask<{ signIn: { token: string } }>(product, null, {
    query: signIn,
    variables: { input: { account: login, password } },
  });
  const [name, code] = login.split('.');
  const { rows } = await owner.query<
    Record<'bodyId' | 'cityId' | 'countyId', string> & Pick<Viewer, 'level' | 'personId'>
  >(
    `select b.id as "bodyId", b.city_id as "cityId", b.county_id as "countyId", b.level, a.person_id as "personId"
     from body b join account a on a.city_id = b.city_id and a.tenant_id = b.id where b.id = $1 and a.name = $2`,
    [code, name],
  );
  const [{ bodyId, cityId, countyId, level, personId }] = rows;
  const codes = { bodyId: Number(bodyId), cityId: Number(cityId), countyId: Number(countyId) };
  return { ...codes, level, personId, token: answer.signIn.token };
}

export async function viewersOf({ accounts }: Loaded, product: Server, owner: pg.Pool): Promise<Record<Level, Viewer>> {
  return {
    CITY: await viewerOf(accounts.city, product, owner),
    COUNTY: await viewerOf(accounts.county, product, owner),
    TOWNSHIP: await viewerOf(accounts.township, product, owner),
  };
}
