import { everyLevel, idOf, json, nodesOf, peerScope, scopeColumn, shown } from './workload.ts';
import type { Level, PeerRead, RawRead, Workload } from './workload.ts';

const query = `query List20Body {
  plans(scope: SUBTREE, first: 20) { nodes { id title state year issuedOn body { name } } }
}`;

const raw: RawRead = {
  text: (level) => `select t.id, t.title, t.state, t.year, t.issued_on,
      (select b.name from body_name b where b.id = t.tenant_id)
    from plan t where t.city_id = $1 and t.${scopeColumn(level)} = $2 order by t.year desc, t.id desc limit 20`,
  values: ({ viewer }) => [String(viewer.cityId), String(viewer.bodyId)],
  answer: (rows) => {
    let nodes = '';
    for (const [id, title, state, year, issuedOn, body] of rows) {
      nodes += `${nodes && ','}{"id":"${idOf('Plan', id!)}","title":${json(title)},"state":"${state}","year":${year},`;
      nodes += `"issuedOn":${json(issuedOn)},"body":{"name":${json(body)}}}`;
    }
    return `{"plans":{"nodes":[${nodes}]}}`;
  },
};

const peer: PeerRead = {
  ask: (at) => ({
    query: `query List20Body($condition: PlanCondition!) {
      allPlans(first: 20, condition: $condition, orderBy: [YEAR_DESC, ROW_ID_DESC]) {
        nodes { rowId title state year issuedOn body { name } } } }`,
    variables: { condition: peerScope(at) },
  }),
  data: ({ allPlans }) => ({ plans: { nodes: nodesOf(allPlans).map((plan) => shown('Plan', plan)) } }),
};

const list = (name: string, title: string, levels: readonly Level[]): Workload => ({
  name,
  title,
  levels,
  product: () => ({ query, variables: {} }),
  raw,
  peer,
});

/** The list that everybody opens first, and the same for each level alone. */
export const list20Body = [
  list('list-20-body', '20 plans with body', everyLevel),
  list('list-20-body-city', '20 plans with body, as a city', ['CITY']),
  list('list-20-body-county', '20 plans with body, as a county', ['COUNTY']),
  list('list-20-body-township', '20 plans with body, as a township', ['TOWNSHIP']),
];
