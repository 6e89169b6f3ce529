import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { ResearchActivity } from './research-activity.entity.js';
import { RecordResearchActivityInput, ResearchActivityInput } from './research-activity.inputs.js';
import { deleteResearchActivity, recordResearchActivity } from './research-activity.service.js';

@ObjectType({ description: 'What was recorded.', simpleResolvers: true })
class ResearchActivityPayload {
  activityId!: string;

  @ToOne(() => ResearchActivity, 'activityId', { description: 'What was done, as it is now.' })
  researchActivity!: ResearchActivity;
}

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeleteResearchActivityPayload {
  @Field(() => ID, { description: 'Id of what was deleted.' })
  deletedId!: string;
}

@Resolver()
export class ResearchActivityActsResolver {
  @Mutation(() => ResearchActivityPayload, {
    description:
      'Records a visit, a meeting or material of the own body for a research project that it leads or takes part in 记录调研活动.',
  })
  async recordResearchActivity(
    @Arg('input', () => RecordResearchActivityInput) input: RecordResearchActivityInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchActivityPayload> {
    return { activityId: await recordResearchActivity(input, context) } as ResearchActivityPayload;
  }

  @Mutation(() => DeleteResearchActivityPayload, {
    description:
      'Takes out what the own body recorded 删除调研活动, as long as the project runs and the body takes part; afterwards it stays on record.',
  })
  async deleteResearchActivity(
    @Arg('input', () => ResearchActivityInput) input: ResearchActivityInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteResearchActivityPayload> {
    return { deletedId: globalId('ResearchActivity', await deleteResearchActivity(input.activityId, context)) };
  }
}
