import { everyLevel, idOf, json, shown } from './workload.ts';
import type { Data, PeerRead, Prepare, RawRead, Workload } from './workload.ts';

/** An item in the middle of those of the viewer's own body. */
async function keyOfItem({ rows, viewer }: Prepare): Promise<string> {
  const own = 'from plan_item where tenant_id = $1';
  const [row] = await rows<{ id: string }>(
    `select id ${own} order by due_on, id limit 1 offset (select count(*) / 2 ${own})`,
    [viewer.bodyId],
  );
  return row.id;
}

const raw: RawRead = {
  text: () => `select t.id, t.title, t.due_on, t.state, t.phase,
      (select b.name from body_name b where b.id = t.tenant_id), p.id, p.title
    from plan_item t join plan p on p.city_id = $1 and p.id = t.plan_id where t.city_id = $1 and t.id = $2`,
  values: async (at) => [String(at.viewer.cityId), await keyOfItem(at)],
  answer: ([[id, title, dueOn, state, phase, body, planId, plan]]) =>
    `{"planItem":{"id":"${idOf('PlanItem', id!)}","title":${json(title)},"dueOn":"${dueOn}","state":"${state}",` +
    `"phase":"${phase}","body":{"name":${json(body)}},"plan":{"id":"${idOf('Plan', planId!)}","title":${json(plan)}}}}`,
};

const peer: PeerRead = {
  ask: async (at) => ({
    query: `query Item($city: BigInt!, $id: UUID!) { planItemByCityIdAndRowId(cityId: $city, rowId: $id) {
      rowId title dueOn state phase body { name } plan { rowId title } } }`,
    variables: { city: String(at.viewer.cityId), id: await keyOfItem(at) },
  }),
  data: ({ planItemByCityIdAndRowId: item }) => ({
    planItem: { ...shown('PlanItem', item as Data), plan: shown('Plan', (item as Data).plan as Data) },
  }),
};

export const item: Workload = {
  name: 'item',
  title: 'one item with body and plan',
  levels: everyLevel,
  product: async (at) => ({
    query: 'query Item($id: ID!) { planItem(id: $id) { id title dueOn state phase body { name } plan { id title } } }',
    variables: { id: idOf('PlanItem', await keyOfItem(at)) },
  }),
  raw,
  peer,
};
