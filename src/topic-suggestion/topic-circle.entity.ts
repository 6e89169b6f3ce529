import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Extensions, Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { choosing } from './topic-suggestion.workflow.js';

@ObjectType({
  description:
    'A leader has circled a suggestion 领导圈选: he favours it. Circled is not yet chosen. Only those who choose see it, in the body that called for topics.',
  implements: Node,
  simpleResolvers: true,
})
@Extensions({ readers: choosing })
@Entity({ tableName: 'topic_circle' })
@Unique({ name: 'topic_circle_leader', properties: ['cityId', 'suggestionId', 'tenantId', 'leader'] })
export class TopicCircle extends TenantEntity {
  @Property({ type: 'uuid' })
  callId!: string;

  @Property({ type: 'uuid' })
  suggestionId!: string;

  @Field(() => String, { description: 'The leader who circled it 圈选领导.' })
  @Property({ type: 'text' })
  leader!: string;

  @Property({ type: 'uuid', nullable: true })
  leaderPersonId?: string | null;

  @Field(() => LocalDate, { description: 'Day 圈选日期.' })
  @Property({ type: 'date' })
  circledOn!: string;
}
