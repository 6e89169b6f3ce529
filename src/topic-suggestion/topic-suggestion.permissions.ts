import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { suggesting, topicCallWorkflow } from '../topic-call/index.js';
import { suggestionWorkflow } from './topic-suggestion.workflow.js';

const choosing = rulesOf(topicCallWorkflow);

export const topicSuggestionPermissions: Permissions = {
  Query: { topicSuggestion: signedIn, topicSuggestions: signedIn },
  Mutation: {
    suggestTopic: anyOf(...suggesting.own),
    ...rulesOf(suggestionWorkflow),
    circleSuggestion: choosing.circleSuggestion,
    uncircleSuggestion: choosing.uncircleSuggestion,
    decideSuggestion: choosing.decideSuggestion,
    decideTopicCall: choosing.decideTopicCall,
  },
};
