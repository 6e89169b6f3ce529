import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Level } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';

@ObjectType({
  description:
    'The day by which the plans of a level are to be reported upward and issued 报送印发时限. Nothing is blocked by it. Where several bodies set a day for the same level, that of the highest counts.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'reporting_requirement', policies: offeredPolicies })
@Unique({ name: 'reporting_requirement_level', properties: ['cityId', 'tenantId', 'year', 'level'] })
export class ReportingRequirement extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that set it 设定单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'Year of the plans 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => Level, { description: 'Level of the bodies it is for 适用层级.' })
  @Property({ type: 'string', length: 16 })
  level!: Level;

  @Field(() => LocalDate, { description: 'Last day that is on time 截止日期.' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => String, { description: 'Label 说明.' })
  @Property({ type: 'text' })
  label!: string;
}
