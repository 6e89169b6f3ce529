import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { LeaderInstruction } from './leader-instruction.entity.js';
import { ResearchSubmission } from './research-submission.entity.js';
import { RecordInstructionInput, SubmitResearchInput } from './research-submission.inputs.js';
import { recordInstruction, submitResearch } from './research-submission.service.js';

@ObjectType({ description: 'What was submitted.', simpleResolvers: true })
class ResearchSubmissionPayload {
  submissionId!: string;

  @ToOne(() => ResearchSubmission, 'submissionId', { description: 'What was submitted, as it is now.' })
  researchSubmission!: ResearchSubmission;
}

@ObjectType({ description: 'The instruction that was recorded.', simpleResolvers: true })
class LeaderInstructionPayload {
  instructionId!: string;

  @ToOne(() => LeaderInstruction, 'instructionId', { description: 'The instruction as it is now.' })
  leaderInstruction!: LeaderInstruction;
}

@Resolver()
export class ResearchSubmissionActsResolver {
  @Mutation(() => ResearchSubmissionPayload, {
    description: 'Records what was submitted of a research project once its report is final, and to whom 成果报送.',
  })
  async submitResearch(
    @Arg('input', () => SubmitResearchInput) input: SubmitResearchInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSubmissionPayload> {
    return { submissionId: await submitResearch(input, context) } as ResearchSubmissionPayload;
  }

  @Mutation(() => LeaderInstructionPayload, {
    description: 'Records what a leader wrote on something submitted 登记领导批示.',
  })
  async recordInstruction(
    @Arg('input', () => RecordInstructionInput) input: RecordInstructionInput,
    @Ctx() context: RequestContext,
  ): Promise<LeaderInstructionPayload> {
    return { instructionId: await recordInstruction(input, context) } as LeaderInstructionPayload;
  }
}
