import { idOf, json, keyOf, nodesOf, peerScope, scopeColumn, shown } from './workload.ts';
import type { Data, PeerRead, Prepare, RawRead, Workload } from './workload.ts';

interface Page {
  planItems: { pageInfo: { endCursor: string }; nodes: { id: string; dueOn: string }[] };
}

/** A place half-way down the list of everything, as the product names it. */
async function place({ rows, viewer, data }: Prepare): Promise<{ cursor: string; dueOn: string; key: string }> {
  const below = `from plan_item where city_id = $1 and ${scopeColumn(viewer.level)} = $2`;
  const [{ day }] = await rows<{ day: string }>(
    `select due_on::text as day ${below} order by due_on limit 1 offset (select count(*) / 2 ${below})`,
    [viewer.cityId, viewer.bodyId],
  );
  const { planItems } = await data<Page>('product', {
    query: `query Place($day: LocalDate!) { planItems(scope: SUBTREE, dueFrom: $day, first: 1) {
      pageInfo { endCursor } nodes { id dueOn } } }`,
    variables: { day },
  });
  const [{ id, dueOn }] = planItems.nodes;
  return { cursor: planItems.pageInfo.endCursor, dueOn, key: keyOf(id) };
}

const raw: RawRead = {
  text: (level) => `select t.id, t.title, t.form, t.state, t.due_on from plan_item t
    where t.city_id = $1 and t.${scopeColumn(level)} = $2 and (t.due_on, t.id) > ($3::date, $4::uuid)
    order by t.due_on, t.id limit 51`,
  values: async (at) => {
    const { dueOn, key } = await place(at);
    return [String(at.viewer.cityId), String(at.viewer.bodyId), dueOn, key];
  },
  answer: (rows) => {
    let nodes = '';
    const shownRows = rows.slice(0, 50);
    for (const [id, title, form, state, dueOn] of shownRows) {
      nodes += `${nodes && ','}{"id":"${idOf('PlanItem', id!)}","title":${json(title)},"form":"${form}",`;
      nodes += `"state":"${state}","dueOn":"${dueOn}"}`;
    }
    const [id, , , , dueOn] = shownRows.at(-1)!;
    const end = Buffer.from(`["due","${dueOn}","${id}"]`).toString('base64url');
    return `{"planItems":{"pageInfo":{"hasNextPage":${rows.length > 50},"endCursor":"${end}"},"nodes":[${nodes}]}}`;
  },
};

const peer: PeerRead = {
  ask: async (at) => {
    const { key } = await place(at);
    const scope = peerScope(at);
    const order = 'orderBy: [DUE_ON_ASC, ROW_ID_ASC]';
    const { allPlanItems } = await at.data<{ allPlanItems: { pageInfo: { endCursor: string } } }>('peer', {
      query: `query Place($at: PlanItemCondition!) {
        allPlanItems(first: 1, condition: $at, ${order}) { pageInfo { endCursor } } }`,
      variables: { at: { ...scope, rowId: key } },
    });
    return {
      query: `query DrillDown($condition: PlanItemCondition!, $after: Cursor!) {
        allPlanItems(first: 50, condition: $condition, after: $after, ${order}) {
          pageInfo { hasNextPage endCursor } nodes { rowId title form state dueOn } } }`,
      variables: { condition: scope, after: allPlanItems.pageInfo.endCursor },
    };
  },
  data: ({ allPlanItems }) => ({
    planItems: { ...(allPlanItems as Data), nodes: nodesOf(allPlanItems).map((item) => shown('PlanItem', item)) },
  }),
};

export const drillDown: Workload = {
  name: 'drill-down',
  title: '50 items after a cursor half-way down',
  levels: ['CITY', 'COUNTY'],
  product: async (at) => ({
    query: `query DrillDown($after: String!) { planItems(scope: SUBTREE, first: 50, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { id title form state dueOn } } }`,
    variables: { after: (await place(at)).cursor },
  }),
  raw,
  peer,
  // Each server has cursors of its own making.
  comparable: ({ planItems }) => {
    const { pageInfo, nodes } = planItems as { pageInfo: Data; nodes: Data[] };
    return { more: pageInfo.hasNextPage, nodes };
  },
};
