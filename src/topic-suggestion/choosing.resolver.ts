import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { TopicCallInput, TopicCallPayload } from '../topic-call/index.js';
import { circleSuggestion, decideSuggestion, decideTopicCall, uncircleSuggestion } from './choosing.service.js';
import { CircleSuggestionInput, DecideSuggestionInput, UncircleSuggestionInput } from './topic-suggestion.inputs.js';
import { suggestionPayload, TopicSuggestionPayload } from './topic-suggestion-acts.resolver.js';

@Resolver()
export class ChoosingResolver {
  @Mutation(() => TopicSuggestionPayload, {
    description:
      'Circles a suggestion to the own body 圈选, while its call is OPEN or CLOSED. Circled is not yet chosen. CONFLICT where the same leader has circled it.',
  })
  circleSuggestion(
    @Arg('input', () => CircleSuggestionInput) input: CircleSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(circleSuggestion(input, context));
  }

  @Mutation(() => TopicSuggestionPayload, {
    description: 'Takes a circle away 取消圈选: a chair his own, the office any.',
  })
  uncircleSuggestion(
    @Arg('input', () => UncircleSuggestionInput) { circleId }: UncircleSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(uncircleSuggestion(circleId, context));
  }

  @Mutation(() => TopicSuggestionPayload, {
    description:
      'Enters the result of a suggestion once its call is CLOSED 登记选题结果, in place of an earlier one. Its proposers see it only when the whole call is decided.',
  })
  decideSuggestion(
    @Arg('input', () => DecideSuggestionInput) input: DecideSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicSuggestionPayload> {
    return suggestionPayload(decideSuggestion(input, context));
  }

  @Mutation(() => TopicCallPayload, {
    description:
      'Ends the choosing and tells every proposer the result 定题并反馈. CONFLICT while a submitted suggestion has none.',
  })
  async decideTopicCall(
    @Arg('input', () => TopicCallInput) { topicCallId }: TopicCallInput,
    @Ctx() context: RequestContext,
  ): Promise<TopicCallPayload> {
    return { topicCallId: await decideTopicCall(topicCallId, context) } as TopicCallPayload;
  }
}
