import { COMMITTEE, working, type Act, type Turn } from './act.js';
import { ofPlan } from './item-acts.js';
import { day } from './state.js';
import type { Json } from '../world.js';

const phases = ['TOPIC', 'APPROVAL', 'RESEARCH', 'CONSULTATION', 'OUTCOME', 'FOLLOW_UP', 'EVALUATION'];
export const open = ['PLANNED', 'UNDERWAY', 'POSTPONED'];
/** Of an item of an issued plan: both plan and item must be in the right state. */
const carrying = (from: readonly string[], more: Pick<Act, 'input' | 'refused' | 'done'>): Act => ({
  on: 'plan_item',
  key: 'itemId',
  by: [COMMITTEE, ...working],
  from: ['ISSUED'],
  judged: ofPlan,
  ...more,
  refused: (turn) => (from.includes(turn.target.is.state as string) ? more.refused?.(turn) : 'ILLEGAL_TRANSITION'),
});

/** Changes an item and writes it into its progress. */
export function progress({ model, target }: Turn, act: string, changes: Json): void {
  const from = target.is.state;
  Object.assign(target.is, changes);
  const is = { act, from_state: from, to_state: target.is.state, phase: target.is.phase };
  model.add('plan_item_event', target.body, is, { of: target });
}

const later = (a: unknown, b: string): string => phases[Math.max(phases.indexOf(a as string), phases.indexOf(b))];

export const carryingOutActs: Record<string, Act> = {
  advanceItem: carrying([...open, 'DONE'], {
    input: ({ numbers }) => ({ phase: numbers.among(phases), note: '推进' }),
    refused: ({ target, input }) =>
      phases.indexOf(input.phase) < phases.indexOf(target.is.phase as string) ? 'BAD_USER_INPUT' : undefined,
    done: (turn) => {
      const begun = turn.target.is.state === 'DONE' ? 'DONE' : 'UNDERWAY';
      progress(turn, 'advanceItem', { phase: turn.input.phase, state: begun });
    },
  }),
  completeItem: carrying(open, {
    done: (turn) => {
      const phase = later(turn.target.is.phase, 'CONSULTATION');
      progress(turn, 'completeItem', { phase, state: 'DONE', done_on: day });
    },
  }),
  postponeItem: carrying(open, {
    input: ({ target }) => ({ until: `${((target?.is.year as number) ?? 2026) + 1}-12-31`, reason: '延期' }),
    done: (turn) => progress(turn, 'postponeItem', { state: 'POSTPONED' }),
  }),
  reopenItem: carrying(['DONE'], {
    input: () => ({ reason: '回头看' }),
    done: (turn) => progress(turn, 'reopenItem', { state: 'UNDERWAY', done_on: null }),
  }),
};
