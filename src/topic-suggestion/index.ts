import type { Feature } from '../platform/feature.js';
import { ChoosingResolver } from './choosing.resolver.js';
import { ReceivedSuggestionsResolver } from './received-suggestions.resolver.js';
import { TopicCircle } from './topic-circle.entity.js';
import { TopicResult } from './topic-result.entity.js';
import { TopicSuggestionActsResolver } from './topic-suggestion-acts.resolver.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import { topicSuggestionPermissions } from './topic-suggestion.permissions.js';
import { TopicSuggestionResolver } from './topic-suggestion.resolver.js';

/** Suggestions 议题建议 to topic calls, and what is chosen from them. */
export const topicSuggestion: Feature = {
  name: 'topic-suggestion',
  entities: [TopicSuggestion, TopicCircle, TopicResult],
  resolvers: [TopicSuggestionResolver, TopicSuggestionActsResolver, ReceivedSuggestionsResolver, ChoosingResolver],
  permissions: topicSuggestionPermissions,
};
