import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { GateDecision, GateKind } from '../plan/plan-gate.entity.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';
import { AssessmentState } from './assessment.words.js';

/** Which assessments a list shows. */
@ArgsType()
export class AssessmentFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only assessments of this year.' })
  year?: number;

  @Field(() => SchemeSubject, { nullable: true, description: 'Only assessments of these subjects.' })
  subject?: SchemeSubject;

  @Field(() => [AssessmentState], { nullable: true, description: 'Only assessments that are so far.' })
  states?: AssessmentState[];
}

const subjectsDescription =
  'Ids of the members, groups or handling units assessed, as the scheme assesses these, up to 1,000; by default all that the body has.';
const bodiesDescription =
  'Codes of the bodies below assessed, where the scheme assesses bodies; by default all of them.';

@InputType({ description: 'An assessment to be opened.' })
export class OpenAssessmentInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the edition of the scheme it goes by, which is in force.' })
  schemeId!: string;

  @Field(() => [ID], { nullable: true, description: subjectsDescription })
  subjectIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: bodiesDescription })
  bodies?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the assessment of the year before, for rules over several years: what was decided there counts. By default that by a scheme of the same title, but for the year in it, or the only one there is with the same kind of subject; BAD_USER_INPUT where there are several and the scheme looks back.',
  })
  previousId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days for objections after publication, 1 to 90; 7 by default.',
  })
  objectionDays?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day by which members hand in their duty reports. Of the four days none is in the past and none before the one above it; what comes later is late, not refused.',
  })
  reportsBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which marks are to be given.' })
  marksBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be decided.' })
  decideBy?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which it is to be published.' })
  publishBy?: string | null;
}

@InputType({ description: 'Names an assessment.' })
export class AssessmentInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the assessment.' })
  assessmentId!: string;
}

@InputType({ description: 'Subjects that come into a running assessment.' })
export class AddSubjectsInput extends AssessmentInput {
  @Field(() => [ID], { nullable: true, description: `${subjectsDescription} Who is in it already stays as he is.` })
  subjectIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: bodiesDescription })
  bodies?: string[] | null;
}

@InputType({ description: 'A subject that is neither ranked nor graded, or is again.' })
export class ExemptSubjectInput extends MutationInput {
  @Field(() => ID, { description: 'Id of its result.' })
  resultId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, 1 to 500 characters; null or blank takes an exemption back.',
  })
  reason?: string | null;
}

@InputType({ description: 'An assessment that goes on by a later edition of its scheme.' })
export class AdoptEditionInput extends AssessmentInput {}

@InputType({ description: 'A closed assessment to be opened again.' })
export class ReopenAssessmentInput extends AssessmentInput {
  @Field(() => String, { description: 'Why, 1 to 1,000 characters; it stays on record.' })
  reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: the points that objections brought are taken out of all results, because the facts themselves are corrected now; the decisions stay on record. Left out or false: they stay part of the totals.',
  })
  clearCompensations?: boolean | null;
}

@InputType({ description: 'The decision of a gate of an assessment.' })
export class DecideAssessmentGateInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the gate: the first open one of the round.' })
  gateId!: string;

  @Field(() => GateDecision, { description: 'The decision. RETURNED opens the assessment for marks again.' })
  decision!: GateDecision;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of the decision, not in the future and not before the gate before it; today by default.',
  })
  decidedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Document number of the decision, up to 100 characters.' })
  documentNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Remark, up to 1,000 characters; required unless it is PASSED.',
  })
  remark?: string | null;
}

@InputType({ description: 'A gate in the order that assessments go through.' })
export class AssessmentGateInput {
  @Field(() => GateKind, { description: 'Who decides.' })
  kind!: GateKind;

  @Field(() => String, { description: 'Name, 1 to 100 characters.' })
  name!: string;
}

@InputType({ description: "The order of gates that a body's assessments go through." })
export class SetAssessmentGatesInput extends MutationInput {
  @Field(() => [AssessmentGateInput], {
    description: '1 to 10 gates in their order; assessments submitted before keep theirs.',
  })
  gates!: AssessmentGateInput[];
}
