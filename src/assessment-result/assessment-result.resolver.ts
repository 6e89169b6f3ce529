import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { Member } from '../member/member.entity.js';
import { keepsFilesOf, viewerOf, type RequestContext } from '../platform/context.js';
import { optionalText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { AssessmentResult } from './assessment-result.entity.js';
import { ReceivedFilter, ResultFilter } from './assessment-result.inputs.js';

const AssessmentResultConnection = connectionOf(AssessmentResult, 'results 考核结果');
const byPlace: Order = { name: 'place', by: ['place', 'subjectName'], descending: false };
const byYear: Order = { name: 'year desc', by: ['year'], descending: true };
const resultsOfMember: ListBelow<AssessmentResult> = { entity: () => AssessmentResult, by: 'memberId', order: byYear };

@Resolver(() => AssessmentResult)
export class AssessmentResultResolver {
  @Query(() => AssessmentResult, {
    description: 'The result with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  assessmentResult(
    @Arg('id', () => ID, { description: 'Opaque id of a result.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AssessmentResult> {
    return read.need(AssessmentResult, keyOf('AssessmentResult', id, 'id'), info);
  }

  @Query(() => AssessmentResultConnection, {
    description:
      "The published results of the caller's body in assessments by the body above it, the latest first 本单位考核结果.",
  })
  receivedResults(
    @Args(() => ReceivedFilter) { year }: ReceivedFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    const where: Condition[] = [
      { property: 'subjectTenantId', is: '=', value: viewerOf(context).body.id },
      { property: 'published', is: '=', value: true },
    ];
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    return context.read.page({ entity: AssessmentResult, where, order: byYear }, page, info);
  }

  @FieldResolver(() => [String], {
    description:
      'Consequences that the scheme proposes, by their ids there 拟结果运用. Nobody has decided on them yet: they are for who keeps the files of the body that assesses, and empty for who is assessed.',
  })
  @Extensions(needs('tenantId', 'proposals'))
  proposals(@Root() { tenantId, proposals }: AssessmentResult, @Ctx() context: RequestContext): string[] {
    return keepsFilesOf(tenantId, viewerOf(context)) ? proposals : [];
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When the total was last computed 计算时间; null for whoever does not keep the files of the body that assesses, whom it would tell that something happened to others.',
  })
  @Extensions(needs('tenantId', 'computedAt'))
  computedAt(@Root() { tenantId, computedAt }: AssessmentResult, @Ctx() context: RequestContext): Date | null {
    return keepsFilesOf(tenantId, viewerOf(context)) ? (computedAt ?? null) : null;
  }
}

@Resolver(() => Assessment)
export class ResultsOfAssessmentResolver {
  @FieldResolver(() => AssessmentResultConnection, {
    description:
      'Its results, the best total first, who is exempt last 考核结果; for who is assessed his own once they are published, none for the bodies above.',
  })
  @Extensions(needs('id'))
  results(
    @Root() { id }: Assessment,
    @Args(() => ResultFilter) { grade, minimumLight, covered, text }: ResultFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    const where: Condition[] = [];
    const wanted = optionalText(text, 'text', 100);
    if (grade != null) where.push({ property: 'grade', is: '=', value: grade });
    if (minimumLight) where.push({ property: 'minimumLight', is: '=', value: minimumLight });
    if (covered != null) where.push({ property: 'covered', is: '=', value: covered });
    if (wanted) where.push({ property: 'subjectName', is: 'containing', value: wanted });
    const parent = { property: 'assessmentId', key: id };
    return read.children({ entity: AssessmentResult, where, order: byPlace, parent }, page, info);
  }
}

@Resolver(() => Member)
export class ResultsOfMemberResolver {
  @FieldResolver(() => AssessmentResultConnection, {
    description: 'His results of all years, the latest first 历年考核结果; for himself those that are published.',
  })
  @Extensions(reads(resultsOfMember))
  results(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssessmentResult>> {
    return read.below(resultsOfMember, member, page, info);
  }
}
