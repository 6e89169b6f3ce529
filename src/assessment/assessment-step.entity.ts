import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { Node } from '../platform/graphql/node.js';
import { AssessmentState } from './assessment.words.js';

@ObjectType({
  description: 'What happened to an assessment 流转记录, by whom and why. Seen by who keeps the files of the own body.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'assessment_step', policies: keptPolicies })
@Index({ name: 'assessment_step_index', properties: ['cityId', 'assessmentId', 'happenedAt', 'id'] })
export class AssessmentStep extends TenantEntity {
  @Property({ type: 'uuid' })
  assessmentId!: string;

  @Field(() => String, { description: 'The act, named as the mutation 动作.' })
  @Property({ type: 'string', length: 32 })
  act!: string;

  @Field(() => AssessmentState, { description: 'State before 此前阶段.' })
  @Property({ type: 'string', length: 16 })
  fromState!: AssessmentState;

  @Field(() => AssessmentState, { description: 'State afterwards 此后阶段.' })
  @Property({ type: 'string', length: 16 })
  toState!: AssessmentState;

  @Field(() => String, { nullable: true, description: 'Reason or remark 说明.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null;

  @Field(() => String, { description: 'Who did it 经办人.' })
  @Property({ type: 'text' })
  personName!: string;

  @Field(() => Date, { description: 'When 时间.' })
  @Property({ type: 'datetime' })
  happenedAt!: Date;
}
