import { getNamedType } from 'graphql';
import { globalId } from '../../../src/platform/graphql/node.js';
import type { Known } from './values.js';
import { now } from '../full-body.js';
import type { FullNetwork } from '../full-network.js';
import { hostileCosts } from '../hostile/costs.js';
import { documentedOperations } from '../hostile/documented.js';
import { hostileFloods } from '../hostile/floods.js';
import { hostileShapes } from '../hostile/shapes.js';
import { hostileTexts } from '../hostile/texts.js';
import { hostileVariables } from '../hostile/variables.js';
import type { Material } from './requests.js';
import { variablesOf } from '../samples.js';
import { documentOf, nodeTypes, operations, queries } from '../schema-walk.js';
import { storedRows, storedTables, tableOfType } from '../stored-rows.js';
import { ask, type Json } from '../world.js';

/** What would end the signing in, or the seats, of those who send the requests. */
const spared = [
  'signOut',
  'changePassword',
  'resetPassword',
  'disableAccount',
  'changeSeatRoles',
  'endSeat',
  'closeBody',
];

/** What requests are made of: everything that can be asked, with ids, codes and cursors of both networks. */
export async function materialOf(networks: FullNetwork[], tokens: string[]): Promise<Material> {
  const sent = operations.filter(({ name }) => !spared.includes(name));
  return {
    operations: sent,
    sources: [...sent.map(({ source }) => source), ...documentedOperations],
    hostile: [...hostileShapes, ...hostileFloods, ...hostileTexts, ...hostileCosts, ...hostileVariables],
    tokens,
    known: {
      ids: await idsOf(networks),
      codes: networks.flatMap(({ bodies }) => bodies.map(({ id }) => String(id))),
      cursors: await cursorsOf(networks[0]),
    },
  };
}

/** A few ids of each type out of each network. */
async function idsOf(networks: FullNetwork[]): Promise<Known['ids']> {
  const tables = await storedTables();
  const found = nodeTypes.flatMap((type) =>
    networks.map(async ({ city }) => {
      const table = tables.find(({ name }) => name === tableOfType(type));
      const rows = table ? await storedRows(table, [city.id]) : [];
      return rows.slice(0, 4).map(({ id }) => globalId(type, id as string));
    }),
  );
  return (await Promise.all(found)).flat();
}

async function cursorsOf({ city, office }: FullNetwork): Promise<Known['cursors']> {
  const lists = queries.filter(({ fields: [field] }) => getNamedType(field.type).name.endsWith('Connection'));
  const found = lists.map(async (list) => {
    const { data } = await ask(office.get(city.id)!, documentOf(list, '{ edges { cursor } }'), variablesOf(list), {
      now,
    });
    return (data[list.name].edges as Json[]).map(({ cursor }) => cursor as string);
  });
  return (await Promise.all(found)).flat();
}
