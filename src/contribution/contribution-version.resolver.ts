import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Handover } from '../handover/handover.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Order } from '../platform/read/statement.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ContributionVersion } from './contribution-version.entity.js';

export const ContributionVersionConnection = connectionOf(ContributionVersion, 'versions of contributions 交稿版本');
const inTime: Order = { name: 'handed in', by: ['handedInOn'], descending: false };
const asSent: Order = { name: 'sent', by: ['sentAt'], descending: false };
const versionsForProject: ListBelow<ContributionVersion> = {
  ...{ entity: () => ContributionVersion, by: 'projectId', order: inTime },
};
const handoverOfVersion: ListBelow<Handover> = {
  ...{ entity: () => Handover, by: 'contributionVersionId', order: asSent, page: { first: 1 } },
};

@Resolver(() => ContributionVersion)
export class ContributionVersionResolver {
  @FieldResolver(() => Handover, {
    nullable: true,
    description:
      'The handover by which it went to the leading body 提交流转, by whose acts that decides on it; null where the leading body wrote it itself, or the caller keeps no files.',
  })
  @Extensions(reads(handoverOfVersion))
  async handover(
    @Root() version: ContributionVersion,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Handover | null> {
    const { nodes } = await read.below(handoverOfVersion, version, handoverOfVersion.page!, info);
    return nodes[0] ?? null;
  }
}

@Resolver(() => ResearchProject)
export class VersionsForProjectResolver {
  @FieldResolver(() => ContributionVersionConnection, {
    description:
      'What was handed in for it, in time 已提交成果: for the leading body its own and what others have under way with it, for another what it handed in itself.',
  })
  @Extensions(reads(versionsForProject))
  contributionVersions(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ContributionVersion>> {
    return read.below(versionsForProject, project, page, info);
  }
}
