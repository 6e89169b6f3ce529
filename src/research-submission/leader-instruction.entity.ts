import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { CloselySharedEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { globalId, Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchSubmission } from './research-submission.entity.js';

@ObjectType({
  description:
    'What a leader wrote on something submitted 领导批示. One document may bring several of them, or none. Who sees what was submitted sees it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'leader_instruction' })
@Index({ name: 'leader_instruction_submission_index', properties: ['cityId', 'submissionId', 'givenOn', 'id'] })
@Index({ name: 'leader_instruction_project_index', properties: ['cityId', 'projectId', 'givenOn', 'id'] })
export class LeaderInstruction extends CloselySharedEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that recorded it 记录单位.' })
  body!: BodyName;

  @Property({ type: 'uuid' })
  projectId!: string;

  @ToOne(() => ResearchSubmission, 'submissionId', { description: 'What it was written on 所批材料.' })
  submission!: ResearchSubmission;

  @Property({ type: 'uuid' })
  submissionId!: string;

  @Field(() => String, { description: 'The leader 批示领导.' })
  @Property({ type: 'text' })
  leaderName!: string;

  @Field(() => String, { description: 'His office 职务.' })
  @Property({ type: 'text' })
  leaderOffice!: string;

  @Field(() => String, { description: 'What he wrote 批示内容.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => LocalDate, { description: 'Day he wrote it 批示日期.' })
  @Property({ type: 'date' })
  givenOn!: string;

  @Computed<LeaderInstruction>(
    () => [ID],
    ['suggestionIds'],
    ({ suggestionIds }) => suggestionIds.map((id) => globalId('ResearchSuggestion', id)),
    { description: 'Ids of the suggestions of the project that it is about 所涉建议; none: all of the document.' },
  )
  suggestions!: string[];

  @Property({ type: 'uuid[]' })
  suggestionIds: string[] = [];

  @Field(() => String, { description: 'Who recorded it 记录人.' })
  @Property({ type: 'text' })
  recordedBy!: string;
}
