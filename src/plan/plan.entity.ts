import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Level } from '../platform/context.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ListIndexes, offeredPolicies, ShareableEntity } from '../platform/database/tenant-entity.js';

export enum PlanState {
  DRAFT = 'DRAFT',
  IN_APPROVAL = 'IN_APPROVAL',
  APPROVED = 'APPROVED',
  REPORTED = 'REPORTED',
  ISSUED = 'ISSUED',
  CLOSED = 'CLOSED',
}
registerEnumType(PlanState, {
  name: 'PlanState',
  description: 'State of a plan 计划状态.',
  valuesConfig: {
    DRAFT: { description: 'Being drafted, or returned by a gate 起草（含退回）.' },
    IN_APPROVAL: { description: 'Going through its gates 审议中.' },
    APPROVED: { description: 'All gates passed 审议通过.' },
    REPORTED: { description: 'Reported to the bodies above, not issued yet 已报送.' },
    ISSUED: { description: 'Issued with a document number 已印发.' },
    CLOSED: { description: 'The year is reviewed and closed 已办结.' },
  },
});

export enum IssuingOffice {
  PARTY_COMMITTEE_OFFICE = 'PARTY_COMMITTEE_OFFICE',
  GOVERNMENT_OFFICE = 'GOVERNMENT_OFFICE',
  CONFERENCE_OFFICE = 'CONFERENCE_OFFICE',
}
registerEnumType(IssuingOffice, {
  name: 'IssuingOffice',
  description: 'An office that issues a plan, alone or jointly 印发机关.',
  valuesConfig: {
    PARTY_COMMITTEE_OFFICE: { description: 'Office of the Party committee 党委办公室.' },
    GOVERNMENT_OFFICE: { description: 'Office of the government 政府办公室.' },
    CONFERENCE_OFFICE: { description: 'Office of the consultative conference 政协办公室.' },
  },
});

/** Reach, as clients are told. */
export enum Visibility {
  OWN = 'OWN',
  ABOVE = 'ABOVE',
  BELOW = 'BELOW',
  NETWORK = 'NETWORK',
}
registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Who sees a record beside its own body 可见范围.',
  valuesConfig: {
    OWN: { description: 'Nobody 仅本级.' },
    ABOVE: { description: 'The bodies above 上级.' },
    BELOW: { description: 'The bodies above and below 上级和下级.' },
    NETWORK: { description: 'All bodies of the network 全网.' },
  },
});
const visibilities = [Visibility.OWN, Visibility.ABOVE, Visibility.BELOW, Visibility.NETWORK];

@ObjectType({
  description: 'The annual consultation plan 年度协商计划 of one body.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'plan', policies: offeredPolicies })
@Unique({ name: 'plan_own', properties: ['cityId', 'tenantId', 'id', 'reach'] })
@Unique({ name: 'plan_self', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'plan_year', properties: ['cityId', 'tenantId', 'year'] })
@ListIndexes('plan', 'year')
export class Plan extends ShareableEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose plan it is 所属单位.' })
  body!: BodyName;

  @Field(() => Level, { description: 'Level of that body 层级.' })
  @Property({ type: 'string', length: 16 })
  level!: Level;

  @Field(() => Int, { description: 'The year planned 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => PlanState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: PlanState = PlanState.DRAFT;

  @Field(() => Int, {
    description: 'Number of the valid version 版次: 0 before issuing, 1 as issued, one more with each amendment.',
  })
  @Property({ type: 'smallint' })
  edition: number = 0;

  @Computed<Plan>(
    () => Int,
    ['round', 'tenantId'],
    ({ round, tenantId }, { viewer }) => (tenantId === viewer?.body.id ? round : null),
    {
      nullable: true,
      description: 'How often it went into approval 审议轮次; null for other bodies.',
    },
  )
  @Property({ type: 'smallint' })
  round: number = 0;

  @Computed<Plan>(() => Visibility, ['reach'], ({ reach }) => visibilities[reach], {
    description: 'Who sees it beside its own body 可见范围.',
  })
  visibility!: Visibility;

  @Computed<Plan>(
    () => String,
    ['returnReason', 'tenantId'],
    ({ returnReason, tenantId }, { viewer }) => (tenantId === viewer?.body.id ? returnReason : null),
    {
      nullable: true,
      description: 'Why a gate returned it last 退回原因; null unless it was returned, and for other bodies.',
    },
  )
  @Property({ type: 'text', nullable: true })
  returnReason?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was reported upward 报送日期; issuing reports too.' })
  @Property({ type: 'date', nullable: true })
  reportedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was issued 印发日期.' })
  @Property({ type: 'date', nullable: true })
  issuedOn?: string | null;

  @Field(() => [IssuingOffice], { nullable: true, description: 'The offices that issued it jointly 联合印发机关.' })
  @Property({ type: 'text[]', nullable: true })
  issuedBy?: IssuingOffice[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Document number 发文字号, such as 怀政协〔2026〕12号. A body counts them per calendar year without gaps.',
  })
  @Property({ type: 'text', nullable: true })
  documentNumber?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day the year was closed 办结日期.' })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The yearly review 年度总结.' })
  @Property({ type: 'text', nullable: true })
  review?: string | null;

  @Field(() => Date, { description: 'When it was drafted first.' })
  @Property({ type: 'datetime' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When it was changed last.' })
  @Property({ type: 'datetime' })
  updatedAt!: Date;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
