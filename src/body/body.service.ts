import type { RequestContext, ScopedBody, Viewer } from '../platform/context.js';
import { viewerOf } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import type { Condition } from '../platform/read/statement.js';
import type { EntityType } from '../platform/read/table.js';
import { Reach, ShareableEntity } from '../platform/database/tenant-entity.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Scope, type ScopeArgs } from './body.inputs.js';
import { codeNumber } from './division-code.service.js';

/**
 * The body with this code, if it is the viewer's own or one below it; NOT_FOUND otherwise. Bodies above are known by
 * name only and so are not found here.
 */
export async function bodyInSight(code: string, field: string, viewer: Viewer, work: UnitOfWork): Promise<ScopedBody> {
  const id = codeNumber(code, field);
  if (id === viewer.body.id) return viewer.body;
  const [row] = await work.query<ScopedBody & Record<string, unknown>>(
    `select id, level, name, city_id as "cityId", county_id as "countyId", parent_id as "parentId",
            time_zone as "timeZone", closed_on as "closedOn"
     from body where city_id = $1 and id = $2`,
    [viewer.body.cityId, id],
    'body_in_sight',
  );
  if (!row) throw notFound(field);
  return row;
}

/** Acts on the same body that must not happen at once wait here for each other, until their transactions end. */
export async function lockBody(id: number, work: UnitOfWork): Promise<void> {
  await work.query('select pg_advisory_xact_lock($1)', [id], 'lock_body');
}

const columnOfLevel = { CITY: 'cityId', COUNTY: 'countyId', TOWNSHIP: 'tenantId' } as const;

/**
 * The conditions of a list's scope: one equality on an indexed column; row security stands behind it. Of other bodies only
 * what reaches the own one: what they merely handed over to it is another scope.
 */
export async function inScope(args: ScopeArgs, context: RequestContext, entity?: EntityType): Promise<Condition[]> {
  const { scope, body } = args;
  const viewer = viewerOf(context);
  if (scope === Scope.SHARED && !(entity?.prototype instanceof ShareableEntity)) throw badInput('scope', notHanded);
  if (body && (scope === Scope.NETWORK || scope === Scope.SHARED)) {
    throw badInput('body', { en: `does not go with ${scope}.`, zh: `不能与 ${scope} 同时使用。` });
  }
  if (scope === Scope.SHARED) return [{ property: 'sharedWith', is: 'shared now with', value: viewer.body.id }];
  if (scope === Scope.NETWORK) return [{ property: 'reach', is: '>=', value: Reach.NETWORK }];
  const from = body ? await bodyInSight(body, 'body', viewer, context.work) : viewer.body;
  if (scope === Scope.ABOVE) return offeredTo(from);
  const property = { OWN: 'tenantId', CHILDREN: 'parentId', SUBTREE: columnOfLevel[from.level] }[scope];
  const there: Condition = { property, is: '=', value: from.id };
  const isOwn = property === 'tenantId' && from.id === viewer.body.id;
  return isOwn ? [there] : [there, ownOrReported(viewer)];
}

const notHanded = { en: 'what is listed here is not handed over.', zh: '此列表的对象不流转，没有共享范围。' };

/** The body above needs no more than that it was reported; what is published was reported. */
const ownOrReported = ({ body }: Viewer): Condition => ({
  is: 'either',
  of: [
    { property: 'tenantId', is: '=', value: body.id },
    { property: 'reach', is: '>=', value: Reach.ABOVE },
  ],
});

/** What the bodies above `body` offer to those below them. */
function offeredTo({ id, cityId, countyId }: ScopedBody): Condition[] {
  const above = [cityId, countyId].filter((code) => code > 0 && code !== id);
  return [
    { property: 'tenantId', is: 'any of', value: above },
    { property: 'reach', is: '>=', value: Reach.BELOW },
  ];
}

/** The same for the table of bodies itself. */
export async function bodiesInScope({ scope, body }: ScopeArgs, context: RequestContext): Promise<Condition[]> {
  if (![Scope.OWN, Scope.CHILDREN, Scope.SUBTREE].includes(scope)) {
    throw badInput('scope', {
      en: 'bodies are neither published, offered nor handed over; use SUBTREE, or ancestors for those above.',
      zh: '单位不公开、不下发也不流转，请使用 SUBTREE；上级单位见 ancestors。',
    });
  }
  const [condition] = await inScope({ scope, body }, context);
  return ['property' in condition && condition.property === 'tenantId' ? { ...condition, property: 'id' } : condition];
}
