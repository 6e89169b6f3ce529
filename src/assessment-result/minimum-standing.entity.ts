import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';

export enum Light {
  GREEN = 'GREEN',
  YELLOW = 'YELLOW',
  RED = 'RED',
}
registerEnumType(Light, {
  name: 'Light',
  description: 'Traffic light of what a minimum set asks for 红黄绿灯.',
  valuesConfig: {
    GREEN: { description: 'Reached 已达标.' },
    YELLOW: { description: 'Not reached; there is time 未达标，尚可完成.' },
    RED: { description: 'Not reached, and the days are over or too few at any usual pace 未达标，时间不足.' },
  },
});

@ObjectType({
  description: 'How an item of the minimum set stands on a day 最低履职要求完成情况.',
  simpleResolvers: true,
})
export class MinimumStanding {
  @Field(() => String, { description: 'What the item is called within its scheme 标识.' })
  id!: string;

  @Field(() => String, { description: 'Title 标题.' })
  title!: string;

  @Field(() => Light, { description: 'Traffic light 红黄绿灯.' })
  light!: Light;

  @Field(() => String, {
    description: 'Of alternatives the one that is nearest, by its id 最接近的选项; else its own id.',
  })
  by!: string;

  @Field(() => Float, { description: 'What is done 已完成.' })
  done!: number;

  @Field(() => Float, { description: 'What is required 应完成.' })
  required!: number;

  @Field(() => Float, { description: 'What an even pace would have brought by the day 序时进度.' })
  expected!: number;
}
