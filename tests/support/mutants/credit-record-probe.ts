import { globalId } from '../../../src/platform/graphql/node.js';
import { keyOf } from '../ids.js';
import { dutyKindIn } from './duty-record-probe.js';
import { reading, rowOf, store, type Place, type Placed } from './record-probe.js';

const state = `case when taken_over_on is null then 'GIVEN' else 'TAKEN_OVER' end`;

/** A credit of the body itself for one of its members, with a kind of duty event that may become of it. */
export async function creditIn(place: Place, at: string): Promise<Placed> {
  const { body } = place;
  const { ids } = await dutyKindIn(place, 'ACTIVE');
  const days = { starts_on: '2026-01-01', hand_in_on: '2026-05-31', ends_on: '2026-06-10' };
  const what = { year: 2026, title: '联合调研', leader_name: '宣南星', shared_with: {}, result_with: {}, version: 1 };
  const project_id = await store('research_project', { ...rowOf(body, 1), ...what, ...days, state: 'REPORTED' });
  const named = { to_tenant_id: body.id, project_id, member_id: keyOf(ids.member), name: '宣一', role: 'MEMBER' };
  const of = { ...rowOf(body), ...named, state: 'NAMED', named_on: '2026-02-01' };
  const researcher_id = await store('researcher', of);
  const credited = { project_title: '联合调研', year: 2026, basis: 'LED', credited_on: '2026-06-10' };
  const who = { to_tenant_id: body.id, project_id, researcher_id, researcher_name: '宣一', role: 'MEMBER' };
  const taken_over_on = at === 'TAKEN_OVER' ? '2026-06-12' : null;
  const id = await store('research_credit', { ...rowOf(body), ...credited, ...who, taken_over_on });
  return {
    ids: { ...ids, credit: globalId('ResearchCredit', id) },
    read: reading('research_credit', body, id, state),
  };
}
