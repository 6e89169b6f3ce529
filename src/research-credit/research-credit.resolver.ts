import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { CreditBox, ResearchCredit } from './research-credit.entity.js';
import { ResearchCreditFilter } from './research-credit.inputs.js';
import { asAddressed, creditWorkflow } from './research-credit.workflow.js';

const ResearchCreditConnection = connectionOf(ResearchCredit, 'credits for joint research 调研履职认定');
const latestFirst: Order = { name: 'credited desc', by: ['creditedOn'], descending: true };
const asCredited: Order = { name: 'credited', by: ['creditedOn'], descending: false };
const creditsOfProject: ListBelow<ResearchCredit> = {
  ...{ entity: () => ResearchCredit, by: 'projectId', order: asCredited },
};

@Resolver(() => ResearchCredit)
export class ResearchCreditResolver {
  @Query(() => ResearchCreditConnection, {
    description:
      'Credits for joint research that the own body received or gave 调研履职认定, the latest first. Who keeps no files finds none.',
  })
  researchCredits(
    @Args(() => ResearchCreditFilter) filter: ResearchCreditFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchCredit>> {
    const where = creditsWith(filter, context);
    return context.read.page({ entity: ResearchCredit, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('toTenantId', 'takenOverOn'))
  viewerCan(@Root() credit: ResearchCredit, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(creditWorkflow, asAddressed(credit), context);
  }
}

@Resolver(() => ResearchProject)
export class CreditsOfProjectResolver {
  @FieldResolver(() => ResearchCreditConnection, {
    description:
      'What it was credited for, in time 履职认定: for the leading body all, for another what is addressed to it. Who keeps no files finds none.',
  })
  @Extensions(reads(creditsOfProject))
  credits(
    @Root() project: ResearchProject,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchCredit>> {
    return read.below(creditsOfProject, project, page, info);
  }
}

function creditsWith({ box, takenOver, year }: ResearchCreditFilter, context: RequestContext): Condition[] {
  const own = box === CreditBox.GIVEN ? 'tenantId' : 'toTenantId';
  const where: Condition[] = [{ property: own, is: '=', value: viewerOf(context).body.id }];
  if (takenOver != null) where.push({ property: 'takenOverOn', is: takenOver ? 'not null' : 'null' });
  if (year != null) where.push({ property: 'year', is: '=', value: year });
  return where;
}
