import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Role } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';

registerEnumType(Role, {
  name: 'Role',
  description: 'Role of a seat 角色. A seat may have several.',
  valuesConfig: {
    ADMIN: { description: 'Manages the accounts and seats of the body 管理员.' },
    CHAIR: { description: 'Chair or vice-chair 主席、副主席.' },
    OFFICE: { description: 'The office of the body 办公室.' },
    COMMITTEE: { description: 'A special committee 专门委员会.' },
    LIAISON: { description: 'The liaison officer of a township 联络员.' },
    MEMBER: { description: 'A member of the conference 政协委员.' },
    HANDLER: { description: 'A department that handles matters 承办单位.' },
    AUDITOR: { description: 'Reads everything of the body and changes nothing 监督审计.' },
  },
});

export enum SeatState {
  HELD = 'HELD',
  ENDED = 'ENDED',
}
registerEnumType(SeatState, {
  name: 'SeatState',
  description: 'State of a seat 席位状态.',
  valuesConfig: {
    HELD: { description: 'Its person may act in it 在任.' },
    ENDED: { description: 'It has ended and stays on record 已终止.' },
  },
});

@ObjectType({
  description: 'A seat 席位: in which body a person acts, and in which roles.',
  implements: Node,
  simpleResolvers: true,
})
@Extensions({ readers: [Role.ADMIN, Role.AUDITOR] })
@Entity({
  tableName: 'seat',
  policies: [
    {
      name: 'parent_founds',
      command: 'insert',
      roles: ['api_city', 'api_county'],
      check: 'parent_id = current_tenant_id() and founding',
    },
    { name: 'door', command: 'select', roles: ['api_auth'], using: 'true' },
    { name: 'door_accepts', command: 'insert', roles: ['api_auth'], check: 'not founding' },
    { name: 'door_ends', command: 'update', roles: ['api_auth'], using: 'true', check: 'true' },
  ],
})
@Index({ name: 'seat_tenant_index', properties: ['cityId', 'tenantId', 'personName', 'id'] })
@Index({ name: 'seat_account_index', properties: ['cityId', 'accountId', 'startedAt', 'id'] })
@Index({ name: 'seat_person_index', properties: ['personId'] })
export class Seat extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body in which it is a seat 所属单位.' })
  body!: BodyName;

  @Property({ type: 'uuid', nullable: true })
  accountId?: string | null;

  /** With the next two: the account that took the seat by invitation, and its `controlVersion` then. */
  @Property({ type: 'bigint', nullable: true })
  heldByCityId?: number | null;

  @Property({ type: 'uuid', nullable: true })
  heldByAccountId?: string | null;

  @Property({ type: 'integer', nullable: true })
  controlVersion?: number | null;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => String, { description: 'Name of its person 姓名.' })
  @Property({ type: 'text' })
  personName!: string;

  @Field(() => [Role], { description: 'Its roles 角色, at least one.' })
  @Property({ type: 'text[]' })
  roles!: Role[];

  @Field(() => SeatState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: SeatState = SeatState.HELD;

  @Property({ type: 'boolean' })
  founding: boolean = false;

  @Field(() => Date, { description: 'Since when.' })
  @Property({ type: 'datetime' })
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it is held.' })
  @Property({ type: 'datetime', nullable: true })
  endedAt?: Date | null;
}
