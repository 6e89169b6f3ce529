import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { ContributionVersion } from '../contribution/contribution-version.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { SubTopic } from '../sub-topic/sub-topic.entity.js';
import { ResearchReport } from './research-report.entity.js';

@ObjectType({
  description: 'A part of a research report 报告章节, with the body it comes from. It is seen with its report.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'report_part' })
@Unique({ name: 'report_part_once', properties: ['cityId', 'tenantId', 'reportId', 'contributionId'] })
@Index({ name: 'report_part_report_index', properties: ['cityId', 'reportId', 'position', 'id'] })
export class ReportPart extends CloselySharedEntity {
  @Property({ type: 'uuid' })
  projectId!: string;

  @ToOne(() => ResearchReport, 'reportId', { description: 'The report it is a part of 所属报告.' })
  report!: ResearchReport;

  @Property({ type: 'uuid' })
  reportId!: string;

  @Field(() => Int, {
    description: 'Its place among the parts; of those with the same place the older comes first 序号.',
  })
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => String, { description: 'Heading 标题.' })
  @Property({ type: 'text' })
  heading!: string;

  @Field(() => String, { description: 'What it says 正文.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => [Attachment], { description: 'What goes with it 附件: those of the version it was taken over from.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @ToOne(() => BodyName, 'originTenantId', { description: 'The body it comes from 来源单位.' })
  origin!: BodyName;

  @Property({ type: 'bigint' })
  originTenantId!: number;

  @ToOne(() => SubTopic, 'subTopicId', {
    nullable: true,
    description: 'The sub-topic it is about 子课题; null where it is about none, or the caller may not see it.',
  })
  subTopic?: SubTopic | null;

  @Property({ type: 'uuid', nullable: true })
  subTopicId?: string | null;

  @ToOne(() => ContributionVersion, 'contributionVersionId', {
    nullable: true,
    description: 'The version it was taken over from 来源稿件; null where there is none, or the caller may not see it.',
  })
  contributionVersion?: ContributionVersion | null;

  @Property({ type: 'uuid', nullable: true })
  contributionVersionId?: string | null;

  /** What that is a version of: taken over once. */
  @Property({ type: 'uuid', nullable: true })
  contributionId?: string | null;

  @Field(() => Boolean, {
    description:
      'Whether that version was returned since, while the project ran 来源稿件已退回: the report is not made final with such a part, which merging replaces once another version is accepted.',
  })
  @Property({ type: 'boolean', default: false })
  isReturned: boolean = false;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
