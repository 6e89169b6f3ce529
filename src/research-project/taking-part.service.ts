import { viewerOf, type RequestContext } from '../platform/context.js';
import type { Condition } from '../platform/read/statement.js';

/**
 * The projects whose invitation the own body accepted, or for which it named the caller. Asked for first, so that the list
 * is read by its keys: who takes part is nowhere in the projects themselves that an index would know.
 */
export const takingPart = (context: RequestContext): Promise<Condition> =>
  among('id', takingPartText, 'research_taking_part', context);

/**
 * The projects that the own body was ever invited to, as far as the caller may know: among these are those whose results
 * it keeps, which the results say themselves. The same for a reader: no index knows whom they are kept with.
 */
export const everInvited = (context: RequestContext): Promise<Condition> =>
  among('projectId', everInvitedText, 'research_ever_invited', context);

async function among(property: string, text: string, name: string, context: RequestContext): Promise<Condition> {
  const { personId, body } = viewerOf(context);
  const rows = await context.work.query<{ id: string }>(text, [body.cityId, body.id, personId], name);
  return { property, is: 'any of', value: rows.map(({ id }) => id) };
}

// He who was named sees no handovers; what he was named for, he sees by the project itself.
const takingPartText = `select research_project_id as id from handover where city_id = $1 and to_tenant_id = $2
    and kind = 'INVITE' and state in ('ACCEPTED', 'ANSWERED') and (sight_until is null or sight_until > now())
    and research_project_id is not null
  union select r.project_id from researcher r join research_project p on p.city_id = $1 and p.id = r.project_id
    where r.city_id = $1 and r.tenant_id = $2 and r.person_id = $3
    and (p.shared_with ->> ($2::text || '/' || $3::text))::timestamptz > now()`;
const everInvitedText = `select research_project_id as id from handover where city_id = $1 and to_tenant_id = $2
    and kind = 'INVITE' and research_project_id is not null
  union select project_id from researcher where city_id = $1 and tenant_id = $2 and person_id = $3`;
