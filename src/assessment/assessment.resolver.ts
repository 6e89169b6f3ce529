import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope } from '../body/index.js';
import { keepsFilesOf, viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { AssessmentGateTemplate } from './assessment-gate-template.entity.js';
import { AssessmentGate } from './assessment-gate.entity.js';
import { AssessmentStep } from './assessment-step.entity.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentFilter } from './assessment.inputs.js';

const AssessmentConnection = connectionOf(Assessment, 'assessments 年度考核');
const AssessmentStepConnection = connectionOf(AssessmentStep, 'steps of an assessment 流转记录');
const byYear: Order = { name: 'year desc', by: ['year'], descending: true };
const byHappening: Order = { name: 'happened', by: ['happenedAt'], descending: false };
const byRound: Order = { name: 'round', by: ['round', 'position'], descending: false };
const byPosition: Order = { name: 'position', by: ['position'], descending: false };
const historyOf: ListBelow<AssessmentStep> = { entity: () => AssessmentStep, by: 'assessmentId', order: byHappening };
const gatesOf: ListBelow<AssessmentGate> = {
  entity: () => AssessmentGate,
  by: 'assessmentId',
  order: byRound,
  page: { first: 100 },
};

@Resolver(() => Assessment)
export class AssessmentResolver {
  @Query(() => Assessment, {
    description: 'The assessment with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  assessment(
    @Arg('id', () => ID, { description: 'Opaque id of an assessment.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Assessment> {
    return read.need(Assessment, keyOf('Assessment', id, 'id'), info);
  }

  @Query(() => AssessmentConnection, {
    description:
      'Assessments in scope, the latest year first: the own ones, those of the bodies below with their figures, and with `scope: ABOVE` those by which the bodies above assess the bodies below them.',
  })
  async assessments(
    @Args(() => AssessmentFilter) filter: AssessmentFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Assessment>> {
    const where: Condition[] = await inScope(filter, context);
    const { year, subject, states } = filter;
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (subject) where.push({ property: 'subject', is: '=', value: subject });
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: Assessment, where, order: byYear }, page, info);
  }

  @Query(() => [AssessmentGateTemplate], {
    description: "The order of gates that assessments of the caller's body go through 考核审议程序.",
  })
  async assessmentGateTemplate(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentGateTemplate[]> {
    const parent = { property: 'tenantId', key: viewerOf(context).body.id };
    const list = { entity: AssessmentGateTemplate, where: [], order: byPosition, parent };
    return (await context.read.children(list, { first: 10 }, info)).nodes;
  }

  @FieldResolver(() => [AssessmentGate], {
    description: 'Its gates of all rounds in their order 审议环节; none for who keeps no files, and for other bodies.',
  })
  @Extensions(reads(gatesOf))
  async gates(
    @Root() assessment: Assessment,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentGate[]> {
    return (await read.below(gatesOf, assessment, gatesOf.page!, info)).nodes;
  }

  @FieldResolver(() => AssessmentStepConnection, { description: 'What happened to it, the earliest first 流转记录.' })
  @Extensions(reads(historyOf))
  history(
    @Root() assessment: Assessment,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentStep>> {
    return read.below(historyOf, assessment, page, info);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When all results were last computed together: ranks and grades are as of then 计算时间. null for whoever does not keep the files of its body.',
  })
  @Extensions(needs('tenantId', 'computedAt'))
  computedAt(@Root() { tenantId, computedAt }: Assessment, @Ctx() context: RequestContext): Date | null {
    return keepsFilesOf(tenantId, viewerOf(context)) ? (computedAt ?? null) : null;
  }
}
