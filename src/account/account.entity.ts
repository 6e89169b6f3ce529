import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Role } from '../platform/context.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';

export enum AccountState {
  ACTIVE = 'ACTIVE',
  DISABLED = 'DISABLED',
}
registerEnumType(AccountState, {
  name: 'AccountState',
  description: 'State of an account 账号状态.',
  valuesConfig: {
    ACTIVE: { description: 'Its person may sign in 启用.' },
    DISABLED: { description: 'Nobody can sign in with it 停用.' },
  },
});

@ObjectType({
  description: 'An account 账号 of a body, by which a person signs in.',
  implements: Node,
  simpleResolvers: true,
})
@Extensions({ readers: [Role.ADMIN, Role.AUDITOR] })
@Entity({
  tableName: 'account',
  policies: [
    {
      name: 'parent_founds',
      command: 'insert',
      roles: ['api_city', 'api_county'],
      check: 'parent_id = current_tenant_id() and founding',
    },
    { name: 'door', command: 'select', roles: ['api_auth'], using: 'true' },
    { name: 'door_changes', command: 'update', roles: ['api_auth'], using: 'true', check: 'true' },
  ],
})
@Unique({ name: 'account_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'account_name', properties: ['cityId', 'tenantId', 'name'] })
export class Account extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that manages it 所属单位.' })
  body!: BodyName;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => String, { description: 'Name of its person 姓名.' })
  @Property({ type: 'text' })
  personName!: string;

  @Property({ type: 'string', length: 32 })
  name!: string;

  @Computed<Account>(() => String, ['name', 'tenantId'], ({ name, tenantId }) => `${name}.${tenantId}`, {
    description: 'The name to sign in with 登录名, such as office.340800000000.',
  })
  login!: string;

  @Field(() => AccountState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: AccountState = AccountState.ACTIVE;

  @Field(() => Boolean, { description: 'Whether the body above made it as the first one 首个账号.' })
  @Property({ type: 'boolean' })
  founding: boolean = false;

  /** Never read or written by way of the mapping: the level roles may not select it. */
  @Property({ type: 'text', nullable: true, lazy: true, hidden: true })
  passwordHash?: string | null;

  /** Counts the passwords; a sign-in ends with the one it began with. */
  @Property({ type: 'integer' })
  passwordVersion: number = 1;

  /** Counts how often its ADMIN could have become its person: seats in other bodies are not his to take over. */
  @Property({ type: 'integer' })
  controlVersion: number = 1;

  @Field(() => Date, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;
}
