import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ObjectType } from 'type-graphql';
import { Role } from '../platform/context.js';
import { Node } from '../platform/graphql/node.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';

@ObjectType({
  description: 'What an OIDC issuer calls the person of an account 外部身份: its tokens are as good as signing in.',
  implements: Node,
  simpleResolvers: true,
})
@Extensions({ readers: [Role.ADMIN, Role.AUDITOR] })
@Entity({ tableName: 'identity', policies: [{ name: 'door', command: 'select', roles: ['api_auth'], using: 'true' }] })
@Unique({ name: 'identity_subject', properties: ['cityId', 'tenantId', 'issuer', 'subject'] })
@Index({ name: 'identity_account_index', properties: ['cityId', 'accountId', 'linkedAt', 'id'] })
@Index({ name: 'identity_door_index', properties: ['issuer', 'subject'] })
export class Identity extends TenantEntity {
  @Property({ type: 'uuid' })
  accountId!: string;

  @Field(() => String, { description: 'The issuer: claim `iss` of its tokens 签发者.' })
  @Property({ type: 'text' })
  issuer!: string;

  @Field(() => String, { description: 'The subject: claim `sub` of its tokens 主体.' })
  @Property({ type: 'text' })
  subject!: string;

  @Field(() => Date, { description: 'When it was linked.' })
  @Property({ type: 'datetime' })
  linkedAt!: Date;
}
