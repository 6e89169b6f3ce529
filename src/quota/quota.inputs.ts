import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { Form } from '../plan-item/plan-item.entity.js';
import { Level } from '../platform/context.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { QuotaPeriod } from './quota.words.js';

/** Which expectations a list shows. */
@ArgsType()
export class ExpectationFilter {
  @Field(() => Int, { description: 'Year of the plans.' })
  year!: number;

  @Field(() => Level, { nullable: true, description: 'Only those for bodies of this level.' })
  level?: Level;
}

@InputType({ description: 'A quota to be set; `setQuotas` gives it its year and level.' })
export class QuotaInput {
  @Field(() => Form, { nullable: true, description: 'Form of consultation that counts; null: any form.' })
  form?: Form | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether only items that deliberate on policy count.' })
  onPolicy!: boolean;

  @Field(() => QuotaPeriod, { defaultValue: QuotaPeriod.YEAR, description: 'In what time the minimum is to be held.' })
  period!: QuotaPeriod;

  @Field(() => Int, { description: 'How many consultations at least in the period, 1 to 999.' })
  minimum!: number;

  @Field(() => String, { description: 'Label, 1 to 100 characters.' })
  label!: string;
}

@InputType({ description: 'What `setQuotas` is sent.' })
export class SetQuotasInput extends MutationInput {
  @Field(() => Int, { description: 'Year of the plans, 2000 to 2100.' })
  year!: number;

  @Field(() => Level, {
    description: 'Level of the bodies they are for: the own level (the own body) or one below it.',
  })
  level!: Level;

  @Field(() => [QuotaInput], {
    description:
      'The quotas in their order, at most 50, no two of the same form, policy and period; they replace those the body has set for this year and level. Empty: none any more.',
  })
  quotas!: QuotaInput[];
}

@InputType({ description: 'What `setReportingRequirement` is sent.' })
export class SetReportingRequirementInput extends MutationInput {
  @Field(() => Int, { description: 'Year of the plans, 2000 to 2100.' })
  year!: number;

  @Field(() => Level, { description: 'Level of the bodies it is for: the own level (the own body) or one below it.' })
  level!: Level;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day that is on time, in the year of the plans or the year before it; null: no day any more.',
  })
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Label, 1 to 100 characters; required with a day.' })
  label?: string | null;
}
