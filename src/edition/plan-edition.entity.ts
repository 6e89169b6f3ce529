import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { IssuingOffice, Plan } from '../plan/plan.entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { PlanItemSnapshot, type PlanSnapshot } from './plan-snapshot.entity.js';

@ObjectType({
  description:
    'An edition of a plan 版次: the whole plan as it was issued, or as an amendment made it. It never changes, and is seen by whoever sees the plan.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan_edition', policies: offeredPolicies })
@Unique({ name: 'plan_edition_own', properties: ['cityId', 'tenantId', 'id', 'reach'] })
@Unique({ name: 'plan_edition_number', properties: ['cityId', 'planId', 'number', 'tenantId'] })
export class PlanEdition extends TenantEntity {
  @ToOne(() => Plan, 'planId', { description: 'The plan as it is now.' })
  plan!: Plan;

  @Property({ type: 'uuid' })
  planId!: string;

  @Field(() => Int, { description: 'Its number: 1 as issued, one more with each amendment 版次.' })
  @Property({ type: 'smallint' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Why the plan was amended 调整原因; null in the first edition.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who consented to the amendment 同意机关, such as 主席会议; null in the first edition.',
  })
  @Property({ type: 'text', nullable: true })
  consentBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the consent 同意日期.' })
  @Property({ type: 'date', nullable: true })
  consentedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Document number of the consent 文号.' })
  @Property({ type: 'text', nullable: true })
  consentDocumentNumber?: string | null;

  @Property({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'text' })
  personName!: string;

  @Field(() => Date, { description: 'When it was made.' })
  @Property({ type: 'datetime' })
  madeAt!: Date;

  @Property({ type: 'json' })
  snapshot!: PlanSnapshot;

  @Computed<PlanEdition>(() => String, ['snapshot'], ({ snapshot }) => snapshot.title, {
    description: 'Title of the plan in this edition 标题.',
  })
  title!: string;

  @Computed<PlanEdition>(() => String, ['snapshot'], ({ snapshot }) => snapshot.documentNumber, {
    nullable: true,
    description: 'Document number of the plan in this edition 发文字号.',
  })
  documentNumber?: string | null;

  @Computed<PlanEdition>(() => LocalDate, ['snapshot'], ({ snapshot }) => snapshot.issuedOn, {
    nullable: true,
    description: 'Day the plan was issued 印发日期.',
  })
  issuedOn?: string | null;

  @Computed<PlanEdition>(() => [IssuingOffice], ['snapshot'], ({ snapshot }) => snapshot.issuedBy, {
    nullable: true,
    description: 'The offices that issued the plan 联合印发机关.',
  })
  issuedBy?: IssuingOffice[] | null;

  @Computed<PlanEdition>(() => [PlanItemSnapshot], ['snapshot'], ({ snapshot }) => snapshot.items, {
    description: 'All items of this edition, in their order 全部议题.',
  })
  items!: PlanItemSnapshot[];
}
