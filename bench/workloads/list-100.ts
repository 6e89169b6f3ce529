import { idOf, json, nodesOf, peerScope, scopeColumn, shown } from './workload.ts';
import type { PeerRead, RawRead, Workload } from './workload.ts';

const raw: RawRead = {
  text: (level) => `select t.id, t.title, t.form, t.state, t.due_on,
      (select b.name from body_name b where b.id = t.tenant_id)
    from plan_item t where t.city_id = $1 and t.${scopeColumn(level)} = $2 order by t.due_on, t.id limit 100`,
  values: ({ viewer }) => [String(viewer.cityId), String(viewer.bodyId)],
  answer: (rows) => {
    let nodes = '';
    for (const [id, title, form, state, dueOn, body] of rows) {
      nodes += `${nodes && ','}{"id":"${idOf('PlanItem', id!)}","title":${json(title)},"form":"${form}",`;
      nodes += `"state":"${state}","dueOn":"${dueOn}","body":{"name":${json(body)}}}`;
    }
    return `{"planItems":{"nodes":[${nodes}]}}`;
  },
};

const peer: PeerRead = {
  ask: (at) => ({
    query: `query List100($condition: PlanItemCondition!) {
      allPlanItems(first: 100, condition: $condition, orderBy: [DUE_ON_ASC, ROW_ID_ASC]) {
        nodes { rowId title form state dueOn body { name } } } }`,
    variables: { condition: peerScope(at) },
  }),
  data: ({ allPlanItems }) => ({
    planItems: { nodes: nodesOf(allPlanItems).map((item) => shown('PlanItem', item)) },
  }),
};

export const list100: Workload = {
  name: 'list-100',
  title: '100 items, five fields and body',
  levels: ['CITY', 'COUNTY'],
  product: () => ({
    query:
      'query List100 { planItems(scope: SUBTREE, first: 100) { nodes { id title form state dueOn body { name } } } }',
    variables: {},
  }),
  raw,
  peer,
};
