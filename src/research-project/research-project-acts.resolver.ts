import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { ResearchProject } from './research-project.entity.js';
import {
  CancelResearchProjectInput,
  CloseResearchProjectInput,
  DraftResearchProjectInput,
  EditResearchProjectInput,
  ResearchProjectInput,
} from './research-project.inputs.js';
import {
  cancelResearchProject,
  closeResearchProject,
  deleteResearchProject,
  draftResearchProject,
  editResearchProject,
  launchResearchProject,
} from './research-project.service.js';

@ObjectType({ description: 'The research project after a mutation.', simpleResolvers: true })
class ResearchProjectPayload {
  projectId!: string;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The research project as it is now.' })
  researchProject!: ResearchProject;
}

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeleteResearchProjectPayload {
  @Field(() => ID, { description: 'Id of the deleted research project.' })
  deletedId!: string;
}

const payload = async (projectId: Promise<string>): Promise<ResearchProjectPayload> =>
  ({ projectId: await projectId }) as ResearchProjectPayload;

@Resolver()
export class ResearchProjectActsResolver {
  @Mutation(() => ResearchProjectPayload, { description: 'Begins to prepare a research project 筹备联合调研.' })
  draftResearchProject(
    @Arg('input', () => DraftResearchProjectInput) input: DraftResearchProjectInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchProjectPayload> {
    return payload(draftResearchProject(input, context));
  }

  @Mutation(() => ResearchProjectPayload, {
    description: 'Changes a research project that is prepared or runs 修改课题. Who takes part sees it as it is now.',
  })
  editResearchProject(
    @Arg('input', () => EditResearchProjectInput) input: EditResearchProjectInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchProjectPayload> {
    return payload(editResearchProject(input, context));
  }

  @Mutation(() => ResearchProjectPayload, {
    description:
      'Launches a research project 启动联合调研: bodies above see it, and others are invited by `sendHandover` of kind INVITE. Who sent the proposal from below is answered in its thread, unless it has closed that; who proposed it first, where that was forwarded, is sent a NOTICE, unless it is closed itself. CONFLICT where what was proposed was returned meanwhile.',
  })
  launchResearchProject(
    @Arg('input', () => ResearchProjectInput) input: ResearchProjectInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchProjectPayload> {
    return payload(launchResearchProject(input.projectId, context));
  }

  @Mutation(() => ResearchProjectPayload, {
    description:
      'Gives a research project up that has no final report, with a reason 取消课题. Its invitations end, and with them the sight of all who took part; what was handed in and not decided on is returned. Where it had been launched, who proposed it is told as of the launch.',
  })
  cancelResearchProject(
    @Arg('input', () => CancelResearchProjectInput) input: CancelResearchProjectInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchProjectPayload> {
    return payload(cancelResearchProject(input, context));
  }

  @Mutation(() => ResearchProjectPayload, {
    description:
      'Closes a research project whose report is final 结题; one without is cancelled. Its invitations end, not received ones as recalled, and with them the sight of all who took part; what was handed in and not decided on is returned. They keep its report and suggestions.',
  })
  closeResearchProject(
    @Arg('input', () => CloseResearchProjectInput) input: CloseResearchProjectInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchProjectPayload> {
    return payload(closeResearchProject(input, context));
  }

  @Mutation(() => DeleteResearchProjectPayload, {
    description:
      'Deletes a research project that was never launched, with its groups and sub-topics 删除草稿. CONFLICT where it was handed over.',
  })
  async deleteResearchProject(
    @Arg('input', () => ResearchProjectInput) input: ResearchProjectInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteResearchProjectPayload> {
    return { deletedId: globalId('ResearchProject', await deleteResearchProject(input.projectId, context)) };
  }
}
