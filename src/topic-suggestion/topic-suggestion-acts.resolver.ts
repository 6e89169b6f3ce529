import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import { EditSuggestionInput, SuggestionInput, SuggestTopicInput } from './topic-suggestion.inputs.js';
import {
  deleteSuggestion,
  editSuggestion,
  submitSuggestion,
  suggestTopic,
  withdrawSuggestion,
} from './topic-suggestion.service.js';

@ObjectType({ description: 'The suggestion after a mutation.', simpleResolvers: true })
export class TopicSuggestionPayload {
  suggestionId!: string;

  @ToOne(() => TopicSuggestion, 'suggestionId', { description: 'The suggestion as it is now.' })
  topicSuggestion!: TopicSuggestion;
}

@ObjectType({ description: 'What was deleted.', simpleResolvers: true })
class DeleteSuggestionPayload {
  @Field(() => ID, { description: 'Id of the deleted suggestion.' })
  deletedId!: string;
}

/** The payload of a mutation that answers with the key of a suggestion. */
export const suggestionPayload = async (suggestionId: Promise<string>): Promise<TopicSuggestionPayload> =>
  ({ suggestionId: await suggestionId }) as TopicSuggestionPayload;

@Resolver()
export class TopicSuggestionActsResolver {
  @Mutation(() => TopicSuggestionPayload, {
    description:
      'Suggests a topic to a call 提出议题建议: to one of the own body, or as LOWER_BODY to one of a body above. ILLEGAL_TRANSITION outside the window of the call.',
  })
  suggestTopic(
    @Arg('input', () => SuggestTopicInput) input: SuggestTopicInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(suggestTopic(input, context));
  }

  @Mutation(() => TopicSuggestionPayload, {
    description:
      "Gives a drafted suggestion other content, all of it 修改建议. A member's own is changed by himself only.",
  })
  editSuggestion(
    @Arg('input', () => EditSuggestionInput) input: EditSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(editSuggestion(input, context));
  }

  @Mutation(() => TopicSuggestionPayload, {
    description: 'Submits a drafted suggestion to the body that called for it 提交建议, within the window of the call.',
  })
  submitSuggestion(
    @Arg('input', () => SuggestionInput) { suggestionId }: SuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(submitSuggestion(suggestionId, context));
  }

  @Mutation(() => TopicSuggestionPayload, {
    description: 'Takes a submitted suggestion back for good 撤回建议, within the window of the call.',
  })
  withdrawSuggestion(
    @Arg('input', () => SuggestionInput) { suggestionId }: SuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(withdrawSuggestion(suggestionId, context));
  }

  @Mutation(() => DeleteSuggestionPayload, { description: 'Deletes a drafted suggestion 删除草稿.' })
  async deleteSuggestion(
    @Arg('input', () => SuggestionInput) { suggestionId }: SuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<DeleteSuggestionPayload> {
    return { deletedId: globalId('TopicSuggestion', await deleteSuggestion(suggestionId, context)) };
  }
}
