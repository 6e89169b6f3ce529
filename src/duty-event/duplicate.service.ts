import { viewerOf, type RequestContext } from '../platform/context.js';

/** The participation that counts of an activity for a member. */
export interface Live extends Record<string, unknown> {
  id: string;
  memberId: string;
  eventId: string;
}

const isLive = "duplicate_of_id is null and state <> 'COMPENSATED'";
const columns = 'id, member_id as "memberId", event_id as "eventId"';

/** What counts of an activity for each of the members it is recorded of already. */
export async function liveOf(
  activity: string,
  memberIds: readonly string[],
  context: RequestContext,
): Promise<Map<string, Live>> {
  const { cityId, id } = viewerOf(context).body;
  const text = `select ${columns} from participation
    where city_id = $1 and tenant_id = $2 and activity = $3 and member_id = any($4) and ${isLive}`;
  const rows = await context.work.query<Live>(text, [cityId, id, activity, memberIds], 'live_of_activity');
  return new Map(rows.map((row) => [row.memberId, row]));
}

const repeating = `select ${columns} from participation
  where city_id = $1 and duplicates_event_id = $2 and duplicate_of_id = any($3) order by id`;
const repoint = `update participation p set duplicate_of_id = n.heir, duplicates_event_id = n.event
  from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as n(id, heir, event) where p.city_id = $1 and p.id = n.id`;

/**
 * Where participations of an event were taken back, what repeated them takes their place: the replacement if there is one
 * of the same activity, else the first that was recorded; the others repeat that one now.
 */
export async function succeed(
  { id: eventId, activity }: { id: string; activity: string },
  takenBack: readonly string[],
  context: RequestContext,
): Promise<void> {
  const { cityId } = viewerOf(context).body;
  const orphans = await context.work.query<Live>(repeating, [cityId, eventId, takenBack], 'repeating');
  if (orphans.length === 0) return;
  const heirs = await liveOf(
    activity,
    orphans.map(({ memberId }) => memberId),
    context,
  );
  const pointing = orphans.map((orphan) => {
    const heir = heirs.get(orphan.memberId);
    if (!heir) heirs.set(orphan.memberId, orphan);
    return { id: orphan.id, heir: heir?.id ?? null, event: heir?.eventId ?? null };
  });
  const column = (name: 'id' | 'heir' | 'event') => pointing.map((each) => each[name]);
  await context.work.query(repoint, [cityId, column('id'), column('heir'), column('event')], 'repoint');
}

const sharing = `update participation p set authors = s.authors, place = s.place
  from (select id, count(*) filter (where present) over () as authors,
      case when present then row_number() over (partition by present order by is_lead desc, id) end as place
    from (select id, role not in ('ABSENT', 'ABSENT_WITH_LEAVE') as present, role = 'LEAD_AUTHOR' as is_lead
      from participation where city_id = $1 and tenant_id = $2 and activity = $3 and ${isLive}) live) s
  where p.city_id = $1 and p.id = s.id and (p.authors, p.place) is distinct from (s.authors::smallint, s.place::smallint)`;

/** Tells everybody in whom an activity counts how many share it, whichever events they are recorded in. */
export async function shareOut(activity: string, context: RequestContext): Promise<void> {
  const { cityId, id } = viewerOf(context).body;
  await context.work.query(sharing, [cityId, id, activity], 'share_out');
}
