import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Role } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';

export enum SeatInvitationState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SeatInvitationState, {
  name: 'SeatInvitationState',
  description: 'State of an invitation to a seat 席位邀请状态.',
  valuesConfig: {
    OPEN: { description: 'Its code can be used until it expires 待接受.' },
    ACCEPTED: { description: 'Its code has been used 已接受.' },
    WITHDRAWN: { description: 'Its code cannot be used any more 已撤回.' },
  },
});

@ObjectType({
  description:
    'An invitation to a seat 席位邀请. Whoever brings its code gets the seat, once: so a person of another body takes a seat without this body learning of his accounts.',
  implements: Node,
  simpleResolvers: true,
})
@Extensions({ readers: [Role.ADMIN, Role.AUDITOR] })
@Entity({
  tableName: 'seat_invitation',
  policies: [
    { name: 'door', command: 'select', roles: ['api_auth'], using: 'true' },
    {
      name: 'door_accepts',
      command: 'update',
      roles: ['api_auth'],
      using: 'true',
      check: "state = 'ACCEPTED'",
    },
  ],
})
@Index({ name: 'seat_invitation_tenant_index', properties: ['cityId', 'tenantId', 'invitedAt', 'id'] })
@Index({ name: 'seat_invitation_door_index', properties: ['codeHash'] })
export class SeatInvitation extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that invites 邀请单位.' })
  body!: BodyName;

  @Field(() => String, { description: 'For whom it is meant, as the ADMIN wrote it 受邀人.' })
  @Property({ type: 'text' })
  invitee!: string;

  @Field(() => [Role], { description: 'The roles the seat will have 角色.' })
  @Property({ type: 'text[]' })
  roles!: Role[];

  @Property({ type: 'blob' })
  codeHash!: Buffer;

  @Field(() => SeatInvitationState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: SeatInvitationState = SeatInvitationState.OPEN;

  @Field(() => Date, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  invitedAt!: Date;

  @Field(() => Date, { description: 'Until when its code can be used.' })
  @Property({ type: 'datetime' })
  expiresAt!: Date;
}
