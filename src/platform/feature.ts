import type { EntityClass } from '@mikro-orm/postgresql';
import type { RequestContext } from './context.js';
import type { Permissions } from './permissions.js';

/** A resolver class; type-graphql makes the instances. */
export type Resolver = new () => object;

/** A feature's manifest: all that the application needs to know of it. */
export interface Feature {
  name: string;
  entities: EntityClass<object>[];
  resolvers: Resolver[];
  permissions: Permissions;
  /** Types that exist for somebody otherwise than row security says: how one of them is read by its key. */
  nodes?: Record<string, (key: string, context: RequestContext) => Promise<object | null>>;
  /** Mutations by which people enter and leave: they run as `api_auth`, without a viewer's scope, each alone in its operation. */
  doors?: string[];
}

/** The permissions of all features in one table. */
export function permissionsOf(features: readonly Feature[]): Required<Permissions> {
  const all: Required<Permissions> = { Query: {}, Mutation: {} };
  for (const { permissions } of features) {
    Object.assign(all.Query, permissions.Query);
    Object.assign(all.Mutation, permissions.Mutation);
  }
  return all;
}
