import { Field, ID, InputType } from 'type-graphql';
import { Phase } from '../plan-item/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType()
export abstract class CarryingOutInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the item; its plan must be issued and not closed.' })
  itemId!: string;
}

@InputType({ description: 'The phase that an item has reached 推进.' })
export class AdvanceItemInput extends CarryingOutInput {
  @Field(() => Phase, {
    description:
      'The phase reached 阶段: a later one than before, or the same one with a note. BAD_USER_INPUT for an earlier one.',
  })
  phase!: Phase;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was reached, not in the future and not before the year ahead of the plan; today by default.',
  })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'What was done 说明, up to 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'When and how an item was done 完成.' })
export class CompleteItemInput extends CarryingOutInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: "Day it was done 完成日期, not in the future and not before the plan's year; today by default.",
  })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'How it was done 说明, up to 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'To when and why an item is put off 延期.' })
export class PostponeItemInput extends CarryingOutInput {
  @Field(() => LocalDate, {
    description:
      'Day it is put off to 延期至: after the planned time, not in the past, not later than the year after the plan. The planned time stays the measure of on time or late.',
  })
  until!: string;

  @Field(() => String, { description: 'Why 延期原因, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Why a done item is opened again 重新办理.' })
export class ReopenItemInput extends CarryingOutInput {
  @Field(() => String, { description: 'What the look-back found 重新办理原因, 1 to 1,000 characters.' })
  reason!: string;
}
