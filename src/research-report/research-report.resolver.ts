import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { keyOf } from '../platform/graphql/node.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { needs, reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { obstacle } from '../platform/workflow.js';
import { everInvited } from '../research-project/index.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ReportPart } from './report-part.entity.js';
import { ResearchReport, ResearchReportBox } from './research-report.entity.js';
import { ResearchReportFilter } from './research-report.inputs.js';
import { reportingWorkflow, researchReportWorkflow, type ReportAct } from './research-report.workflow.js';

const ResearchReportConnection = connectionOf(ResearchReport, 'research reports 联合调研报告');
const ReportPartConnection = connectionOf(ReportPart, 'parts of a research report 报告章节');
const latestFirst: Order = { name: 'year desc', by: ['year'], descending: true };
const asOrdered: Order = { name: 'position', by: ['position'], descending: false };
const partsOfReport: ListBelow<ReportPart> = { entity: () => ReportPart, by: 'reportId', order: asOrdered };
const reportOfProject: ListBelow<ResearchReport> = {
  ...{ entity: () => ResearchReport, by: 'projectId', order: latestFirst, page: { first: 1 } },
};
const acts = Object.keys(researchReportWorkflow) as ReportAct[];

@Resolver(() => ResearchReport)
export class ResearchReportResolver {
  @Query(() => ResearchReport, {
    description: 'The research report with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  researchReport(
    @Arg('id', () => ID, { description: 'Opaque id of a research report.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResearchReport> {
    return read.need(ResearchReport, keyOf('ResearchReport', id, 'id'), info);
  }

  @Query(() => ResearchReportConnection, {
    description: 'The reports of projects that the own body led, or took part in, the latest year first 联合调研报告.',
  })
  async researchReports(
    @Args(() => ResearchReportFilter) filter: ResearchReportFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResearchReport>> {
    const where = await reportsWith(filter, context);
    return context.read.page({ entity: ResearchReport, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => ReportPartConnection, { description: 'Its parts, in their order 章节.' })
  @Extensions(reads(partsOfReport))
  parts(
    @Root() report: ResearchReport,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ReportPart>> {
    return read.below(partsOfReport, report, page, info);
  }

  @FieldResolver(() => [ViewerCan], {
    description: 'What the caller may do with it and its parts now 可执行操作.',
  })
  @Extensions(needs('tenantId', 'projectId', 'state'))
  async viewerCan(
    @Root() report: ResearchReport,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViewerCan[]> {
    const viewer = viewerOf(context);
    const project = await context.read.one(ResearchProject, report.projectId, info);
    return acts.map((act) => {
      const problem =
        obstacle(researchReportWorkflow, act, report, viewer) ??
        (project ? obstacle(reportingWorkflow, act, project, viewer) : undefined);
      return verdict(act, problem, context.language);
    });
  }
}

@Resolver(() => ResearchProject)
export class ReportOfProjectResolver {
  @FieldResolver(() => ResearchReport, {
    nullable: true,
    description: 'Its report 联合调研报告; null where there is none, or it is not final and another body writes it.',
  })
  @Extensions(reads(reportOfProject))
  async report(
    @Root() project: ResearchProject,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResearchReport | null> {
    const { nodes } = await read.below(reportOfProject, project, reportOfProject.page!, info);
    return nodes[0] ?? null;
  }
}

async function reportsWith({ box, year, state }: ResearchReportFilter, context: RequestContext): Promise<Condition[]> {
  const own = viewerOf(context).body.id;
  const where: Condition[] =
    box === ResearchReportBox.OWN
      ? [{ property: 'tenantId', is: '=', value: own }]
      : [
          { property: 'tenantId', is: '<>', value: own },
          await everInvited(context),
          { property: 'resultWith', is: 'holding', value: String(own) },
        ];
  if (year != null) where.push({ property: 'year', is: '=', value: year });
  if (state) where.push({ property: 'state', is: '=', value: state });
  return where;
}
