import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Member } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { keyOf } from '../platform/graphql/node.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { DutyReport } from './duty-report.entity.js';
import { DutyReportFilter, HandInDutyReportInput } from './duty-report.inputs.js';
import { handInDutyReport } from './duty-report.service.js';

const DutyReportConnection = connectionOf(DutyReport, 'duty reports 述职报告');
const latestFirst: Order = { name: 'handed in desc', by: ['handedInOn'], descending: true };
const reportsOfMember: ListBelow<DutyReport> = { entity: () => DutyReport, by: 'memberId', order: latestFirst };

@ObjectType({ description: 'The duty report after a mutation.', simpleResolvers: true })
class DutyReportPayload {
  reportId!: string;

  @ToOne(() => DutyReport, 'reportId', { description: 'The report as it is now.' })
  dutyReport!: DutyReport;
}

@Resolver()
export class DutyReportResolver {
  @Query(() => DutyReportConnection, {
    description:
      "The duty reports handed in to the caller's body, the latest first. Who does not keep its files finds only his own.",
  })
  dutyReports(
    @Args(() => DutyReportFilter) { assessmentId, memberId }: DutyReportFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DutyReport>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (assessmentId != null) {
      where.push({ property: 'assessmentId', is: '=', value: keyOf('Assessment', assessmentId, 'assessmentId') });
    }
    if (memberId != null) where.push({ property: 'memberId', is: '=', value: keyOf('Member', memberId, 'memberId') });
    return context.read.page({ entity: DutyReport, where, order: latestFirst }, page, info);
  }

  @Mutation(() => DutyReportPayload, {
    description:
      'A serving member hands in his own duty report 提交述职报告, in the seat of that body, and again until the self-assessment is over: then the report takes the place of the one before. ILLEGAL_TRANSITION afterwards.',
  })
  async handInDutyReport(
    @Arg('input', () => HandInDutyReportInput) input: HandInDutyReportInput,
    @Ctx() context: RequestContext,
  ): Promise<DutyReportPayload> {
    return { reportId: await handInDutyReport(input, context) } as DutyReportPayload;
  }
}

@Resolver(() => Member)
export class DutyReportsOfMemberResolver {
  @FieldResolver(() => DutyReportConnection, { description: 'His duty reports 述职报告, the latest first.' })
  @Extensions(reads(reportsOfMember))
  dutyReports(
    @Root() member: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DutyReport>> {
    return read.below(reportsOfMember, member, page, info);
  }
}
