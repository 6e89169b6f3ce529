import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { ReportPart } from './report-part.entity.js';
import { AddReportPartInput, EditReportPartInput, ReportPartInput } from './report-part.inputs.js';
import { addReportPart, editReportPart, removeReportPart } from './report-part.service.js';
import { ResearchReport } from './research-report.entity.js';

@ObjectType({ description: 'The part of a report after a mutation.', simpleResolvers: true })
class ReportPartPayload {
  partId!: string;

  @ToOne(() => ReportPart, 'partId', { description: 'The part as it is now.' })
  reportPart!: ReportPart;
}

@ObjectType({ description: 'What was removed, and from where.', simpleResolvers: true })
class RemoveReportPartPayload {
  reportId!: string;

  @Field(() => ID, { description: 'Id of the removed part.' })
  removedId!: string;

  @ToOne(() => ResearchReport, 'reportId', { description: 'The research report as it is now.' })
  researchReport!: ResearchReport;
}

const payload = async (partId: Promise<string>): Promise<ReportPartPayload> =>
  ({ partId: await partId }) as ReportPartPayload;

@Resolver()
export class ReportPartActsResolver {
  @Mutation(() => ReportPartPayload, {
    description: 'Adds a part to a draft: what an accepted version says, or a text of its own 增加章节.',
  })
  addReportPart(
    @Arg('input', () => AddReportPartInput) input: AddReportPartInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportPartPayload> {
    return payload(addReportPart(input, context));
  }

  @Mutation(() => ReportPartPayload, { description: 'Changes a part of a draft, or its place 修改章节.' })
  editReportPart(
    @Arg('input', () => EditReportPartInput) input: EditReportPartInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportPartPayload> {
    return payload(editReportPart(input, context));
  }

  @Mutation(() => RemoveReportPartPayload, {
    description: 'Removes a part from a draft 删除章节; what it was taken over from can be taken over again.',
  })
  async removeReportPart(
    @Arg('input', () => ReportPartInput) input: ReportPartInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveReportPartPayload> {
    const { id, reportId } = await removeReportPart(input.partId, context);
    return { reportId, removedId: globalId('ReportPart', id) } as RemoveReportPartPayload;
  }
}
