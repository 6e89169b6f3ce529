import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { keepsFilesOf, viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { needs } from '../platform/read/below.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition } from '../platform/read/statement.js';
import { AssessmentResult } from './assessment-result.entity.js';
import { ReceivedFilter } from './assessment-result.inputs.js';
import { AssessmentResultConnection, byYear } from './results-below.resolver.js';

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
