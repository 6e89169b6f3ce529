import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import type { Condition } from '../platform/read/statement.js';
import type { MemberFilter } from './member.inputs.js';

/** The conditions of a filter. Groups and terms are rows of their own: they name the members they stand for. */
export async function membersWith(filter: MemberFilter, context: RequestContext): Promise<Condition[]> {
  const { text, state, role, memberGroupId, termId } = filter;
  const where: Condition[] = [];
  if (text != null) where.push({ property: 'name', is: 'containing', value: text });
  if (state) where.push({ property: 'state', is: '=', value: state });
  if (role) where.push({ property: 'role', is: '=', value: role });
  if (memberGroupId != null) {
    const key = keyOf('MemberGroup', memberGroupId, 'memberGroupId');
    where.push(await among(inGroup, 'members_in_group', key, context));
  }
  if (termId != null) where.push(await among(inTerm, 'members_in_term', keyOf('Term', termId, 'termId'), context));
  return where;
}

async function among(text: string, name: string, key: string, context: RequestContext): Promise<Condition> {
  const { cityId } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string }>(text, [cityId, key], name);
  return { property: 'id', is: 'any of', value: rows.map(({ id }) => id) };
}

const inGroup = 'select member_id as id from group_membership where city_id = $1 and group_id = $2 and until is null';
const inTerm = 'select distinct member_id as id from term_membership where city_id = $1 and term_id = $2';
