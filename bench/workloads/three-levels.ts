import { idOf, json, nodesOf, peerScope, scopeColumn, shown } from './workload.ts';
import type { PeerRead, RawRead, Workload } from './workload.ts';

// The items of a plan come as one text, their events within it.
const raw: RawRead = {
  text: (level) => `select t.id, t.title, array_to_string(array(
      select i.id || chr(31) || i.title || chr(31) || array_to_string(array(
          select '{"phase":"' || e.phase || '","happenedOn":"' || e.happened_on || '"}' from plan_item_event e
          where e.city_id = $1 and e.item_id = i.id order by e.happened_on, e.recorded_at, e.id limit 3), ',')
      from plan_item i where i.city_id = $1 and i.plan_id = t.id order by i.position, i.id limit 10), chr(30))
    from plan t where t.city_id = $1 and t.${scopeColumn(level)} = $2 order by t.year desc, t.id desc limit 20`,
  values: ({ viewer }) => [String(viewer.cityId), String(viewer.bodyId)],
  answer: (rows) => {
    let nodes = '';
    for (const [id, title, items] of rows) {
      nodes += `${nodes && ','}{"id":"${idOf('Plan', id!)}","title":${json(title)},"items":{"nodes":[${itemsOf(items!)}]}}`;
    }
    return `{"plans":{"nodes":[${nodes}]}}`;
  },
};

function itemsOf(text: string): string {
  let nodes = '';
  for (const item of text === '' ? [] : text.split('\x1e')) {
    const [id, title, events] = item.split('\x1f');
    nodes += `${nodes && ','}{"id":"${idOf('PlanItem', id)}","title":${json(title)},"progress":{"nodes":[${events}]}}`;
  }
  return nodes;
}

const peer: PeerRead = {
  ask: (at) => ({
    query: `query ThreeLevels($condition: PlanCondition!) {
      allPlans(first: 20, condition: $condition, orderBy: [YEAR_DESC, ROW_ID_DESC]) { nodes { rowId title
        items(first: 10, orderBy: [POSITION_ASC, ROW_ID_ASC]) { nodes { rowId title
          progress(first: 3, orderBy: [HAPPENED_ON_ASC, RECORDED_AT_ASC, ROW_ID_ASC]) { nodes { phase happenedOn } } } } } } }`,
    variables: { condition: peerScope(at) },
  }),
  data: ({ allPlans }) => ({
    plans: {
      nodes: nodesOf(allPlans).map((plan) => ({
        ...shown('Plan', plan),
        items: { nodes: nodesOf(plan.items).map((item) => shown('PlanItem', item)) },
      })),
    },
  }),
};

export const threeLevels: Workload = {
  name: 'three-levels',
  title: '20 plans, 10 items of each, 3 events of each',
  levels: ['CITY', 'COUNTY'],
  product: () => ({
    query: `query ThreeLevels { plans(scope: SUBTREE, first: 20) { nodes { id title
      items(first: 10) { nodes { id title progress(first: 3) { nodes { phase happenedOn } } } } } } }`,
    variables: {},
  }),
  raw,
  peer,
};
