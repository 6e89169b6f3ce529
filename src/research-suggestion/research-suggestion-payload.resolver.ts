import { ObjectType } from 'type-graphql';
import { ToOne } from '../platform/graphql/fields.js';
import { ResearchSuggestion } from './research-suggestion.entity.js';

@ObjectType({ description: 'The suggestion after a mutation.', simpleResolvers: true })
export class ResearchSuggestionPayload {
  suggestionId!: string;

  @ToOne(() => ResearchSuggestion, 'suggestionId', { description: 'The suggestion as it is now.' })
  researchSuggestion!: ResearchSuggestion;
}

export const suggestionPayload = async (suggestionId: Promise<string>): Promise<ResearchSuggestionPayload> =>
  ({ suggestionId: await suggestionId }) as ResearchSuggestionPayload;
