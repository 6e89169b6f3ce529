import { randomUUID } from 'node:crypto';
import { dataOf, requestOf } from '../ask.ts';
import type { Network } from '../network.ts';
import { viewerOf } from '../people.ts';
import type { Server } from '../servers/server.ts';
import { mutation, type Act } from '../workloads/chain.ts';
import type { Viewer } from '../workloads/workload.ts';
import type { Client } from './client.ts';

/** Offices of counties, each of which plans years of its own. */
export async function countyOffices(how: number, product: Server, { loaded, owner }: Network): Promise<Viewer[]> {
  const { login, password } = loaded.accounts.city;
  const { rows } = await owner.query<{ id: string }>(
    `select b.id from body b join account a on a.city_id = b.city_id and a.tenant_id = b.id and a.name = 'office'
     where b.city_id = $1 and b.level = 'COUNTY'
       and exists (select from gate_template g where g.city_id = b.city_id and g.tenant_id = b.id)
     order by b.id limit $2`,
    [login.split('.')[1], how],
  );
  const viewers: Viewer[] = [];
  for (const { id } of rows) viewers.push(await viewerOf({ login: `office.${id}`, password }, product, owner));
  if (viewers.length === 0) throw new Error('no county can plan');
  return viewers;
}

/** The years that nobody has planned. */
export async function freeYears({ owner }: Network): Promise<number[]> {
  const { rows } = await owner.query<{ last: number }>('select max(year) as last from plan');
  return Array.from({ length: 2100 - rows[0].last }, (_, at) => rows[0].last + 1 + at);
}

/** Acts of a viewer over one connection; `done` is told how long each took. */
export const actor =
  (client: Client, viewer: Viewer, done: (milliseconds: number) => void): Act =>
  async (name, input, selection) => {
    const request = requestOf(
      'product',
      viewer,
      mutation(name, { ...input, clientMutationId: `bench-${randomUUID()}` }, selection),
    );
    const { body, milliseconds } = await client.send(request);
    done(milliseconds);
    return dataOf(body)[name] as Awaited<ReturnType<Act>>;
  };

/** Takes away what was planned in these years, so that they can be planned again. */
export async function forget(years: readonly number[], { owner }: Network): Promise<void> {
  const [from] = years;
  const plans = 'select id from plan where year >= $1';
  for (const text of [
    `delete from plan_change where edition_id in (select id from plan_edition where plan_id in (${plans}))`,
    `delete from plan_edition where plan_id in (${plans})`,
    'delete from plan where year >= $1',
  ]) {
    await owner.query(text, [from]);
  }
  await owner.query(`delete from client_mutation where key like 'bench-%'`);
}
