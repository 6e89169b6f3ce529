import type { Role, Viewer } from './context.js';
import { type ApiError, conflict, forbidden, illegalTransition, type Message } from './errors.js';
import type { Reach, TenantEntity } from './database/tenant-entity.js';

/** One row of a workflow: from which states, to which, by which roles, and who sees the result. */
export interface Transition<State extends string> {
  from: readonly State[];
  /** The state afterwards; left out where the act changes the record but not its state. */
  to?: State;
  by: readonly Role[];
  /** Who sees the record afterwards; left out where that does not change. */
  reach?: Reach;
  /** What is done from other states instead, where that needs saying. */
  instead?: Message;
}

export type WorkflowTable<State extends string, Action extends string> = Readonly<Record<Action, Transition<State>>>;

/** What a workflow needs to know of a record. */
export interface Stateful<State extends string> {
  tenantId: number;
  state: State;
  /** Needed where acts only widen who sees the record. */
  reach?: Reach;
}

/** Why an act is not possible now, or undefined when it is. The one place that decides; reads nothing but its arguments. */
export function obstacle<State extends string, Action extends string>(
  table: WorkflowTable<State, Action>,
  action: Action,
  record: Stateful<State>,
  viewer: Viewer,
): ApiError | undefined {
  const { from, by, to, reach, instead } = table[action];
  if (record.tenantId !== viewer.body.id) return forbidden(foreign);
  if (viewer.body.closedOn) return forbidden(closed);
  if (!by.some((role) => viewer.roles.includes(role))) return forbidden(roleMissing(by));
  if (!from.includes(record.state)) return illegalTransition(action, record.state, from, instead);
  if (to === undefined && reach !== undefined && (record.reach ?? 0) >= reach) return conflict(seen);
  return undefined;
}

/** Takes the step on the record or throws what stands in the way. */
export function take<State extends string, Action extends string>(
  table: WorkflowTable<State, Action>,
  action: Action,
  record: TenantEntity & Stateful<State>,
  viewer: Viewer,
): void {
  const problem = obstacle(table, action, record, viewer);
  if (problem) throw problem;
  moveOn(table, action, record);
}

/**
 * Sets what the step leads to; state and reach are set here and nowhere else. Called by itself only where a step may be
 * another body's than the record's own, and was judged by what the record's feature says of that.
 */
export function moveOn<State extends string, Action extends string>(
  table: WorkflowTable<State, Action>,
  action: Action,
  record: { state: State; reach: Reach },
): void {
  const { to, reach } = table[action];
  if (to !== undefined) record.state = to;
  if (reach !== undefined) record.reach = reach;
}

export const foreign: Message = {
  en: 'The record belongs to another body; it can be read but not changed.',
  zh: '该记录属于其他单位，只能查看，不能修改。',
};
export const ownMatter: Message = {
  en: 'This is about yourself; somebody else decides.',
  zh: '涉及本人，应由他人处理。',
};
export const seen: Message = { en: 'They see it already.', zh: '对方已可查看。' };
export const closed: Message = {
  en: 'The body is closed; it can be read but not changed.',
  zh: '该单位已停用，只能查看，不能修改。',
};
export const roleMissing = (by: readonly string[]): Message => ({
  en: `This needs one of the roles ${by.join(', ')}.`,
  zh: `此操作需要以下角色之一：${by.join('、')}。`,
});
