import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { ListIndexes, offeredPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Scheme, SchemeSubject } from '../scheme/scheme.entity.js';
import { AssessmentState } from './assessment.words.js';

export { AssessmentState, running } from './assessment.words.js';

@ObjectType({
  description:
    'An assessment 年度考核 of the subjects of a body by one of its schemes. The bodies above see how far it is and its figures, never the results of single subjects.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'assessment', policies: offeredPolicies })
@Unique({ name: 'assessment_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'assessment_scheme_once', properties: ['cityId', 'tenantId', 'schemeId'] })
@ListIndexes('assessment', 'year')
export class Assessment extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that assesses 考核单位.' })
  body!: BodyName;

  @ToOne(() => Scheme, 'schemeId', {
    nullable: true,
    description: 'The edition of the scheme it goes by 考核办法; null where the caller may not see that.',
  })
  scheme?: Scheme | null;

  @Property({ type: 'uuid' })
  schemeId!: string;

  @ToOne(() => Assessment, 'previousId', {
    nullable: true,
    description:
      'The assessment of the year before, whose results rules over several years look at 上年度考核; null for the first.',
  })
  previous?: Assessment | null;

  @Property({ type: 'uuid', nullable: true })
  previousId?: string | null;

  @Field(() => Int, { description: 'The year assessed 考核年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => SchemeSubject, { description: 'Whom it assesses 考核对象.' })
  @Property({ type: 'string', length: 16 })
  subject!: SchemeSubject;

  @Field(() => String, { description: 'Title 标题, that of its scheme.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => AssessmentState, { description: 'How far it is 考核阶段.' })
  @Property({ type: 'string', length: 16 })
  state: AssessmentState = AssessmentState.SELF_ASSESSMENT;

  @Field(() => Int, {
    description: 'Round of its approval, from 1; one that was returned or reopened goes into another 审议轮次.',
  })
  @Property({ type: 'smallint' })
  round: number = 0;

  @Field(() => Int, { description: 'Days in which those assessed may object to what was published 申诉期（天）.' })
  @Property({ type: 'smallint' })
  objectionDays!: number;

  @Field(() => LocalDate, { description: 'Day it was opened 启动日期.' })
  @Property({ type: 'date' })
  openedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which members hand in their reports 述职截止日期.' })
  @Property({ type: 'date', nullable: true })
  reportsBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which marks are to be given 评分截止日期.' })
  @Property({ type: 'date', nullable: true })
  marksBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be decided 审定时限.' })
  @Property({ type: 'date', nullable: true })
  decideBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be published 公布时限.' })
  @Property({ type: 'date', nullable: true })
  publishBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was last submitted to its gates 提交审议日期.' })
  @Property({ type: 'date', nullable: true })
  submittedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day its last gate passed it 审定日期.' })
  @Property({ type: 'date', nullable: true })
  decidedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day its results were published 公布日期.' })
  @Property({ type: 'date', nullable: true })
  publishedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day for objections 申诉截止日期.' })
  @Property({ type: 'date', nullable: true })
  objectionsBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was closed 归档日期.' })
  @Property({ type: 'date', nullable: true })
  closedOn?: string | null;

  @Property({ type: 'datetime', nullable: true })
  computedAt?: Date | null;

  /** Not told: it would count what happens to others. */
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
