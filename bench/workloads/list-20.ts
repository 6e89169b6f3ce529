import { everyLevel, idOf, json, nodesOf, peerScope, scopeColumn, shown } from './workload.ts';
import type { PeerRead, RawRead, Workload } from './workload.ts';

const query = `query List20 {
  plans(scope: SUBTREE, first: 20) {
    nodes { id title state year issuedOn body { name } items(first: 3) { nodes { id title form state } } }
  }
}`;

// The items of a plan come as one text: cheaper than JSON made by PostgreSQL, and than rows beside their plan.
const raw: RawRead = {
  text: (level) => `select t.id, t.title, t.state, t.year, t.issued_on,
      (select b.name from body_name b where b.id = t.tenant_id),
      array_to_string(array(select i.id || chr(31) || i.form || chr(31) || i.state || chr(31) || i.title
        from plan_item i where i.city_id = $1 and i.plan_id = t.id order by i.position, i.id limit 3), chr(30))
    from plan t where t.city_id = $1 and t.${scopeColumn(level)} = $2 order by t.year desc, t.id desc limit 20`,
  values: ({ viewer }) => [String(viewer.cityId), String(viewer.bodyId)],
  answer: (rows) => {
    let nodes = '';
    for (const [id, title, state, year, issuedOn, body, items] of rows) {
      nodes += `${nodes && ','}{"id":"${idOf('Plan', id!)}","title":${json(title)},"state":"${state}","year":${year},`;
      nodes += `"issuedOn":${json(issuedOn)},"body":{"name":${json(body)}},"items":{"nodes":[${itemsOf(items!)}]}}`;
    }
    return `{"plans":{"nodes":[${nodes}]}}`;
  },
};

function itemsOf(text: string): string {
  let nodes = '';
  for (const item of text === '' ? [] : text.split('\x1e')) {
    const [id, form, state, title] = item.split('\x1f');
    nodes += `${nodes && ','}{"id":"${idOf('PlanItem', id)}","title":${json(title)},"form":"${form}","state":"${state}"}`;
  }
  return nodes;
}

const peer: PeerRead = {
  ask: (at) => ({
    query: `query List20($condition: PlanCondition!) {
      allPlans(first: 20, condition: $condition, orderBy: [YEAR_DESC, ROW_ID_DESC]) {
        nodes { rowId title state year issuedOn body { name }
          items(first: 3, orderBy: [POSITION_ASC, ROW_ID_ASC]) { nodes { rowId title form state } } } } }`,
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

export const list20: Workload = {
  name: 'list-20',
  title: '20 plans with body and first 3 items',
  levels: everyLevel,
  product: () => ({ query, variables: {} }),
  raw,
  peer,
};
