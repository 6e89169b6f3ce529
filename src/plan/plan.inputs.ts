import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { Level } from '../platform/context.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { GateDecision, GateKind } from './gate.words.js';
import { IssuingOffice, PlanState } from './plan.entity.js';

/** Which plans a list shows. */
@ArgsType()
export class PlanFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only plans of this year.' })
  year?: number;

  @Field(() => [PlanState], { nullable: true, description: 'Only plans in one of these states.' })
  states?: PlanState[];

  @Field(() => Level, { nullable: true, description: 'Only plans of bodies of this level.' })
  level?: Level;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only plans reported upward, those that roll-ups count; false: only those not reported yet.',
  })
  reported?: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Only plans reported upward on this day or earlier.' })
  reportedUntil?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Only plans issued on this day or earlier.' })
  issuedUntil?: string;
}

@InputType({ description: 'A plan to be begun.' })
export class DraftPlanInput extends MutationInput {
  @Field(() => Int, {
    description: 'Year to be planned, 2000 to 2100. A body has one plan a year: CONFLICT where it exists.',
  })
  year!: number;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;
}

@InputType({ description: 'Names a plan.' })
export class PlanInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the plan.' })
  planId!: string;
}

@InputType({ description: 'Another title for a plan.' })
export class RenamePlanInput extends PlanInput {
  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed the plan since.',
  })
  version?: number;
}

@InputType({ description: 'Why a plan is taken back out of approval.' })
export class RecallPlanInput extends PlanInput {
  @Field(() => String, { description: 'Why it is taken back, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The decision of a gate.' })
export class DecideGateInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the gate; it must be the first open one of its plan, otherwise CONFLICT.' })
  gateId!: string;

  @Field(() => GateDecision, { description: 'The decision. RETURNED makes the plan a draft again.' })
  decision!: GateDecision;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the decision, not in the future; today by default.' })
  decidedOn?: string;

  @Field(() => String, { nullable: true, description: 'Document number of the decision, up to 100 characters.' })
  documentNumber?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Remark, up to 1,000 characters; required as the reason where it is returned or passed with changes.',
  })
  remark?: string;
}

@InputType({ description: 'How a plan is issued.' })
export class IssuePlanInput extends PlanInput {
  @Field(() => [IssuingOffice], { description: 'The offices that issue it jointly, one to three different ones.' })
  issuedBy!: IssuingOffice[];
}

@InputType({ description: 'How the year of a plan ends.' })
export class ClosePlanInput extends PlanInput {
  @Field(() => String, { description: 'The yearly review, 1 to 10,000 characters.' })
  review!: string;
}

@InputType({ description: 'A gate of the order.' })
export class GateInput {
  @Field(() => GateKind, { description: 'Who decides.' })
  kind!: GateKind;

  @Field(() => String, { description: 'Name, 1 to 100 characters.' })
  name!: string;
}

@InputType({ description: 'The order of approval gates.' })
export class SetGateTemplateInput extends MutationInput {
  @Field(() => [GateInput], {
    description:
      'The gates in their order, 1 to 10; they replace those set before. Plans already submitted keep theirs.',
  })
  gates!: GateInput[];
}

/** The order of a list of plans. */
export enum PlanOrder {
  YEAR_DESC = 'YEAR_DESC',
  YEAR_ASC = 'YEAR_ASC',
}
registerEnumType(PlanOrder, {
  name: 'PlanOrder',
  description: 'The order of a list of plans.',
  valuesConfig: {
    YEAR_DESC: { description: 'The latest year first.' },
    YEAR_ASC: { description: 'The earliest year first.' },
  },
});
