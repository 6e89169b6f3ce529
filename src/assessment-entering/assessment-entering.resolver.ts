import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import { AssessmentEntry } from '../assessment-entry/assessment-entry.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import {
  AcceptEvidenceInput,
  CompensateAssessmentEntryInput,
  RecordAssessmentEntryInput,
  RejectEvidenceInput,
} from './assessment-entering.inputs.js';
import { compensateAssessmentEntry, recordAssessmentEntry } from './assessment-entering.service.js';
import { acceptEvidence, rejectEvidence } from './deciding.service.js';

@ObjectType({ description: 'The entry after a mutation.', simpleResolvers: true })
class AssessmentEntryPayload {
  entryId!: string;

  @ToOne(() => AssessmentEntry, 'entryId', { description: 'The entry as it is now.' })
  assessmentEntry!: AssessmentEntry;
}

const payload = async (entryId: Promise<string>): Promise<AssessmentEntryPayload> =>
  ({ entryId: await entryId }) as AssessmentEntryPayload;

@Resolver()
export class AssessmentEnteringResolver {
  @Mutation(() => AssessmentEntryPayload, {
    description:
      'Counts what a body assessed has submitted, as one of the own kinds 采信材料; what is left out is taken as it was submitted. CONFLICT where it is decided on, or where the same thing is counted already, with `entryId`; ILLEGAL_TRANSITION where it is withdrawn or the assessment is past MARKING.',
  })
  acceptEvidence(
    @Arg('input', () => AcceptEvidenceInput) input: AcceptEvidenceInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentEntryPayload> {
    return payload(acceptEvidence(input, context));
  }

  @Mutation(() => AssessmentEntryPayload, {
    description:
      'Does not count what a body assessed has submitted, and tells it why 不予采信. CONFLICT where it is decided on; ILLEGAL_TRANSITION where it is withdrawn or the assessment is past MARKING.',
  })
  rejectEvidence(
    @Arg('input', () => RejectEvidenceInput) input: RejectEvidenceInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentEntryPayload> {
    return payload(rejectEvidence(input, context));
  }

  @Mutation(() => AssessmentEntryPayload, {
    description:
      'Records a fact about a subject that is no member 登记考核事项, while its assessment is SELF_ASSESSMENT or MARKING. CONFLICT where the same thing is counted for it already, with `entryId`.',
  })
  recordAssessmentEntry(
    @Arg('input', () => RecordAssessmentEntryInput) input: RecordAssessmentEntryInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentEntryPayload> {
    return payload(recordAssessmentEntry(input, context));
  }

  @Mutation(() => AssessmentEntryPayload, {
    description:
      'Takes an entry back, with a reason 冲正考核事项, while its assessment is SELF_ASSESSMENT or MARKING. It stays on record; what was submitted may be decided on anew.',
  })
  compensateAssessmentEntry(
    @Arg('input', () => CompensateAssessmentEntryInput) input: CompensateAssessmentEntryInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentEntryPayload> {
    return payload(compensateAssessmentEntry(input, context));
  }
}
