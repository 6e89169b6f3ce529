import { everyLevel, idOf, json, nodesOf, shown } from './workload.ts';
import type { Data, PeerRead, Prepare, RawRead, Workload } from './workload.ts';

/** The plan of the viewer's own body to which most has happened. */
async function keyOfPlan({ rows, viewer }: Prepare): Promise<string> {
  const [row] = await rows<{ id: string }>(
    `select p.id from plan p where p.tenant_id = $1
     order by (select count(*) from plan_event e where e.city_id = p.city_id and e.plan_id = p.id) desc, p.id limit 1`,
    [viewer.bodyId],
  );
  return row.id;
}

const product = `query Plan($id: ID!) { plan(id: $id) {
  id title state year documentNumber body { name }
  items(first: 10) { nodes { id title form dueOn state } }
  gates { name decision decidedOn }
  history(first: 10) { nodes { act toState personName } } } }`;

const peerQuery = `query Plan($city: BigInt!, $id: UUID!) { planByCityIdAndRowId(cityId: $city, rowId: $id) {
  rowId title state year documentNumber body { name }
  items(first: 10, orderBy: [POSITION_ASC, ROW_ID_ASC]) { nodes { rowId title form dueOn state } }
  gates(first: 100, orderBy: [ROUND_ASC, POSITION_ASC, ROW_ID_ASC]) { nodes { name decision decidedOn } }
  history(first: 10, orderBy: [HAPPENED_AT_ASC, ROW_ID_ASC]) { nodes { act toState personName } } } }`;

// Rows of four kinds; the first column tells which.
const raw: RawRead = {
  text: () => `(select '', t.id::text, t.title, t.state, t.year::text, t.document_number,
        (select b.name from body_name b where b.id = t.tenant_id) from plan t where t.city_id = $1 and t.id = $2)
    union all (select 'i', i.id::text, i.title, i.form, i.due_on::text, i.state, null from plan_item i
        where i.city_id = $1 and i.plan_id = $2 order by i.position, i.id limit 10)
    union all (select 'g', g.name, g.decision, g.decided_on::text, null, null, null from plan_gate g
        where g.city_id = $1 and g.plan_id = $2 order by g.round, g.position, g.id limit 100)
    union all (select 'h', e.act, e.to_state, e.person_name, null, null, null from plan_event e
        where e.city_id = $1 and e.plan_id = $2 order by e.happened_at, e.id limit 10)`,
  values: async (at) => [String(at.viewer.cityId), await keyOfPlan(at)],
  answer: ([[, id, title, state, year, number, body], ...rows]) => {
    let [items, gates, history] = ['', '', ''];
    for (const [kind, a, b, c, d, e] of rows) {
      if (kind === 'i') {
        items += `${items && ','}{"id":"${idOf('PlanItem', a!)}","title":${json(b)},"form":"${c}","dueOn":"${d}","state":"${e}"}`;
      } else if (kind === 'g')
        gates += `${gates && ','}{"name":${json(a)},"decision":${json(b)},"decidedOn":${json(c)}}`;
      else history += `${history && ','}{"act":"${a}","toState":"${b}","personName":${json(c)}}`;
    }
    return (
      `{"plan":{"id":"${idOf('Plan', id!)}","title":${json(title)},"state":"${state}","year":${year},` +
      `"documentNumber":${json(number)},"body":{"name":${json(body)}},"items":{"nodes":[${items}]},` +
      `"gates":[${gates}],"history":{"nodes":[${history}]}}}`
    );
  },
};

const peer: PeerRead = {
  ask: async (at) => ({
    query: peerQuery,
    variables: { city: String(at.viewer.cityId), id: await keyOfPlan(at) },
  }),
  data: ({ planByCityIdAndRowId }) => {
    const found = planByCityIdAndRowId as Data;
    const items = { nodes: nodesOf(found.items).map((item) => shown('PlanItem', item)) };
    return { plan: { ...shown('Plan', found), items, gates: nodesOf(found.gates) } };
  },
};

export const plan: Workload = {
  name: 'plan',
  title: 'one plan with 10 items, gates and history',
  levels: everyLevel,
  product: async (at) => ({ query: product, variables: { id: idOf('Plan', await keyOfPlan(at)) } }),
  raw,
  peer,
};
