import { working, type Act, type Turn } from './act.js';
import { open, progress } from './carrying-out-acts.js';
import { insert, newItem } from './item-acts.js';
import { find, references, refusedReference } from './item-references.js';
import { editionOf, happen, showThemes } from './plan-acts.js';
import type { Entry } from './sight.js';
import { day, idOf } from './state.js';
import type { Json } from '../world.js';

/** One item changed, one cancelled, one added: whatever of it the numbers say. */
function amendment(turn: Omit<Turn, 'input'>): Json {
  const { model, target, numbers } = turn;
  const items = target ? model.of('plan_item').filter(({ of }) => of === target || numbers.once(12)) : [];
  const [changed, cancelled] = [numbers.one(4), numbers.one(4)];
  const change = items
    .slice(changed, changed + 1)
    .map((item) => ({ itemId: idOf(item), title: ['改', item.is.position, target.is.edition].join('.') }));
  const cancel =
    changed === cancelled
      ? []
      : items.slice(cancelled, cancelled + 1).map((item) => ({ itemId: idOf(item), reason: '取消' }));
  const isEmpty = change.length + cancel.length === 0;
  const add = isEmpty || numbers.one(2) === 0 ? [{ ...newItem(turn), ...references(turn) }] : [];
  return { reason: '调整', consentBy: '主席会议', consentedOn: day, change, cancel, add };
}

function refusedAmendment(turn: Turn): string | undefined {
  const { model, target, input } = turn;
  for (const { itemId } of [...input.change, ...input.cancel]) {
    const item = find(model, 'plan_item', itemId);
    if (item?.of !== target) return 'NOT_FOUND';
    if (!open.includes(item.is.state as string)) return 'ILLEGAL_TRANSITION';
  }
  const refused = input.add.map((add: Json) => refusedReference({ ...turn, input: add }));
  return refused.find(Boolean) as string | undefined;
}

function amend(turn: Turn): void {
  const { model, target, input } = turn;
  happen(turn, 'amendPlan');
  const kinds = new Map<Entry, Json>();
  for (const { itemId } of input.change)
    kinds.set(find(model, 'plan_item', itemId)!, { kind: 'CHANGE', field: 'title' });
  for (const { itemId } of input.cancel) {
    const item = find(model, 'plan_item', itemId)!;
    progress({ ...turn, target: item }, 'cancelItem', { state: 'CANCELLED' });
    kinds.set(item, { kind: 'CANCEL', field: null });
  }
  for (const add of input.add) kinds.set(insert(turn, target, add), { kind: 'ADD', field: null });
  target.is.edition = (target.is.edition as number) + 1;
  const edition = editionOf(model, target);
  const changes = [...kinds].sort(([a], [b]) => (a.is.position as number) - (b.is.position as number));
  changes.forEach(([, is], at) => model.add('plan_change', target.body, { position: at + 1, ...is }, { of: edition }));
  showThemes(model, target);
}

export const amendingActs: Record<string, Act> = {
  amendPlan: {
    on: 'plan',
    key: 'planId',
    by: working,
    from: ['ISSUED'],
    input: amendment,
    refused: refusedAmendment,
    done: amend,
  },
};
