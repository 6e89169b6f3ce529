import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Attachment } from '../attachment/attachment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchSuggestion } from './research-suggestion.entity.js';
import { FollowUpKind, LookBackOutcome } from './research-suggestion.words.js';

@ObjectType({
  description:
    'A step of what became of a suggestion 建议跟踪, recorded by the leading body. Who sees the suggestion sees it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'suggestion_follow_up' })
@Index({
  name: 'suggestion_follow_up_suggestion_index',
  properties: ['cityId', 'suggestionId', 'happenedOn', 'id'],
})
export class SuggestionFollowUp extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that recorded it 记录单位.' })
  body!: BodyName;

  @Property({ type: 'uuid' })
  projectId!: string;

  @ToOne(() => ResearchSuggestion, 'suggestionId', { description: 'The suggestion it is about 所属建议.' })
  suggestion!: ResearchSuggestion;

  @Property({ type: 'uuid' })
  suggestionId!: string;

  @Field(() => FollowUpKind, { description: 'What it is 类型.' })
  @Property({ type: 'string', length: 16 })
  kind!: FollowUpKind;

  @Field(() => LocalDate, { description: 'Day 日期.' })
  @Property({ type: 'date' })
  happenedOn!: string;

  @Field(() => String, { nullable: true, description: 'What was said, done or found 内容.' })
  @Property({ type: 'text', nullable: true })
  text?: string | null;

  @Field(() => [Attachment], { description: 'What goes with it 附件.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  attachments!: Attachment[];

  @Field(() => String, { nullable: true, description: 'Who promised 承诺人; null where it is no promise.' })
  @Property({ type: 'text', nullable: true })
  promisedBy?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day by which it was promised to be carried out 承诺期限; null where it is no promise.',
  })
  @Property({ type: 'date', nullable: true })
  promisedFor?: string | null;

  @Field(() => LookBackOutcome, {
    nullable: true,
    description: 'What a look-back found 回头看结果; null where it is none.',
  })
  @Property({ type: 'string', length: 16, nullable: true })
  outcome?: LookBackOutcome | null;

  @Field(() => String, { description: 'Who recorded it 记录人.' })
  @Property({ type: 'text' })
  recordedBy!: string;
}
