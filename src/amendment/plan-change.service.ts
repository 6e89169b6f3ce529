import { ChangeKind, PlanChange } from '../edition/plan-change.entity.js';
import type { PlanEdition } from '../edition/plan-edition.entity.js';
import type { PlanItemSnapshot, PlanSnapshot } from '../edition/plan-snapshot.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { differences } from './difference.service.js';

type Change = Pick<PlanChange, 'kind' | 'field' | 'before' | 'after' | 'reason'>;

/** Writes what the edition changed, found by comparing what the plan said before with what it says now. */
export function recordChanges(
  edition: PlanEdition,
  before: PlanSnapshot,
  after: PlanSnapshot,
  cancelled: ReadonlyMap<string, string>,
  context: RequestContext,
): void {
  const earlier = new Map(before.items.map((item) => [item.id, item]));
  let position = 0;
  for (const item of after.items) {
    for (const change of changesOf(item, earlier.get(item.id), cancelled.get(item.id))) {
      context.work.create(PlanChange, viewerOf(context), {
        reach: edition.reach,
        editionId: edition.id,
        position: ++position,
        itemId: item.id,
        itemTitle: item.title,
        ...change,
      });
    }
  }
  if (position === 0) throw badInput('input', { en: 'changes nothing.', zh: '没有任何变化。' });
}

function changesOf(
  item: PlanItemSnapshot,
  earlier: PlanItemSnapshot | undefined,
  reason: string | undefined,
): Change[] {
  if (!earlier) return [{ kind: ChangeKind.ADD }];
  if (reason !== undefined) return [{ kind: ChangeKind.CANCEL, reason }];
  return differences(earlier, item).map((difference) => ({ kind: ChangeKind.CHANGE, ...difference }));
}
