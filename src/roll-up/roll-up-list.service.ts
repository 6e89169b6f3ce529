import { type RequestContext, today } from '../platform/context.js';
import { cursorOf, windowOf, type Connection, type PageArgs } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import type { Table } from '../platform/read/table.js';
import { overdueOn } from './plan-figures.entity.js';
import type { PlanRollUp } from './plan-roll-up.entity.js';
import { planDay, type Milestone } from './reporting.service.js';
import { type RollUpOrder } from './roll-up.inputs.js';
import { sourceOf } from './roll-up.loaders.js';

interface Sorting {
  order: Order;
  /** Type of the sort key, as the cursors are checked by. */
  type: string;
  key: (rollUp: PlanRollUp, context: RequestContext) => Promise<string | number> | string | number;
}

const by = (name: string, descending: boolean): Order => ({ name, by: ['key'], descending });
const subtreeOf = async ({ bodyId, year }: PlanRollUp, context: RequestContext) =>
  (await sourceOf(context).figures(bodyId, year)).SUBTREE;
/** What has no day yet comes after all that has. */
const dayOf = (milestone: Milestone) => async (rollUp: PlanRollUp, context: RequestContext) =>
  (await planDay(milestone, rollUp, context)).on ?? '9999-12-31';

const sortings: Record<RollUpOrder, Sorting> = {
  CODE: { order: by('code', false), type: 'bigint', key: ({ bodyId }) => bodyId },
  NAME: { order: by('name', false), type: 'text', key: ({ scope }) => scope.name },
  ITEMS_DESC: { order: by('items', true), type: 'int', key: async (...at) => (await subtreeOf(...at)).of('items') },
  DONE_DESC: { order: by('done', true), type: 'int', key: async (...at) => (await subtreeOf(...at)).of('state:DONE') },
  OVERDUE_DESC: {
    order: by('overdue', true),
    type: 'int',
    key: async (rollUp, context) => overdueOn(today(context), await subtreeOf(rollUp, context)),
  },
  REPORTED_ON: { order: by('reported', false), type: 'date', key: dayOf('reported') },
  ISSUED_ON: { order: by('issued', false), type: 'date', key: dayOf('issued') },
};

interface Row {
  key: string | number;
  id: number;
  node: PlanRollUp;
}

/** A page of roll-ups. They are few (the bodies below one body), and their figures are kept: sorting needs no database. */
export async function pageOfRollUps(
  rollUps: readonly PlanRollUp[],
  orderBy: RollUpOrder,
  page: PageArgs,
  context: RequestContext,
): Promise<Connection<PlanRollUp>> {
  const { order, type, key } = sortings[orderBy];
  const { size, backwards, after, before } = windowOf(page, order, keyTable(type));
  const rows: Row[] = await Promise.all(
    rollUps.map(async (node) => ({ key: await key(node, context), id: node.bodyId, node })),
  );
  const direction = order.descending ? -1 : 1;
  const compare = (a: Pick<Row, 'key' | 'id'>, b: Pick<Row, 'key' | 'id'>) =>
    direction * (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1);
  const [first, last] = [after, before].map((place) => place && ({ key: place[0], id: place[1] } as Row));
  const inside = rows
    .filter((row) => (!first || compare(row, first) > 0) && (!last || compare(row, last) < 0))
    .sort(compare);
  const shown = backwards ? inside.slice(-size) : inside.slice(0, size);
  const more = inside.length > shown.length;
  const edges = shown.map(({ node, ...place }) => ({ node, cursor: cursorOf(place, order) }));
  return {
    edges,
    nodes: shown.map(({ node }) => node),
    pageInfo: {
      hasNextPage: backwards ? last !== undefined : more,
      hasPreviousPage: backwards ? more : first !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: rows.length,
  };
}

/** The sort key as if it were a table's: what a cursor's values are checked against. */
const keyTable = (type: string): Pick<Table, 'columnType'> => ({
  columnType: (property) => (property === 'id' ? 'bigint' : type),
});
