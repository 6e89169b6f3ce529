import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { type RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ResearchProject, ResearchProjectState } from '../research-project/research-project.entity.js';
import { resultWorkflow } from '../research-project/index.js';
import { LeaderInstruction } from './leader-instruction.entity.js';
import { ResearchSubmission } from './research-submission.entity.js';

const ResearchSubmissionConnection = connectionOf(
  ResearchSubmission,
  'what was submitted of research projects 成果报送',
);
const LeaderInstructionConnection = connectionOf(LeaderInstruction, 'instructions of leaders 领导批示');
const asSubmitted: Order = { name: 'submitted', by: ['submittedOn'], descending: false };
const asGiven: Order = { name: 'given', by: ['givenOn'], descending: false };
const submissionsOfProject: ListBelow<ResearchSubmission> = {
  ...{ entity: () => ResearchSubmission, by: 'projectId', order: asSubmitted },
};
const instructionsOnSubmission: ListBelow<LeaderInstruction> = {
  ...{ entity: () => LeaderInstruction, by: 'submissionId', order: asGiven },
};
const instructionsOfProject: ListBelow<LeaderInstruction> = {
  ...{ entity: () => LeaderInstruction, by: 'projectId', order: asGiven },
};

@Resolver(() => ResearchSubmission)
export class ResearchSubmissionResolver {
  @FieldResolver(() => LeaderInstructionConnection, { description: 'What leaders wrote on it, in time 领导批示.' })
  @Extensions(reads(instructionsOnSubmission))
  instructions(
    @Root() submission: ResearchSubmission,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LeaderInstruction>> {
    return read.below(instructionsOnSubmission, submission, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId'))
  viewerCan(@Root() { tenantId }: ResearchSubmission, @Ctx() context: RequestContext): ViewerCan[] {
    // What was submitted is of a project with a report, and stays so.
    const ofReported = { tenantId, state: ResearchProjectState.REPORTED };
    return whatViewerCan({ recordInstruction: resultWorkflow.recordInstruction }, ofReported, context);
  }
}

@Resolver(() => ResearchProject)
export class SubmissionsOfProjectResolver {
  @FieldResolver(() => ResearchSubmissionConnection, {
    description: 'What was submitted of its results, in time 成果报送.',
  })
  @Extensions(reads(submissionsOfProject))
  submissions(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchSubmission>> {
    return read.below(submissionsOfProject, project, page, info);
  }

  @FieldResolver(() => LeaderInstructionConnection, {
    description:
      'What leaders wrote on all that was submitted of it, in time 领导批示: counted apart from the documents.',
  })
  @Extensions(reads(instructionsOfProject))
  instructions(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LeaderInstruction>> {
    return read.below(instructionsOfProject, project, page, info);
  }
}
