import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { AssessmentResult } from '../assessment-result/assessment-result.entity.js';
import { EvidenceSubmission } from '../evidence-submission/evidence-submission.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { obstacle } from '../platform/workflow.js';
import { AssessmentEntry } from './assessment-entry.entity.js';
import { loadersOf } from './assessment-entry.loaders.js';
import { AssessmentEntryState } from './assessment-entry.words.js';
import { assessmentEntryWorkflow, enteringWorkflow } from './assessment-entry.workflow.js';

const AssessmentEntryConnection = connectionOf(AssessmentEntry, 'entries 考核事项');
const byDay: Order = { name: 'happened', by: ['happenedOn'], descending: false };
const asEntered: Order = { name: 'entered', by: [], descending: false };
const entriesOfResult: ListBelow<AssessmentEntry> = { entity: () => AssessmentEntry, by: 'resultId', order: byDay };
const entriesOfSubmission: ListBelow<AssessmentEntry> = {
  entity: () => AssessmentEntry,
  by: 'submissionId',
  order: asEntered,
};
const standingOfSubmission: ListBelow<AssessmentEntry> = {
  ...entriesOfSubmission,
  where: [{ property: 'state', is: '<>', value: AssessmentEntryState.COMPENSATED }],
  page: { first: 1 },
};

@Resolver(() => AssessmentEntry)
export class AssessmentEntryResolver {
  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state', 'assessmentId'))
  async viewerCan(@Root() entry: AssessmentEntry, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const act = 'compensateAssessmentEntry';
    const viewer = viewerOf(context);
    const phase = await loadersOf(context).phase.load(entry.assessmentId);
    const problem =
      obstacle(enteringWorkflow, act, phase, viewer) ?? obstacle(assessmentEntryWorkflow, act, entry, viewer);
    return [verdict(act, problem, context.language)];
  }
}

@Resolver(() => AssessmentResult)
export class EntriesOfResultResolver {
  @FieldResolver(() => AssessmentEntryConnection, {
    description:
      'The entries that count for it 考核事项, what was rejected and taken back too, by day. A body assessed finds those that were decided on its own submissions; the result of a member has none.',
  })
  @Extensions(reads(entriesOfResult))
  entries(
    @Root() result: AssessmentResult,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentEntry>> {
    return read.below(entriesOfResult, result, page, info);
  }
}

@Resolver(() => EvidenceSubmission)
export class EntriesOfSubmissionResolver {
  @FieldResolver(() => AssessmentEntry, {
    nullable: true,
    description: 'What is decided on it 审核结果: counted, or rejected with a reason; null until then.',
  })
  @Extensions(reads(standingOfSubmission))
  async entry(
    @Root() submission: EvidenceSubmission,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentEntry | null> {
    const { nodes } = await read.below(standingOfSubmission, submission, standingOfSubmission.page!, info);
    return nodes[0] ?? null;
  }

  @FieldResolver(() => AssessmentEntryConnection, {
    description: 'All that was decided on it 审核记录, what was taken back too, the earliest first.',
  })
  @Extensions(reads(entriesOfSubmission))
  entries(
    @Root() submission: EvidenceSubmission,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentEntry>> {
    return read.below(entriesOfSubmission, submission, page, info);
  }
}
