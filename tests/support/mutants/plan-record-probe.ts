import { globalId } from '../../../src/platform/graphql/node.js';
import { now } from '../full-body.js';
import { another, reading, rowOf, store, type Place, type Placing } from './record-probe.js';
import { owner } from '../world.js';

async function storePlan({ body }: Place, state: string, reach: number): Promise<string> {
  const vacate = 'update plan set year = $3 where city_id = $1 and tenant_id = $2 and year = 2026';
  await owner.query(vacate, [body.cityId, body.id, -another()]);
  const issued = { issued_on: '2026-01-15', document_number: '测政协〔2026〕1号' };
  return store('plan', {
    ...{ ...rowOf(body, reach), level: body.level, year: 2026, title: '计划', state, edition: 1, round: 1 },
    ...(['ISSUED', 'CLOSED'].includes(state) ? issued : {}),
    ...{ created_at: now, updated_at: now },
  });
}

const storeGate = ({ body }: Place, planId: string, position: number): Promise<string> =>
  store('plan_gate', { ...rowOf(body), plan_id: planId, round: 1, position, kind: 'CHAIR_MEETING', name: '主席会议' });

const storeItem = ({ body }: Place, planId: string, state: string, reach: number, phase = 'TOPIC'): Promise<string> =>
  store('plan_item', {
    ...{ ...rowOf(body, reach), level: body.level, plan_id: planId, year: 2026, position: 1, title: '议题' },
    ...{ form: 'SPECIAL', on_policy: false, source: 'MEMBER', handling_departments: [], participant_codes: [] },
    ...{ suggestion_ids: [], planned_as: 'MONTH', planned_from: '2026-06-01', due_on: '2026-06-30', phase, state },
    ...(state === 'DONE' && { done_on: '2026-06-10' }),
  });

/** A plan with open gates and an item. */
export const planWith =
  (gates: number, itemState: string): Placing =>
  async (place, state, reach) => {
    const plan = await storePlan(place, state, reach);
    const gateIds: string[] = [];
    for (let at = 1; at <= gates; at++) gateIds.push(await storeGate(place, plan, at));
    const item = await storeItem(place, plan, itemState, reach);
    const ids = { plan: globalId('Plan', plan), item: globalId('PlanItem', item) };
    return { ids: { ...ids, gate: globalId('PlanGate', gateIds[0]) }, read: reading('plan', place.body, plan) };
  };

/** An item of an issued plan that has come to a phase. */
export const itemIn =
  (phase: string): Placing =>
  async (place, state, reach) => {
    const plan = await storePlan(place, 'ISSUED', reach);
    const item = await storeItem(place, plan, state, reach, phase);
    const ids = { plan: globalId('Plan', plan), item: globalId('PlanItem', item) };
    return { ids, read: reading('plan_item', place.body, item) };
  };
