import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { resultWorkflow } from '../research-project/index.js';

const rules = rulesOf(resultWorkflow);
const { addResearchSuggestion, editResearchSuggestion, removeResearchSuggestion, decideResearchSuggestion } = rules;
const { followUpSuggestion, implementSuggestion, lookBackOnSuggestion } = rules;

export const researchSuggestionPermissions: Permissions = {
  Query: { researchSuggestions: signedIn, lookBacksDue: signedIn },
  Mutation: {
    ...{ addResearchSuggestion, editResearchSuggestion, removeResearchSuggestion, decideResearchSuggestion },
    ...{ followUpSuggestion, implementSuggestion, lookBackOnSuggestion },
  },
};
