import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { EvidenceSubmission } from './evidence-submission.entity.js';
import { EvidenceSubmissionInput, SubmitEvidenceInput } from './evidence-submission.inputs.js';
import { submitEvidence, withdrawEvidence } from './evidence-submission.service.js';

@ObjectType({ description: 'What was submitted, after a mutation.', simpleResolvers: true })
class EvidenceSubmissionPayload {
  submissionId!: string;

  @ToOne(() => EvidenceSubmission, 'submissionId', { description: 'The submission as it is now.' })
  evidenceSubmission!: EvidenceSubmission;
}

const payload = async (submissionId: Promise<string>): Promise<EvidenceSubmissionPayload> =>
  ({ submissionId: await submissionId }) as EvidenceSubmissionPayload;

@Resolver()
export class EvidenceSubmissionActsResolver {
  @Mutation(() => EvidenceSubmissionPayload, {
    description:
      'Submits evidence to an assessment in which the own body is assessed 报送材料, while that is SELF_ASSESSMENT or MARKING. FORBIDDEN where the own body is not among those assessed.',
  })
  submitEvidence(
    @Arg('input', () => SubmitEvidenceInput) input: SubmitEvidenceInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceSubmissionPayload> {
    return payload(submitEvidence(input, context));
  }

  @Mutation(() => EvidenceSubmissionPayload, {
    description: 'Takes a submission of the own body back 撤回材料. CONFLICT where it is decided on.',
  })
  withdrawEvidence(
    @Arg('input', () => EvidenceSubmissionInput) input: EvidenceSubmissionInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceSubmissionPayload> {
    return payload(withdrawEvidence(input, context));
  }
}
