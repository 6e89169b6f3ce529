import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { ToOne } from '../platform/fields.js';
import { Node } from '../platform/node.js';
import { offeredPolicies, TenantEntity } from '../platform/tenant-entity.js';

@ObjectType({
  description: 'A theme 主题 of a body for a year; the bodies below may align their items to it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'theme', policies: offeredPolicies })
@Unique({ name: 'theme_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'theme_position', properties: ['cityId', 'tenantId', 'year', 'position'] })
@Index({ name: 'theme_tenant_index', properties: ['tenantId', 'year', 'position', 'id'] })
export class Theme extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that set it 所属单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'Year 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => Int, { description: 'Its number among the themes of the year, from 1.' })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;
}
