import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Handover } from '../handover/handover.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { globalId, Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchSubmissionKind } from './research-submission.words.js';

@ObjectType({
  description:
    'What was submitted of the results of a research project 成果报送, by the body that leads it. Who took part sees it, also after the project was closed, and the bodies above.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'research_submission' })
@Unique({ name: 'research_submission_own', properties: ['cityId', 'tenantId', 'projectId', 'id'] })
@Index({ name: 'research_submission_project_index', properties: ['cityId', 'projectId', 'submittedOn', 'id'] })
export class ResearchSubmission extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that submitted it 报送单位.' })
  body!: BodyName;

  @ToOne(() => ResearchProject, 'projectId', {
    nullable: true,
    description: 'The project it comes of 所属课题; null where the sight of that has ended.',
  })
  project?: ResearchProject | null;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Field(() => ResearchSubmissionKind, { description: 'As what it was submitted 报送形式.' })
  @Property({ type: 'string', length: 16 })
  kind!: ResearchSubmissionKind;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'To whom 报送对象.' })
  @Property({ type: 'text' })
  recipient!: string;

  @Field(() => String, { nullable: true, description: 'Document number 文号; null where it has none.' })
  @Property({ type: 'text', nullable: true })
  documentNumber?: string | null;

  @Field(() => LocalDate, { description: 'Day it was submitted 报送日期.' })
  @Property({ type: 'date' })
  submittedOn!: string;

  @ToOne(() => Handover, 'handoverId', {
    nullable: true,
    description:
      'The handover by which it went to a higher body 报送流转; null where it went another way, or the caller may not see that.',
  })
  handover?: Handover | null;

  @Property({ type: 'uuid', nullable: true })
  handoverId?: string | null;

  @Computed<ResearchSubmission>(
    () => [ID],
    ['suggestionIds'],
    ({ suggestionIds }) => suggestionIds.map((id) => globalId('ResearchSuggestion', id)),
    { description: 'Ids of the suggestions of the project that it carries 所含建议.' },
  )
  suggestions!: string[];

  @Property({ type: 'uuid[]' })
  suggestionIds: string[] = [];

  @Field(() => String, { description: 'Who submitted it 报送人.' })
  @Property({ type: 'text' })
  submittedBy!: string;
}
