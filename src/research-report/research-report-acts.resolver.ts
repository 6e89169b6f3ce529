import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { mergeContributions } from './merging.service.js';
import { ResearchReport } from './research-report.entity.js';
import { DraftReportInput, EditReportInput, MergeContributionsInput, ReportInput } from './research-report.inputs.js';
import { draftReport, editReport, finaliseReport } from './research-report.service.js';

@ObjectType({ description: 'The research report after a mutation.', simpleResolvers: true })
class ResearchReportPayload {
  reportId!: string;

  @ToOne(() => ResearchReport, 'reportId', { description: 'The research report as it is now.' })
  researchReport!: ResearchReport;
}

const payload = async (reportId: Promise<string>): Promise<ResearchReportPayload> =>
  ({ reportId: await reportId }) as ResearchReportPayload;

@Resolver()
export class ResearchReportActsResolver {
  @Mutation(() => ResearchReportPayload, {
    description: 'Begins the report of a research project that runs 起草联合调研报告. CONFLICT where it has one.',
  })
  draftReport(
    @Arg('input', () => DraftReportInput) input: DraftReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchReportPayload> {
    return payload(draftReport(input, context));
  }

  @Mutation(() => ResearchReportPayload, { description: 'Changes title or summary of a draft 修改报告.' })
  editReport(
    @Arg('input', () => EditReportInput) input: EditReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchReportPayload> {
    return payload(editReport(input, context));
  }

  @Mutation(() => ResearchReportPayload, {
    description:
      'Takes what was accepted over into the report 合并成果: a part for each accepted version that it does not have yet, in the order of the sub-topics, with its text, its attachments and the body it comes from; the part of an earlier version of the same contribution is replaced, also where it was edited. Begins the report where there is none; CONFLICT where there is nothing to take over.',
  })
  mergeContributions(
    @Arg('input', () => MergeContributionsInput) input: MergeContributionsInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchReportPayload> {
    return payload(mergeContributions(input.projectId, context));
  }

  @Mutation(() => ResearchReportPayload, {
    description:
      'Makes a report final 定稿. Its project is REPORTED; every body that takes part then keeps sight of it, and every person it named. Invitations that nobody has answered end. CONFLICT where it has no part, or parts whose contribution was returned meanwhile: `extensions.parts` names them.',
  })
  finaliseReport(
    @Arg('input', () => ReportInput) input: ReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchReportPayload> {
    return payload(finaliseReport(input, context));
  }
}
