import { viewerOf, type RequestContext } from './context.js';
import type { TenantEntity } from './database/tenant-entity.js';
import { badInput, notFound } from './errors.js';
import { parseGlobalId } from './graphql/node.js';

/** A type of record that something may name, with what else is known of it there. */
interface Nameable {
  entity: new () => TenantEntity;
}

/** What is known of the type that an id names, and the key; whether there is such a record is another question. */
export function namedIn<T extends Nameable>(types: Record<string, T>, id: string, field: string): T & { key: string } {
  const { type, key } = parseGlobalId(id, field);
  if (Object.hasOwn(types, type)) return { ...types[type], key };
  const known = Object.keys(types);
  throw badInput(field, {
    en: `is the id of a ${type}; what goes here is ${known.join(' or ')}.`,
    zh: `是 ${type} 的标识；此处应为 ${known.join('、')} 的标识。`,
  });
}

/** The record of one of these types that an id names, if it exists for the viewer; NOT_FOUND otherwise. */
export async function recordOf<T extends Nameable>(
  types: Record<string, T>,
  id: string,
  field: string,
  context: RequestContext,
): Promise<T & { record: InstanceType<T['entity']> }> {
  const known = namedIn(types, id, field);
  const { cityId } = viewerOf(context).body;
  const record = await context.work.em.findOne<TenantEntity>(known.entity, { cityId, id: known.key });
  if (!record) throw notFound(field);
  return { ...known, record: record as InstanceType<T['entity']> };
}
