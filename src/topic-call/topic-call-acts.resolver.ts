import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { TopicCall } from './topic-call.entity.js';
import { DraftTopicCallInput, EditTopicCallInput, ExtendTopicCallInput, TopicCallInput } from './topic-call.inputs.js';
import {
  closeTopicCall,
  deleteTopicCall,
  draftTopicCall,
  editTopicCall,
  extendTopicCall,
  openTopicCall,
} from './topic-call.service.js';

@ObjectType({ description: 'The topic call after a mutation.', simpleResolvers: true })
export class TopicCallPayload {
  topicCallId!: string;

  @ToOne(() => TopicCall, 'topicCallId', { description: 'The topic call as it is now.' })
  topicCall!: TopicCall;
}

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeleteTopicCallPayload {
  @Field(() => ID, { description: 'Id of the deleted topic call.' })
  deletedId!: string;
}

const payload = async (topicCallId: Promise<string>): Promise<TopicCallPayload> =>
  ({ topicCallId: await topicCallId }) as TopicCallPayload;

@Resolver()
export class TopicCallActsResolver {
  @Mutation(() => TopicCallPayload, { description: "Drafts a topic call of the caller's body 起草征题通知." })
  draftTopicCall(
    @Arg('input', () => DraftTopicCallInput) input: DraftTopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicCallPayload> {
    return payload(draftTopicCall(input, context));
  }

  @Mutation(() => TopicCallPayload, { description: 'Gives a draft other content, all of it 修改征题通知.' })
  editTopicCall(
    @Arg('input', () => EditTopicCallInput) input: EditTopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicCallPayload> {
    return payload(editTopicCall(input, context));
  }

  @Mutation(() => DeleteTopicCallPayload, { description: 'Deletes a draft 删除草稿.' })
  async deleteTopicCall(
    @Arg('input', () => TopicCallInput) { topicCallId }: TopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteTopicCallPayload> {
    return { deletedId: globalId('TopicCall', await deleteTopicCall(topicCallId, context)) };
  }

  @Mutation(() => TopicCallPayload, {
    description:
      'Opens a topic call 发布征题. Suggestions are taken from `opensOn` to `closesOn`. CONFLICT where its window is over already.',
  })
  openTopicCall(
    @Arg('input', () => TopicCallInput) { topicCallId }: TopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicCallPayload> {
    return payload(openTopicCall(topicCallId, context));
  }

  @Mutation(() => TopicCallPayload, { description: 'Puts the end of the window off 延长征集.' })
  extendTopicCall(
    @Arg('input', () => ExtendTopicCallInput) input: ExtendTopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicCallPayload> {
    return payload(extendTopicCall(input, context));
  }

  @Mutation(() => TopicCallPayload, {
    description:
      'Closes a topic call for good: from now on suggestions are chosen from 截止征集. The window may not be over yet.',
  })
  closeTopicCall(
    @Arg('input', () => TopicCallInput) { topicCallId }: TopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicCallPayload> {
    return payload(closeTopicCall(topicCallId, context));
  }
}
