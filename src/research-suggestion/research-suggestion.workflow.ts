import { passing } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { ApiError } from '../platform/errors.js';
import { obstacle, type Stateful, type WorkflowTable } from '../platform/workflow.js';
import { resultWorkflow, type SuggestingAct } from '../research-project/index.js';
import type { ResearchProject } from '../research-project/research-project.entity.js';
import { ResearchSuggestionState } from './research-suggestion.words.js';

const { MADE, ADOPTED, NOT_ADOPTED, IMPLEMENTED } = ResearchSuggestionState;

export type SuggestionAct = Exclude<SuggestingAct, 'addResearchSuggestion'>;
type InnerAct = 'adopt' | 'reject' | 'reopen';

/** What may happen to a suggestion, in the body that leads the project. A look-back may open it again. */
export const researchSuggestionWorkflow: WorkflowTable<ResearchSuggestionState, SuggestionAct | InnerAct> = {
  editResearchSuggestion: { from: [MADE], by: passing },
  removeResearchSuggestion: { from: [MADE], by: passing },
  decideResearchSuggestion: { from: [MADE], by: passing },
  adopt: { from: [MADE], to: ADOPTED, by: passing },
  reject: { from: [MADE], to: NOT_ADOPTED, by: passing },
  followUpSuggestion: { from: [MADE, ADOPTED, IMPLEMENTED], by: passing },
  implementSuggestion: { from: [ADOPTED], to: IMPLEMENTED, by: passing },
  lookBackOnSuggestion: { from: [IMPLEMENTED], by: passing },
  reopen: { from: [IMPLEMENTED], to: ADOPTED, by: passing },
};

/** Acts that are no mutations of their own: they are parts of deciding and of looking back. */
export const innerActs: readonly InnerAct[] = ['adopt', 'reject', 'reopen'];

type OfProject = Pick<ResearchProject, 'tenantId' | 'state'>;

/** Why an act is not possible now: by the state of the suggestion, or of its project where that is seen. */
export function obstacleTo(
  act: SuggestionAct,
  suggestion: Stateful<ResearchSuggestionState>,
  project: OfProject | null,
  context: Pick<RequestContext, 'viewer'>,
): ApiError | undefined {
  const viewer = viewerOf(context);
  const ofProject = project ? obstacle(resultWorkflow, act, project, viewer) : undefined;
  return ofProject ?? obstacle(researchSuggestionWorkflow, act, suggestion, viewer);
}
