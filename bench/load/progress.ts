import { asOf } from './calendar.ts';
import type { Item, ItemState, Phase } from './item.ts';
import type { Random } from './random.ts';
import { notes } from './words.ts';

/** What was recorded of an item (推进记录), with the state and phase it had afterwards. */
export interface ItemAct {
  act: 'advanceItem' | 'completeItem' | 'postponeItem' | 'cancelItem';
  from: ItemState;
  to: ItemState;
  phase: Phase;
  day: number;
  until: number | null;
  note: string | null;
}

const cancelled = '与上级部署的议题重复，予以取消。';
const postponed = '相关规划尚未批准，协商条件不成熟。';

/** Carries an item of an issued plan out, from the day after `since` until the day it is looked at or the year closed. */
export function carryOut(item: Item, since: number, closedOn: number | null, random: Random): ItemAct[] {
  const last = closedOn ?? asOf;
  const acts: ItemAct[] = [];
  const record = (
    act: ItemAct['act'],
    to: ItemState,
    phase: Phase,
    day: number,
    note: string | null,
    until: number | null = null,
  ) => {
    acts.push({ act, from: item.state, to, phase, day, until, note });
    item.state = to;
    item.phase = phase;
    item.version += 1;
  };
  const end = endOf(item, since, closedOn, random);
  const begun = Math.min(last, since + random.whole(1, 30));
  if (end === 'PLANNED') return acts;
  if (end !== 'POSTPONED' || random.chance(0.5))
    record('advanceItem', 'UNDERWAY', 'RESEARCH', begun, random.pick(notes));
  if (end === 'POSTPONED') {
    const day = Math.max(begun, Math.min(last, item.due - random.whole(0, 30)));
    item.postponedUntil = Math.max(item.due, day) + random.whole(20, 60);
    item.postponedReason = postponed;
    record('postponeItem', 'POSTPONED', item.phase, day, postponed, item.postponedUntil);
    return acts;
  }
  if (random.chance(0.6)) record('advanceItem', 'UNDERWAY', 'RESEARCH', begun, random.pick(notes));
  if (end === 'DONE') complete(item, begun, last, record, random);
  return acts;
}

type Recording = (act: ItemAct['act'], to: ItemState, phase: Phase, day: number, note: string | null) => void;

function complete(item: Item, begun: number, last: number, record: Recording, random: Random): void {
  const late = random.chance(0.12);
  const wanted = late ? item.due + random.whole(1, 40) : item.due - random.whole(0, 20);
  let day = Math.min(last, Math.max(wanted, begun, item.from));
  item.doneOn = day;
  record('completeItem', 'DONE', 'CONSULTATION', day, random.chance(0.5) ? random.pick(notes) : null);
  for (const phase of ['OUTCOME', 'FOLLOW_UP', 'EVALUATION'] as const) {
    day += random.whole(5, 40);
    if (day > last || random.chance(0.3)) return;
    record('advanceItem', 'DONE', phase, day, random.pick(notes));
  }
}

/** An amendment cancels an item before it is begun. */
export function cancel(item: Item, day: number): ItemAct {
  item.state = 'CANCELLED';
  item.version += 1;
  return { act: 'cancelItem', from: 'PLANNED', to: 'CANCELLED', phase: item.phase, day, until: null, note: cancelled };
}

function endOf({ from, due }: Item, since: number, closedOn: number | null, random: Random): ItemState {
  const last = closedOn ?? asOf;
  const share = random.fraction();
  if (last <= Math.max(since, from)) return share < 0.6 || last <= since ? 'PLANNED' : 'UNDERWAY';
  if (closedOn !== null) return share < 0.96 ? 'DONE' : share < 0.98 ? 'POSTPONED' : 'UNDERWAY';
  if (due < last) return share < 0.88 ? 'DONE' : share < 0.92 ? 'POSTPONED' : share < 0.96 ? 'UNDERWAY' : 'PLANNED';
  return share < 0.2 ? 'DONE' : share < 0.25 ? 'POSTPONED' : share < 0.7 ? 'UNDERWAY' : 'PLANNED';
}
