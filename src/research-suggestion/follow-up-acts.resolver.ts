import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { FollowUpSuggestionInput, ImplementSuggestionInput, LookBackOnSuggestionInput } from './follow-up.inputs.js';
import { followUpSuggestion, implementSuggestion, lookBackOnSuggestion } from './follow-up.service.js';
import { ResearchSuggestionPayload, suggestionPayload } from './research-suggestion-payload.resolver.js';

@Resolver()
export class FollowUpActsResolver {
  @Mutation(() => ResearchSuggestionPayload, {
    description:
      'Records a reply to a suggestion, or a promise to carry it out 登记答复、承诺. Neither is its being carried out.',
  })
  followUpSuggestion(
    @Arg('input', () => FollowUpSuggestionInput) input: FollowUpSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSuggestionPayload> {
    return suggestionPayload(followUpSuggestion(input, context));
  }

  @Mutation(() => ResearchSuggestionPayload, {
    description: 'Records that an adopted suggestion was carried out 登记落实.',
  })
  implementSuggestion(
    @Arg('input', () => ImplementSuggestionInput) input: ImplementSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSuggestionPayload> {
    return suggestionPayload(implementSuggestion(input, context));
  }

  @Mutation(() => ResearchSuggestionPayload, {
    description:
      'Looks back at a suggestion that was carried out 回头看: it is confirmed, or, with a reason, opened again.',
  })
  lookBackOnSuggestion(
    @Arg('input', () => LookBackOnSuggestionInput) input: LookBackOnSuggestionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResearchSuggestionPayload> {
    return suggestionPayload(lookBackOnSuggestion(input, context));
  }
}
