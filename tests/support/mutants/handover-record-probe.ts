import { globalId } from '../../../src/platform/graphql/node.js';
import { owner } from '../world.js';
import { reading, rowOf, store, type Place, type Placed } from './record-probe.js';

const ended = ['RETURNED', 'CLOSED', 'RECALLED'];

/** Between the body and the one above it, sent by the one or the other. */
export const handoverBy =
  (by: 'body' | 'above') =>
  async ({ above, body }: Place, state: string): Promise<Placed> => {
    const [from, to] = by === 'body' ? [body, above] : [above, body];
    const kind = by === 'body' ? 'REPORT_UP' : 'ASSIGN_DOWN';
    const sent = { kind, title: '关于协助调研的函', sent_by: '测试员', sent_at: '2026-06-14T04:00:00Z' };
    const dispatch_id = await store('dispatch', { ...rowOf(from), ...sent, receivers: 1 });
    const at = { state, reminders: 0, ended_on: ended.includes(state) ? '2026-06-14' : null };
    const of = { to_tenant_id: to.id, dispatch_id, attachments: [] };
    const id = await store('handover', { ...rowOf(from), ...sent, ...of, ...at });
    return { ids: { handover: globalId('Handover', id) }, read: reading('handover', from, id) };
  };

/** Between two bodies below, which have one that is open at a time. */
export async function channelIn({ body, below, beside }: Place, state: string): Promise<Placed> {
  const closing = "state = 'CLOSED', closed_by = '测试员', closed_on = '2026-06-14', closing_reason = '专项结束'";
  const close = `update handover_channel set ${closing} where tenant_id = $1 and state = 'OPEN'`;
  await owner.query(close, [body.id]);
  const [one_tenant_id, other_tenant_id] = [beside.id, below.id].toSorted((a, b) => a - b);
  const opened = { kinds: ['TRANSFER'], state: 'OPEN', opened_by: '测试员', opened_on: '2026-06-01' };
  const id = await store('handover_channel', { ...rowOf(body), one_tenant_id, other_tenant_id, ...opened });
  if (state === 'CLOSED') await owner.query(close, [body.id]);
  return { ids: { channel: globalId('HandoverChannel', id) }, read: reading('handover_channel', body, id) };
}
