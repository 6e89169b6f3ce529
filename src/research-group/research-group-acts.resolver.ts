import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchGroup } from './research-group.entity.js';
import { AddResearchGroupInput, EditResearchGroupInput, ResearchGroupInput } from './research-group.inputs.js';
import { addResearchGroup, editResearchGroup, removeResearchGroup } from './research-group.service.js';

@ObjectType({ description: 'The group after a mutation.', simpleResolvers: true })
class ResearchGroupPayload {
  groupId!: string;

  @ToOne(() => ResearchGroup, 'groupId', { description: 'The group as it is now.' })
  researchGroup!: ResearchGroup;
}

@ObjectType({ description: 'What was removed, and from where.', simpleResolvers: true })
class RemoveResearchGroupPayload {
  projectId!: string;

  @Field(() => ID, { description: 'Id of the removed group.' })
  removedId!: string;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The research project as it is now.' })
  researchProject!: ResearchProject;
}

const payload = async (groupId: Promise<string>): Promise<ResearchGroupPayload> =>
  ({ groupId: await groupId }) as ResearchGroupPayload;

@Resolver()
export class ResearchGroupActsResolver {
  @Mutation(() => ResearchGroupPayload, { description: 'Adds a group to a research project 设立调研小组.' })
  addResearchGroup(
    @Arg('input', () => AddResearchGroupInput) input: AddResearchGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchGroupPayload> {
    return payload(addResearchGroup(input, context));
  }

  @Mutation(() => ResearchGroupPayload, { description: 'Changes a group of a research project 修改调研小组.' })
  editResearchGroup(
    @Arg('input', () => EditResearchGroupInput) input: EditResearchGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchGroupPayload> {
    return payload(editResearchGroup(input, context));
  }

  @Mutation(() => RemoveResearchGroupPayload, {
    description:
      'Removes a group from a research project 撤销调研小组. CONFLICT where a sub-topic, a researcher or an activity belongs to it.',
  })
  async removeResearchGroup(
    @Arg('input', () => ResearchGroupInput) input: ResearchGroupInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveResearchGroupPayload> {
    const { id, projectId } = await removeResearchGroup(input.groupId, context);
    return { projectId, removedId: globalId('ResearchGroup', id) } as RemoveResearchGroupPayload;
  }
}
