import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { MutationInput, RepetitionKey } from '../platform/graphql/mutation.js';
import { Form, TopicSource } from './plan-item.words.js';

@InputType({
  description:
    'When an item is planned 计划时间: a month, a quarter, or days; exactly one of the three, within the year of the plan.',
})
export class PlannedTimeInput {
  @Field(() => Int, { nullable: true, description: 'Month 月, 1 to 12.' })
  month?: number | null;

  @Field(() => Int, { nullable: true, description: 'Quarter 季度, 1 to 4.' })
  quarter?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day 起.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day 止, not before `from`; by default the same day.' })
  until?: string | null;
}

/** What an item may leave out. */
@InputType()
export abstract class ItemDetailsInput {
  @Field(() => String, { nullable: true, description: 'Description 说明, up to 5,000 characters.' })
  description?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id of a theme of the own body and the plan's year 本级主题. NOT_FOUND for any other.",
  })
  themeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a theme of a body above, of the same year 对应上级主题; instead of `alignedItemId`. NOT_FOUND for any other. null ends the alignment.',
  })
  alignedThemeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of an item of a body above, of the same year 对应上级议题; its theme becomes the aligned theme. NOT_FOUND for any other. null ends the alignment.',
  })
  alignedItemId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The chair or vice chair who leads 领衔主席, up to 100 characters.',
  })
  leadChair?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The special committee or office responsible 责任专委会, up to 100 characters.',
  })
  responsibleCommittee?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Departments that take part and reply 承办部门: up to 50, each 1 to 100 characters.',
  })
  handlingDepartments?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of other bodies that take part 参加单位: up to 200 bodies above or below the own one. NOT_FOUND for any other.',
  })
  participants?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the suggestions to the own body that it came from 来源建议, up to 50. NOT_FOUND for any other.',
  })
  suggestionIds?: string[] | null;
}

@InputType({ description: 'A new item 协商议题 of a plan.' })
export class PlanItemInput extends ItemDetailsInput {
  @Field(() => String, { description: 'Title 议题, 1 to 200 characters.' })
  title!: string;

  @Field(() => Form, { description: 'Form of consultation 协商形式.' })
  form!: Form;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it deliberates on policy 议政性.' })
  onPolicy!: boolean;

  @Field(() => TopicSource, { description: 'Where the topic came from 选题来源.' })
  source!: TopicSource;

  @Field(() => PlannedTimeInput, { description: 'When it is planned 计划时间.' })
  planned!: PlannedTimeInput;
}

@InputType({ description: 'Changes of an item 议题修改. What is left out stays as it is; null empties a field.' })
export class ItemChangeInput extends ItemDetailsInput {
  @Field(() => ID, { description: 'Id of the item.' })
  itemId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed the item since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Title 议题, 1 to 200 characters; not null.' })
  title?: string | null;

  @Field(() => Form, { nullable: true, description: 'Form of consultation 协商形式; not null.' })
  form?: Form | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it deliberates on policy 议政性; not null.' })
  onPolicy?: boolean | null;

  @Field(() => TopicSource, { nullable: true, description: 'Where the topic came from 选题来源; not null.' })
  source?: TopicSource | null;

  @Field(() => PlannedTimeInput, { nullable: true, description: 'When it is planned 计划时间; not null.' })
  planned?: PlannedTimeInput | null;
}

@InputType({ description: 'A new item of a draft 新增议题.' })
export class AddPlanItemInput extends PlanItemInput {
  @Field(() => ID, { description: 'Id of the plan, a draft. The item becomes its last one.' })
  planId!: string;

  @RepetitionKey()
  clientMutationId?: string;
}

@InputType({ description: 'Changes of an item of a draft 修改议题.' })
export class ChangePlanItemInput extends ItemChangeInput {
  @RepetitionKey()
  clientMutationId?: string;
}

@InputType({ description: 'The item that leaves a draft 移除议题.' })
export class RemovePlanItemInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the item. Those after it move up by one.' })
  itemId!: string;
}

@InputType({ description: 'The place that an item of a draft gets 调整序号.' })
export class MovePlanItemInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the item.' })
  itemId!: string;

  @Field(() => Int, { description: 'Its number within the plan from now on 序号, from 1; those between move by one.' })
  position!: number;
}
