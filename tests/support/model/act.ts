import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../../src/platform/context.js';
import { mayRead, type Entry } from './sight.js';
import { day, idOf, type Model, type Numbers } from './state.js';
import { Role, type Json } from '../world.js';

export const { ADMIN, CHAIR, COMMITTEE, LIAISON, MEMBER, OFFICE } = Role;
export const working = [OFFICE, LIAISON];
export const leading = [CHAIR, ...working];

/** Somebody about to do something. */
export interface Turn {
  model: Model;
  actor: Viewer;
  numbers: Numbers;
  /** What it is done to; missing where there is no such record. */
  target: Entry;
  input: Json;
  /** Whether it is about what passes between levels: put before the body above, taken up from below, assessed there. */
  isRising?: boolean;
}

/** An act as the documentation tells it: who may, on what, in which states, and what becomes of it. */
export interface Act {
  by: readonly Role[];
  /** The table of what it is done to, and the name of its id in the input. */
  on?: string;
  key?: string;
  from?: readonly string[];
  /** The record whose body and state decide, where it is not the target itself. */
  judged?: (target: Entry) => Entry;
  /** Whether the record may be another body's. */
  ofOthers?: boolean;
  /** Who it is for somebody to do it, where that is not anybody with the role in its body. */
  whose?: (target: Entry, viewer: Viewer) => boolean;
  input?: (turn: Omit<Turn, 'input'>) => Json;
  /** When it happens, where that is not the day of all the others. */
  now?: Date;
  /** What is looked at before the record, as an error code. */
  before?: (turn: Turn) => string | undefined;
  /** What else stands in the way, as an error code. */
  refused?: (turn: Turn) => string | undefined;
  done: (turn: Turn) => void;
}

/** States that are no columns. */
function stateOf({ table, is, offered }: Entry): unknown {
  if (table === 'theme') return offered ? 'OFFERED' : 'DRAFT';
  if (table === 'term') return is.ends_on !== null && (is.ends_on as string) <= day ? 'ENDED' : 'RUNNING';
  if (table === 'duty_event') return is.compensates_id === null ? 'RECORD' : 'COMPENSATION';
  if ('until' in is) return is.until === null ? 'CURRENT' : 'ENDED';
  if (table === 'body') return is.closed_on === null ? 'ACTIVE' : 'CLOSED';
  return is.state;
}

/** The code that an act is answered with. */
export function codeOfAct(act: Act, turn: Turn, nobody: boolean): string {
  if (nobody) return 'UNAUTHENTICATED';
  const { actor, target } = turn;
  if (actor.body.closedOn || !act.by.some((role) => actor.roles.includes(role))) return 'FORBIDDEN';
  const first = act.before?.(turn);
  if (first) return first;
  if (act.on) {
    if (!target || !mayRead(actor, target)) return 'NOT_FOUND';
    const judged = act.judged?.(target) ?? target;
    if (!mayRead(actor, judged)) return 'NOT_FOUND';
    if (!act.ofOthers && judged.body.id !== actor.body.id) return 'FORBIDDEN';
    if (act.from && !act.ofOthers && !act.from.includes(stateOf(judged) as string)) return 'ILLEGAL_TRANSITION';
  }
  return act.refused?.(turn) ?? 'OK';
}

/** Whether an act could succeed with a record, were it done by the right person. */
export function fits(act: Act, entry: Entry): boolean {
  const judged = act.judged?.(entry) ?? entry;
  return !judged.body.closedOn && (!act.from || act.from.includes(stateOf(judged) as string));
}

/** The input of an act, with the id of its target in it; of one that never existed where there is none. */
export function inputOf(act: Act, turn: Omit<Turn, 'input'>): Json {
  const input = act.input?.(turn) ?? {};
  if (!act.key) return input;
  const { target } = turn;
  if (act.on === 'body') return { ...input, [act.key]: target ? target.id : '999999999999' };
  return { ...input, [act.key]: idOf(target ?? { table: act.on!, id: uuidv7() }) };
}
