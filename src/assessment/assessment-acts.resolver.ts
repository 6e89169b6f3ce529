import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Assessment } from './assessment.entity.js';
import {
  AddSubjectsInput,
  AdoptEditionInput,
  AssessmentInput,
  DecideAssessmentGateInput,
  ExemptSubjectInput,
  OpenAssessmentInput,
  ReopenAssessmentInput,
  SetAssessmentGatesInput,
} from './assessment.inputs.js';
import { closeAssessment, publishAssessment, reopenAssessment } from './concluding.service.js';
import { decideAssessmentGate, setAssessmentGates, submitAssessment } from './gate.service.js';
import { openAssessment } from './opening.service.js';
import { addSubjects, adoptEdition, computeAgain, exemptSubject } from './running.service.js';

@ObjectType({ description: 'The assessment after a mutation.', simpleResolvers: true })
export class AssessmentPayload {
  assessmentId!: string;

  @ToOne(() => Assessment, 'assessmentId', { description: 'The assessment as it is now.' })
  assessment!: Assessment;
}

@ObjectType({ description: 'The result after a mutation.', simpleResolvers: true })
class AssessmentResultPayload {
  resultId!: string;

  @ToOne(() => AssessmentResult, 'resultId', { description: 'The result as it is now.' })
  result!: AssessmentResult;
}

@ObjectType({ description: 'The order of gates after the change.', simpleResolvers: true })
class AssessmentGatesPayload {
  @Field(() => [String], { description: 'The names of the gates in their order.' })
  gateNames!: string[];
}

const payload = async (assessmentId: Promise<string>): Promise<AssessmentPayload> =>
  ({ assessmentId: await assessmentId }) as AssessmentPayload;

@Resolver()
export class AssessmentActsResolver {
  @Mutation(() => AssessmentPayload, {
    description:
      'Opens an assessment by a scheme in force 启动考核: its subjects are entered, and scored by what is on record. CONFLICT where one by an edition of the same scheme was opened, or nobody is to be assessed.',
  })
  openAssessment(
    @Arg('input', () => OpenAssessmentInput) input: OpenAssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(openAssessment(input, context));
  }

  @Mutation(() => AssessmentPayload, {
    description: 'Enters subjects that came later 增补考核对象: those named, or all that are missing.',
  })
  addSubjects(
    @Arg('input', () => AddSubjectsInput) input: AddSubjectsInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(addSubjects(input, context));
  }

  @Mutation(() => AssessmentResultPayload, {
    description: 'Exempts a subject for a reason, or takes that back 免予考核: it is neither ranked nor graded.',
  })
  async exemptSubject(
    @Arg('input', () => ExemptSubjectInput) input: ExemptSubjectInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentResultPayload> {
    return { resultId: await exemptSubject(input, context) } as AssessmentResultPayload;
  }

  @Mutation(() => AssessmentPayload, {
    description:
      'Computes all results anew 重新计算, ranks and grades among them. The same facts give the same figures.',
  })
  computeAssessment(
    @Arg('input', () => AssessmentInput) { assessmentId }: AssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(computeAgain(assessmentId, 'computeAssessment', context));
  }

  @Mutation(() => AssessmentPayload, {
    description:
      'Goes on by the edition of the scheme that is in force now, and computes anew 改用修订版: what other bodies are asked to mark follows it, and is withdrawn where it is not asked any more. CONFLICT where there is no later one.',
  })
  adoptEdition(
    @Arg('input', () => AdoptEditionInput) input: AdoptEditionInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(adoptEdition(input, context));
  }

  @Mutation(() => AssessmentPayload, { description: 'Ends the self-assessment; assessors give their marks 进入评分.' })
  beginMarking(
    @Arg('input', () => AssessmentInput) { assessmentId }: AssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(computeAgain(assessmentId, 'beginMarking', context));
  }

  @Mutation(() => AssessmentPayload, {
    description:
      'Computes the results for the last time and sends them into the gates of the body 提交审议: from now on they follow no event any more. CONFLICT where the body has no gates, or with `undecided` while evidence that was submitted is not decided on.',
  })
  submitAssessment(
    @Arg('input', () => AssessmentInput) { assessmentId }: AssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(submitAssessment(assessmentId, context));
  }

  @Mutation(() => AssessmentPayload, {
    description: 'Records what a gate decided 审议. The last one passed decides the assessment; CONFLICT out of order.',
  })
  decideAssessmentGate(
    @Arg('input', () => DecideAssessmentGateInput) input: DecideAssessmentGateInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(decideAssessmentGate(input, context));
  }

  @Mutation(() => AssessmentPayload, {
    description: 'Shows each subject its own result, and opens the time for objections 公布.',
  })
  publishAssessment(
    @Arg('input', () => AssessmentInput) { assessmentId }: AssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(publishAssessment(assessmentId, context));
  }

  @Mutation(() => AssessmentPayload, {
    description:
      'Puts it on record and freezes its scheme 归档. CONFLICT while objections are possible or not decided.',
  })
  closeAssessment(
    @Arg('input', () => AssessmentInput) { assessmentId }: AssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(closeAssessment(assessmentId, context));
  }

  @Mutation(() => AssessmentPayload, {
    description:
      'Opens a closed assessment again for a reason that stays on record 重启: for marks first, then through all gates. Its results are hidden until they are published anew.',
  })
  reopenAssessment(
    @Arg('input', () => ReopenAssessmentInput) input: ReopenAssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(reopenAssessment(input, context));
  }

  @Mutation(() => AssessmentGatesPayload, {
    description: "Sets the order of gates that the body's assessments go through from now on 设置考核审议程序.",
  })
  async setAssessmentGates(
    @Arg('input', () => SetAssessmentGatesInput) input: SetAssessmentGatesInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentGatesPayload> {
    await setAssessmentGates(input, context);
    return { gateNames: input.gates.map(({ name }) => name.trim()) };
  }
}
