import type { Feature } from '../platform/feature.js';
import { FollowUpActsResolver } from './follow-up-acts.resolver.js';
import { ResearchSuggestionActsResolver } from './research-suggestion-acts.resolver.js';
import { ResearchSuggestion } from './research-suggestion.entity.js';
import { researchSuggestionPermissions } from './research-suggestion.permissions.js';
import { ResearchSuggestionResolver, SuggestionsOfProjectResolver } from './research-suggestion.resolver.js';
import { SuggestionFollowUp } from './suggestion-follow-up.entity.js';

export { suggestionsOfProject } from './naming.service.js';

/** Suggestions 调研建议 of a research project, and what becomes of them. */
export const researchSuggestion: Feature = {
  name: 'research-suggestion',
  entities: [ResearchSuggestion, SuggestionFollowUp],
  resolvers: [
    ResearchSuggestionResolver,
    SuggestionsOfProjectResolver,
    ResearchSuggestionActsResolver,
    FollowUpActsResolver,
  ],
  permissions: researchSuggestionPermissions,
};
