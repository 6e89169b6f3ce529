import { Field, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { HandoverKind } from '../handover/handover.entity.js';

@ObjectType({
  description: 'A body to which an open channel leads from the own one, whoever opened it 流转对象.',
  simpleResolvers: true,
})
export class HandoverPartner {
  @Field(() => BodyName, { description: 'The body 单位.' })
  body!: BodyName;

  @Field(() => [HandoverKind], { description: 'The kinds of handover that the own body may send to it 适用类型.' })
  kinds!: HandoverKind[];
}
