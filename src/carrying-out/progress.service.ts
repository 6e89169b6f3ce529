import type { ItemAct } from '../plan-item/index.js';
import type { PlanItem } from '../plan-item/plan-item.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { PlanItemEvent } from './plan-item-event.entity.js';

type Happening = Pick<PlanItemEvent, 'fromState' | 'happenedOn' | 'note' | 'postponedUntil'> & { act: ItemAct };

/** Writes what was done into the progress of the item, in the state and phase it has now. */
export function recordProgress(item: PlanItem, happening: Happening, context: RequestContext): void {
  const viewer = viewerOf(context);
  context.work.create(PlanItemEvent, viewer, {
    itemId: item.id,
    reach: item.reach,
    toState: item.state,
    phase: item.phase,
    ...happening,
    personId: viewer.personId,
    personName: viewer.personName,
    recordedAt: context.now(),
  });
}
