import { MemberRole } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';

interface Figures {
  members: number;
  inCommittee: number;
  withoutCommittee: number;
  withoutSector: number;
  byRole: { role: MemberRole; members: number }[];
  bySector: { sectorId: string; members: number }[];
}

const byRoleText = `select role, count(*)::int as members,
    count(*) filter (where exists (select 1 from group_membership g where g.city_id = $1 and g.member_id = m.id
      and g.kind = 'COMMITTEE' and g.until is null))::int as "inCommittee",
    count(*) filter (where not exists (select 1 from group_membership g where g.city_id = $1 and g.member_id = m.id
      and g.kind = 'SECTOR' and g.until is null))::int as "withoutSector"
  from member m where city_id = $1 and tenant_id = $2 and state = 'SERVING' group by role`;

const bySectorText = `select s.id as "sectorId", count(g.id)::int as members
  from member_group s left join group_membership g on g.city_id = $1 and g.group_id = s.id and g.until is null
  where s.city_id = $1 and s.tenant_id = $2 and s.kind = 'SECTOR' group by s.id, s.name order by s.name, s.id`;

type Row = Record<string, unknown>;

/** Counts the serving members of the viewer's body: memberships of others have ended with their leaving. */
export async function memberFigures(context: RequestContext): Promise<Figures> {
  const { cityId, id } = viewerOf(context).body;
  const place = [cityId, id];
  const [roles, bySector] = await Promise.all([
    context.work.query<Counted>(byRoleText, place, 'members_by_role'),
    context.work.query<Figures['bySector'][number] & Row>(bySectorText, place, 'members_by_sector'),
  ]);
  const sum = (of: 'members' | 'inCommittee' | 'withoutSector') => roles.reduce((total, row) => total + row[of], 0);
  const members = (role: MemberRole) => roles.find((row) => row.role === role)?.members ?? 0;
  return {
    members: sum('members'),
    inCommittee: sum('inCommittee'),
    withoutCommittee: sum('members') - sum('inCommittee'),
    withoutSector: sum('withoutSector'),
    byRole: Object.values(MemberRole).map((role) => ({ role, members: members(role) })),
    bySector,
  };
}

interface Counted extends Row {
  role: MemberRole;
  members: number;
  inCommittee: number;
  withoutSector: number;
}
