import type { Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { MemberGroupKind, Subject } from '../scoring/index.js';
import type { ResultRow } from '../assessment-result/index.js';

/** What names the subject of a result. */
type OfResult = Pick<ResultRow, 'id' | 'memberId' | 'groupId'>;
type Group = NonNullable<Subject['groups']>[number];

/** The subjects of results as the engine knows them, by id of the result, as they were on the day. */
export async function engineSubjects(
  { subject }: Pick<Assessment, 'subject'>,
  rows: readonly OfResult[],
  day: string,
  context: RequestContext,
): Promise<Map<string, Subject>> {
  const about = subject === 'MEMBER' ? await aboutMembers(rows, day, context) : await aboutGroups(rows, context);
  const key = ({ memberId, groupId }: OfResult): string => memberId ?? groupId ?? '';
  return new Map(rows.map((row) => [row.id, { id: row.id, kind: subject, ...about.get(key(row)) }]));
}

type About = Omit<Subject, 'id' | 'kind'>;

async function aboutMembers(
  rows: readonly OfResult[],
  day: string,
  context: RequestContext,
): Promise<Map<string, About>> {
  const ids = rows.map(({ memberId }) => memberId);
  const { cityId } = viewerOf(context).body;
  const [members, groups] = await Promise.all([
    context.work.query<{ id: string; role: string; skills: string[]; joined: string }>(
      `select id, role, skills, joined_on::text as joined from member where city_id = $1 and id = any($2)`,
      [cityId, ids],
      'members_assessed',
    ),
    groupsOn(day, cityId, ids, context),
  ]);
  return new Map(
    members.map(({ id, role, skills, joined }) => [
      id,
      { roles: [role], tags: skills, since: joined, groups: groups.get(id) ?? [] },
    ]),
  );
}

/** By all their names: schemes name groups as they were called then. Who left was in his groups until he did. */
async function groupsOn(
  day: string,
  cityId: number,
  memberIds: readonly (string | null)[],
  { work }: RequestContext,
): Promise<Map<string, Group[]>> {
  const rows = await work.texts(
    `select g.member_id, g.kind, g.role, to_json(array[g.group_name] || coalesce(named.aliases, '{}'))
     from group_membership g join member m on m.city_id = $1 and m.id = g.member_id
       left join member_group named on named.city_id = $1 and named.id = g.group_id
     where g.city_id = $1 and g.member_id = any($2) and g.since <= least($3::date, m.left_on)
       and (g.until is null or g.until > least($3::date, m.left_on) or g.until = m.left_on) order by g.id`,
    [cityId, memberIds, day],
    'groups_of_members_assessed',
  );
  const groups = new Map<string, Group[]>();
  for (const [memberId, kind, role, names] of rows as string[][]) {
    const known = groups.get(memberId) ?? [];
    known.push(...(JSON.parse(names) as string[]).map((name) => ({ kind: kind as MemberGroupKind, name, role })));
    groups.set(memberId, known);
  }
  return groups;
}

async function aboutGroups(rows: readonly OfResult[], context: RequestContext): Promise<Map<string, About>> {
  const ids = rows.flatMap(({ groupId }) => groupId ?? []);
  if (ids.length === 0) return new Map();
  const groups = await context.work.query<{ id: string; kind: MemberGroupKind; names: string[] }>(
    'select id, kind, array[name] || aliases as names from member_group where city_id = $1 and id = any($2)',
    [viewerOf(context).body.cityId, ids],
    'groups_assessed',
  );
  return new Map(groups.map(({ id, kind, names }) => [id, { groups: names.map((name) => ({ kind, name })) }]));
}
