import 'reflect-metadata';
import type { PolicyDef } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { v7 as uuidv7 } from 'uuid';
import { Node } from '../graphql/node.js';

/** Who sees a row beside its own body. The workflow sets it with the state; nothing else does. */
export enum Reach {
  /** The own body only. */
  OWN = 0,
  /** Also the bodies above it. */
  ABOVE = 1,
  /** Also the bodies below it. */
  BELOW = 2,
  /** Every body of the city's network. */
  NETWORK = 3,
}

const apiRoles = ['api_city', 'api_county', 'api_town'];
const seenFrom = (column: string) =>
  `${column} = current_tenant_id() and (tenant_id = current_tenant_id() or reach >= 1)`;
const own = 'tenant_id = current_tenant_id()';

/**
 * The wall, stated once for every table of a tenant: one equality per level for reading, and writing only one's own.
 * The same text is applied to the tables by `secure_tenant_table` in migration 0001; a contract test compares both.
 */
export const tenantPolicies: PolicyDef[] = [
  { name: 'seen_by_city', command: 'select', roles: ['api_city'], using: seenFrom('city_id') },
  { name: 'seen_by_county', command: 'select', roles: ['api_county'], using: seenFrom('county_id') },
  { name: 'seen_by_town', command: 'select', roles: ['api_town'], using: own },
  { name: 'own_insert', command: 'insert', roles: apiRoles, check: own },
  { name: 'own_update', command: 'update', roles: apiRoles, using: own, check: own },
  { name: 'own_delete', command: 'delete', roles: apiRoles, using: own },
  { name: 'maintenance', command: 'all', roles: ['app_owner'], using: 'true', check: 'true' },
];

/** Further sight for tables whose rows may be offered downward or to the whole network (`offer_table` in 0001). */
export const offeredPolicies: PolicyDef[] = [
  {
    name: 'offered_by_city',
    command: 'select',
    roles: ['api_county', 'api_town'],
    using: 'tenant_id = current_city_id() and reach >= 2',
  },
  {
    name: 'offered_by_county',
    command: 'select',
    roles: ['api_town'],
    using: 'tenant_id = current_county_id() and reach >= 2',
  },
  {
    name: 'published_in_network',
    command: 'select',
    roles: ['api_county', 'api_town'],
    using: 'city_id = current_city_id() and reach >= 3',
  },
];

/** The wall of a table of duty files (`secure_duty_file` in 0010): a body's files for who keeps them, and each for its person. */
export const filePolicies: PolicyDef[] = [
  {
    name: 'own_file',
    command: 'select',
    roles: apiRoles,
    using: 'person_id = current_person_id() and tenant_id = any (current_seat_bodies())',
  },
  {
    name: 'kept_files',
    command: 'select',
    type: 'restrictive',
    roles: apiRoles,
    using: 'keeps_duty_files() or person_id = current_person_id()',
  },
];

/** The same for tables about many members at once: for those who keep the files of the body, and nobody else. */
export const keptPolicies: PolicyDef[] = [
  { name: 'kept_files', command: 'select', type: 'restrictive', roles: apiRoles, using: 'keeps_duty_files()' },
];

/** Sight for the time being, of a table whose rows may be handed over (`share_table` in 0020). */
const sharedPolicies: PolicyDef[] = [
  {
    name: 'shared_with_body',
    command: 'select',
    roles: apiRoles,
    using: '((shared_with ->> (current_tenant_id())::text))::timestamptz > now()',
  },
];

/** The same where a body's sight is that of who keeps its files, and persons have their own (`share_research_table` in 0022). */
const closelySharedPolicies: PolicyDef[] = [
  {
    name: 'shared_with_keepers',
    command: 'select',
    roles: apiRoles,
    using: 'keeps_duty_files() and ((shared_with ->> (current_tenant_id())::text))::timestamptz > now()',
  },
  {
    name: 'shared_with_person',
    command: 'select',
    roles: apiRoles,
    using:
      "((shared_with ->> (((current_tenant_id())::text || '/') || (current_person_id())::text)))::timestamptz > now()",
  },
];

/** A record of one body. Its scope columns follow from the body that writes it. */
@ObjectType({ simpleResolvers: true })
@Entity({ abstract: true, rowLevelSecurity: 'force', policies: tenantPolicies })
export abstract class TenantEntity extends Node {
  @PrimaryKey({ type: 'bigint' })
  cityId!: number;

  @Field(() => ID, { description: 'Opaque id, unique over all types.' })
  @PrimaryKey({ type: 'uuid' })
  override id: string = uuidv7();

  @Property({ type: 'bigint' })
  countyId!: number;

  @Property({ type: 'bigint' })
  parentId!: number;

  @Property({ type: 'bigint' })
  tenantId!: number;

  @Property({ type: 'smallint' })
  reach: Reach = Reach.OWN;
}

/** A row of a member's duty file 履职档案: whose it is, once that is known. */
@Entity({ abstract: true, policies: filePolicies })
export abstract class FileEntity extends TenantEntity {
  @Property({ type: 'uuid', nullable: true })
  personId?: string | null;
}

/** A record that can be handed over: it is seen by the bodies it is handed to, each until its sight ends. */
@Entity({ abstract: true, policies: sharedPolicies })
export abstract class ShareableEntity extends TenantEntity {
  /**
   * Body -> the moment its sight ends. Written by the database alone, from the handovers under way. No field shows it: at the
   * table, whoever sees the record reads who else does.
   */
  @Property({ type: 'json', columnType: 'jsonb', default: '{}' })
  sharedWith: Record<string, string> = {};
}

/** A record seen for a time by who keeps the files of other bodies, and by persons these named for it. */
@Entity({ abstract: true, policies: closelySharedPolicies })
export abstract class CloselySharedEntity extends TenantEntity {
  /** Body, or body/person -> the moment the sight ends. Written by the database alone. */
  @Property({ type: 'json', columnType: 'jsonb', default: '{}' })
  sharedWith: Record<string, string> = {};
}

/** The indexes of a table whose lists are read at every level: (level column, sort key, id). */
export function ListIndexes(table: string, ...by: string[]): ClassDecorator {
  return (target) => {
    for (const level of ['city', 'county', 'parent', 'tenant']) {
      const index = Index({ name: `${table}_${level}_index`, properties: [`${level}Id`, ...by, 'id'] as never });
      index(target);
    }
  };
}
