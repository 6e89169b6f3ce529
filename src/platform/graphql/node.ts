import { Field, ID, InterfaceType } from 'type-graphql';
import { badInput } from '../errors.js';

/** The Relay interface: everything that can be fetched again by its id. */
@InterfaceType('Node', {
  description: 'An object that can be fetched again by its opaque id.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, unique over all types.' })
  id!: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque id that clients see: type and key in one. */
export const globalId = (type: string, key: string | number): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

/** Type and key of an opaque id. A malformed one is bad input of `field`, not a missing object. */
export function parseGlobalId(id: string, field: string): { type: string; key: string } {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const [type, key] = text.split(':');
  const sound = type && key && /^[A-Z][A-Za-z]+$/.test(type) && (uuid.test(key) || /^\d{12}$/.test(key));
  if (!sound || globalId(type, key) !== id) {
    throw badInput(field, { en: 'is not an id of this service.', zh: '不是本服务的标识。' });
  }
  return { type, key };
}

/** The key of an opaque id that must be of `type`. */
export function keyOf(type: string, id: string, field: string): string {
  const parsed = parseGlobalId(id, field);
  if (parsed.type !== type) {
    throw badInput(field, {
      en: `is the id of a ${parsed.type}, not of a ${type}.`,
      zh: `是 ${parsed.type} 的标识，应为 ${type}。`,
    });
  }
  return parsed.key;
}
