import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ContributionVersion } from './contribution-version.entity.js';
import { ContributionVersionConnection } from './contribution-version.resolver.js';
import { Contribution } from './contribution.entity.js';
import { ContributionFilter } from './contribution.inputs.js';
import { obstacleToContribution, standingTo } from './writing.service.js';

const ContributionConnection = connectionOf(Contribution, 'contributions 调研成果稿');
const latestFirst: Order = { name: 'drafted desc', by: [], descending: true };
const asCounted: Order = { name: 'number', by: ['number'], descending: false };
const versionsOfContribution: ListBelow<ContributionVersion> = {
  ...{ entity: () => ContributionVersion, by: 'contributionId', order: asCounted },
};
const acts = ['editContribution', 'deleteContribution', 'handInContribution'] as const;

@Resolver(() => Contribution)
export class ContributionResolver {
  @Query(() => Contribution, {
    description:
      'The contribution with this id. NOT_FOUND where the own body has no such one, or the caller keeps no files and did not draft it.',
  })
  contribution(
    @Arg('id', () => ID, { description: 'Opaque id of a contribution.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Contribution> {
    return read.need(Contribution, keyOf('Contribution', id, 'id'), info);
  }

  @Query(() => ContributionConnection, {
    description:
      'What the own body writes for research projects 调研成果稿, the latest first; for who keeps no files what he drafted himself.',
  })
  contributions(
    @Args(() => ContributionFilter) { projectId, state }: ContributionFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Contribution>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (projectId != null) {
      where.push({ property: 'projectId', is: '=', value: keyOf('ResearchProject', projectId, 'projectId') });
    }
    if (state) where.push({ property: 'state', is: '=', value: state });
    return context.read.page({ entity: Contribution, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => ContributionVersionConnection, {
    description: 'Its versions, as they were handed in 交稿版本, the first first.',
  })
  @Extensions(reads(versionsOfContribution))
  versions(
    @Root() contribution: Contribution,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ContributionVersion>> {
    return read.below(versionsOfContribution, contribution, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'projectId', 'state', 'handedInCount', 'personId'))
  async viewerCan(@Root() contribution: Contribution, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const standing = await standingTo(contribution.projectId, context);
    return acts.map((act) =>
      verdict(act, obstacleToContribution(act, contribution, standing, context), context.language),
    );
  }
}
