import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'How many handovers there are in each state 流转统计. `due` and `overdue` cut across the states.',
  simpleResolvers: true,
})
export class HandoverCounts {
  @Field(() => Int, { description: 'All of them 总数.' })
  total!: number;

  @Field(() => Int, { description: 'SENT: not received, or for a notice not read 未签收.' })
  sent!: number;

  @Field(() => Int, { description: 'RECEIVED 已签收.' })
  received!: number;

  @Field(() => Int, { description: 'ACCEPTED 已接受.' })
  accepted!: number;

  @Field(() => Int, { description: 'RETURNED 已退回.' })
  returned!: number;

  @Field(() => Int, { description: 'ANSWERED 已答复.' })
  answered!: number;

  @Field(() => Int, { description: 'CLOSED 已办结.' })
  closed!: number;

  @Field(() => Int, { description: 'RECALLED; the receiver is told of none 已撤回.' })
  recalled!: number;

  @Field(() => Int, {
    description:
      'Those with a due day that the receiver has neither answered nor returned; of notices those he has not read 待办.',
  })
  due!: number;

  @Field(() => Int, { description: 'Those of them whose day is over 逾期.' })
  overdue!: number;
}
