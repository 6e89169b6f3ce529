import type { BodyName } from '../body/body-name.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { HandoverPartner } from './handover-partner.entity.js';

/** A channel names a pair of bodies one way round: the own one is the first or the second of them. */
const partners = `select p.id, n.city_id as "cityId", n.level, n.name, array_agg(distinct p.kind order by p.kind) as kinds
  from (
    select other_tenant_id as id, unnest(kinds) as kind from handover_channel
    where city_id = $1 and one_tenant_id = $2 and state = 'OPEN'
    union all
    select one_tenant_id as id, unnest(kinds) as kind from handover_channel
    where city_id = $1 and other_tenant_id = $2 and state = 'OPEN'
  ) p join body_name n on n.city_id = $1 and n.id = p.id
  group by p.id, n.city_id, n.level, n.name order by p.id`;

/** The bodies to which channels lead from the own one. */
export async function partnersOf(context: RequestContext): Promise<HandoverPartner[]> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<PartnerRow>(partners, [cityId, id], 'handover_partners');
  return rows.map(({ kinds, ...body }) => ({ body: body as BodyName, kinds }));
}

type PartnerRow = Omit<BodyName, 'code'> & Pick<HandoverPartner, 'kinds'>;
