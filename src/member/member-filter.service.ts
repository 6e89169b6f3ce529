import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import type { MemberFilter } from './member.inputs.js';

/** The conditions of a filter. Groups and terms are rows of their own: they name the members they stand for. */
export function membersWith({ text, state, role, memberGroupId, termId }: MemberFilter): Condition[] {
  const where: Condition[] = [];
  if (text != null) where.push({ property: 'name', is: 'containing', value: text });
  if (state) where.push({ property: 'state', is: '=', value: state });
  if (role) where.push({ property: 'role', is: '=', value: role });
  if (memberGroupId != null) {
    const inGroup: Condition = {
      property: 'groupId',
      is: '=',
      value: keyOf('MemberGroup', memberGroupId, 'memberGroupId'),
    };
    where.push(namedBy('GroupMembership', [inGroup, { property: 'until', is: 'null' }]));
  }
  if (termId != null) {
    where.push(namedBy('TermMembership', [{ property: 'termId', is: '=', value: keyOf('Term', termId, 'termId') }]));
  }
  return where;
}

const namedBy = (rows: string, where: readonly Condition[]): Condition => ({
  ...{ property: 'id', is: 'named', by: { rows, by: 'memberId', where } },
});
