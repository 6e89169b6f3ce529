import { globalId } from '../../../src/platform/graphql/node.js';
import { keyOf } from '../ids.js';
import { planWith } from './plan-record-probe.js';
import { reading, rowOf, store, type Place, type Placed } from './record-probe.js';

/** The key of an item that the body drafts. */
const itemIn = async (place: Place): Promise<string> => {
  const { ids } = await planWith(1, 'PLANNED')(place, 'DRAFT', 0);
  return keyOf(ids.item);
};

/** A review of an item of the body by the one above it. */
export async function reviewIn(place: Place): Promise<Placed> {
  const { above, body } = place;
  const said = { verdict: 'COMMENTED', text: '可行', attachments: [], by: '测试员', at: '2026-06-14T04:00:00Z' };
  const of = { to_tenant_id: body.id, plan_item_id: await itemIn(place) };
  const id = await store('review', { ...rowOf(above), ...of, ...said });
  return { ids: { review: globalId('Review', id) }, read: reading('review', above, id, "'GIVEN'") };
}

/** That an item of the body came from another of its own. */
export async function linkIn(place: Place): Promise<Placed> {
  const { body } = place;
  const [source, derived] = [await itemIn(place), await itemIn(place)];
  const ends = { from_tenant_id: body.id, source_id: source, source_plan_item_id: source };
  const made = { made_by: '测试员', made_on: '2026-06-14' };
  const id = await store('lineage_link', {
    ...rowOf(body),
    ...ends,
    derived_id: derived,
    plan_item_id: derived,
    ...made,
  });
  return { ids: { link: globalId('LineageLink', id) }, read: reading('lineage_link', body, id, "'MADE'") };
}
