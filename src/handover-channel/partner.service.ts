import type { BodyName } from '../body/body-name.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { wayTo, waysOf } from './handover-channel.words.js';
import type { HandoverPartner } from './handover-partner.entity.js';

/** A channel names a pair of bodies one way round: the own one is the first or the second of them. */
const partners = `select p.id, n.city_id as "cityId", n.level, n.name, b.id is not null as "isBelow",
    array_agg(distinct p.kind order by p.kind) as kinds
  from (
    select other_tenant_id as id, unnest(kinds) as kind from handover_channel
    where city_id = $1 and one_tenant_id = $2 and state = 'OPEN'
    union all
    select one_tenant_id as id, unnest(kinds) as kind from handover_channel
    where city_id = $1 and other_tenant_id = $2 and state = 'OPEN'
  ) p join body_name n on n.city_id = $1 and n.id = p.id
  left join body b on b.city_id = $1 and b.id = p.id
  group by p.id, n.city_id, n.level, n.name, b.id order by p.id`;

/** The bodies to which channels lead from the own one, with the kinds that go there. */
export async function partnersOf(context: RequestContext): Promise<HandoverPartner[]> {
  const own = viewerOf(context).body;
  const rows = await context.work.query<PartnerRow>(partners, [own.cityId, own.id], 'handover_partners');
  return rows
    .map(({ kinds, isBelow, ...body }) => {
      const way = wayTo(body.id, isBelow, own);
      return { body: body as BodyName, kinds: kinds.filter((kind) => waysOf[kind].includes(way)) };
    })
    .filter(({ kinds }) => kinds.length > 0);
}

type PartnerRow = Omit<BodyName, 'code'> & Pick<HandoverPartner, 'kinds'> & { isBelow: boolean };
