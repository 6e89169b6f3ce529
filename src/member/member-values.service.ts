import type { RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { optionalText, pastDay, requiredText, texts } from '../platform/input.js';
import type { Member } from './member.entity.js';
import type { AddMemberInput } from './member.inputs.js';

/** What is told of a member beside his state. */
export type MemberValues = Pick<Member, 'name' | 'role' | 'skills'> & Pick<Member, 'externalKey' | 'post' | 'party'>;
export type MemberField = keyof MemberValues;

type Given = Partial<Pick<AddMemberInput, MemberField>> & { name?: string | null };

type Checks = { [Field in MemberField]: (given: Given, at: string) => MemberValues[Field] };

const checks: Checks = {
  name: ({ name }, at) => requiredText(name ?? '', `${at}.name`, 100),
  externalKey: ({ externalKey }, at) => optionalText(externalKey, `${at}.externalKey`, 64),
  role: ({ role }) => role!,
  post: ({ post }, at) => optionalText(post, `${at}.post`, 200),
  party: ({ party }, at) => optionalText(party, `${at}.party`, 50),
  skills: ({ skills }, at) => texts(skills, `${at}.skills`, 50, 20),
};
export const memberFields = Object.keys(checks) as MemberField[];
/** Null takes these away; the others are never without a value. */
const needed: readonly MemberField[] = ['name', 'role'];

/** The values that are given, checked; what is not given is not in it. */
export function memberValues(given: Given | object, at: string): Partial<MemberValues> {
  const values = given as Given;
  const named = memberFields.filter(
    (field) => values[field] !== undefined && !(values[field] === null && needed.includes(field)),
  );
  return Object.fromEntries(named.map((field) => [field, checks[field](values, at)]));
}

/** A value as a text of the history. */
export const inWords = (value: string | string[] | null | undefined): string | null =>
  (Array.isArray(value) ? value.join('、') : value) || null;

/** The end of something that has a first day: a day that has come, and not before that one. */
export function endOf(
  { since }: { since: string },
  { until, reason }: { until?: string | null; reason: string },
  context: RequestContext,
): { until: string; reason: string } {
  const day = pastDay(until, 'input.until', context);
  if (day < since) throw badInput('input.until', { en: 'is before it began.', zh: '早于起始日期。' });
  return { until: day, reason: requiredText(reason, 'input.reason', 1000) };
}
