import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { SubTopic } from './sub-topic.entity.js';
import { AddSubTopicInput, EditSubTopicInput, SubTopicInput } from './sub-topic.inputs.js';
import { addSubTopic, editSubTopic, removeSubTopic } from './sub-topic.service.js';

@ObjectType({ description: 'The sub-topic after a mutation.', simpleResolvers: true })
class SubTopicPayload {
  subTopicId!: string;

  @ToOne(() => SubTopic, 'subTopicId', { description: 'The sub-topic as it is now.' })
  subTopic!: SubTopic;
}

@ObjectType({ description: 'What was removed, and from where.', simpleResolvers: true })
class RemoveSubTopicPayload {
  projectId!: string;

  @Field(() => ID, { description: 'Id of the removed sub-topic.' })
  removedId!: string;

  @ToOne(() => ResearchProject, 'projectId', { description: 'The research project as it is now.' })
  researchProject!: ResearchProject;
}

const payload = async (subTopicId: Promise<string>): Promise<SubTopicPayload> =>
  ({ subTopicId: await subTopicId }) as SubTopicPayload;

@Resolver()
export class SubTopicActsResolver {
  @Mutation(() => SubTopicPayload, { description: 'Adds a sub-topic to a research project, as its last 设立子课题.' })
  addSubTopic(
    @Arg('input', () => AddSubTopicInput) input: AddSubTopicInput,
    @Ctx() context: RequestContext,
  ): Promise<SubTopicPayload> {
    return payload(addSubTopic(input, context));
  }

  @Mutation(() => SubTopicPayload, {
    description: 'Changes a sub-topic, or gives it to a body or a group 修改、分派子课题.',
  })
  editSubTopic(
    @Arg('input', () => EditSubTopicInput) input: EditSubTopicInput,
    @Ctx() context: RequestContext,
  ): Promise<SubTopicPayload> {
    return payload(editSubTopic(input, context));
  }

  @Mutation(() => RemoveSubTopicPayload, { description: 'Removes a sub-topic from a research project 撤销子课题.' })
  async removeSubTopic(
    @Arg('input', () => SubTopicInput) input: SubTopicInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveSubTopicPayload> {
    const { id, projectId } = await removeSubTopic(input.subTopicId, context);
    return { projectId, removedId: globalId('SubTopic', id) } as RemoveSubTopicPayload;
  }
}
