import { Field, ID, InputType } from 'type-graphql';
import { ItemChangeInput, PlanItemInput } from '../plan-item/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType({ description: 'An item that an amendment cancels 取消议题.' })
export class CancelItemInput {
  @Field(() => ID, { description: 'Id of the item; it must not be done or cancelled, otherwise ILLEGAL_TRANSITION.' })
  itemId!: string;

  @Field(() => String, { description: 'Why 取消原因, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'An amendment of an issued plan 计划调整: one to 100 items to add, change or cancel.' })
export class AmendPlanInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the plan, issued and not closed.' })
  planId!: string;

  @Field(() => String, { description: 'Why the plan is amended 调整原因, 1 to 1,000 characters.' })
  reason!: string;

  @Field(() => String, { description: 'Who consented 同意机关, such as 主席会议, 1 to 100 characters.' })
  consentBy!: string;

  @Field(() => LocalDate, { description: 'Day of the consent 同意日期, not in the future.' })
  consentedOn!: string;

  @Field(() => String, { nullable: true, description: 'Document number of the consent 文号, up to 100 characters.' })
  consentDocumentNumber?: string | null;

  @Field(() => [PlanItemInput], { nullable: true, description: 'Items that come into the plan, as its last ones.' })
  add?: PlanItemInput[] | null;

  @Field(() => [ItemChangeInput], {
    nullable: true,
    description:
      'Items that change; each still to be done, otherwise ILLEGAL_TRANSITION. A new planned time ends a postponement.',
  })
  change?: ItemChangeInput[] | null;

  @Field(() => [CancelItemInput], { nullable: true, description: 'Items that are cancelled.' })
  cancel?: CancelItemInput[] | null;
}
