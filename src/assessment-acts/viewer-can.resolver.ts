import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { obstaclesToAssessment } from './assessment-obstacles.service.js';
import { obstaclesToResult } from './result-obstacles.service.js';
import { phaseOf } from './result-phase.loaders.js';

@Resolver(() => Assessment)
export class ActsOnAssessmentResolver {
  @FieldResolver(() => [ViewerCan], {
    description:
      'What the caller may do with it now 可执行操作, and in it: duty reports of members, entries of others, evidence of a body assessed, marks, its league table.',
  })
  @Extensions(needs('tenantId', 'state', 'subject', 'objectionsBy'))
  viewerCan(@Root() assessment: Assessment, @Ctx() context: RequestContext): ViewerCan[] {
    return obstaclesToAssessment(assessment, context).map(([act, problem]) => verdict(act, problem, context.language));
  }
}

@Resolver(() => AssessmentResult)
export class ActsOnResultResolver {
  @FieldResolver(() => [ViewerCan], {
    description:
      'What the caller may do with it now 可执行操作: `exemptSubject`, `giveMarks`, `objectToResult`, and `recordAssessmentEntry` where it is of no member.',
  })
  @Extensions(needs('tenantId', 'assessmentId', 'memberId', 'personId', 'readerPersonIds', 'subjectTenantId'))
  async viewerCan(@Root() result: AssessmentResult, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const phase = await phaseOf(result.assessmentId, context);
    return obstaclesToResult(result, phase, context).map(([act, problem]) => verdict(act, problem, context.language));
  }
}
