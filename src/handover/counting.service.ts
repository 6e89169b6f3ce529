import DataLoader from 'dataloader';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { type HandoverCounts } from './handover-counts.entity.js';
import { HandoverBox, HandoverState, waits } from './handover.words.js';

const counted = `count(state)::int as total,
  ${Object.values(HandoverState)
    .map((state) => `(count(*) filter (where state = '${state}'))::int as ${state.toLowerCase()}`)
    .join(', ')},
  (count(*) filter (where due_on is not null and ${waits}))::int as due,
  (count(*) filter (where due_on < $3 and ${waits}))::int as overdue`;

/** How many handovers of a box are in which state. */
export async function countBox(box: HandoverBox, context: RequestContext): Promise<HandoverCounts> {
  const { id, cityId } = viewerOf(context).body;
  const [side, name] = box === HandoverBox.INBOX ? ['to_tenant_id', 'count_inbox'] : ['tenant_id', 'count_outbox'];
  const text = `select ${counted} from handover where city_id = $1 and ${side} = $2`;
  const [row] = await context.work.query(text, [cityId, id, today(context)], name);
  return row as unknown as HandoverCounts;
}

const loaders = new WeakMap<RequestContext, DataLoader<string, HandoverCounts>>();

/** The same for what was sent at once; those of one answer are counted in one statement. */
export function receiptsOf(dispatchId: string, context: RequestContext): Promise<HandoverCounts> {
  let loader = loaders.get(context);
  if (!loader) {
    // Not kept: another mutation of the same operation may end some.
    loader = new DataLoader((ids) => countDispatches(ids, context), { cache: false });
    loaders.set(context, loader);
  }
  return loader.load(dispatchId);
}

async function countDispatches(ids: readonly string[], context: RequestContext): Promise<HandoverCounts[]> {
  const text = `select d.id, c.* from unnest($2::uuid[]) d (id)
    cross join lateral (select ${counted} from handover where city_id = $1 and dispatch_id = d.id) c`;
  const values = [viewerOf(context).body.cityId, [...new Set(ids)], today(context)];
  const rows = await context.work.query<{ id: string }>(text, values, 'count_dispatches');
  const byId = new Map(rows.map((row) => [row.id, row as unknown as HandoverCounts]));
  return ids.map((id) => byId.get(id)!);
}
