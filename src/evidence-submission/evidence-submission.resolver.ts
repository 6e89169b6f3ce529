import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { submissionObstacles } from './deciding-on.service.js';
import { EvidenceSubmission } from './evidence-submission.entity.js';
import { EvidenceSubmissionFilter } from './evidence-submission.inputs.js';

const EvidenceSubmissionConnection = connectionOf(EvidenceSubmission, 'submissions of evidence 报送材料');
const latestFirst: Order = { name: 'submitted desc', by: ['submittedOn'], descending: true };

@Resolver(() => EvidenceSubmission)
export class EvidenceSubmissionResolver {
  @Query(() => EvidenceSubmission, {
    description: 'The submission with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  evidenceSubmission(
    @Arg('id', () => ID, { description: 'Opaque id of a submission.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EvidenceSubmission> {
    return read.need(EvidenceSubmission, keyOf('EvidenceSubmission', id, 'id'), info);
  }

  @Query(() => EvidenceSubmissionConnection, {
    description:
      "What the caller's body submitted to those that assess it, or what it received, the latest first. Who does not keep its files finds none.",
  })
  async evidenceSubmissions(
    @Arg('received', () => Boolean, {
      defaultValue: false,
      description: "true: what other bodies submitted to the caller's.",
    })
    received: boolean,
    @Args(() => EvidenceSubmissionFilter) filter: EvidenceSubmissionFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<EvidenceSubmission>> {
    const side = received ? 'toTenantId' : 'tenantId';
    const where: Condition[] = [{ property: side, is: '=', value: viewerOf(context).body.id }];
    where.push(...conditionsOf(filter));
    return context.read.page({ entity: EvidenceSubmission, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('id', 'tenantId', 'toTenantId', 'assessmentId', 'state'))
  async viewerCan(@Root() submission: EvidenceSubmission, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const acts = await submissionObstacles(submission, context);
    return acts.map(([act, problem]) => verdict(act, problem, context.language));
  }
}

/** What is decided on is told by entries: they name the submissions. */
function conditionsOf({ assessmentId, state, decided }: EvidenceSubmissionFilter): Condition[] {
  const where: Condition[] = [];
  if (assessmentId != null) {
    where.push({ property: 'assessmentId', is: '=', value: keyOf('Assessment', assessmentId, 'assessmentId') });
  }
  if (state) where.push({ property: 'state', is: '=', value: state });
  if (decided == null) return where;
  const standing: Condition = { property: 'state', is: '<>', value: 'COMPENSATED' };
  const by = { rows: 'AssessmentEntry', by: 'submissionId', where: [standing] };
  return [...where, { property: 'id', is: decided ? 'named' : 'not named', by }];
}
