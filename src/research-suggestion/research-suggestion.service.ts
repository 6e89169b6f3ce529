import { today, viewerOf, type RequestContext } from '../platform/context.js';
import type { Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { dayFrom, optionalText, requiredText } from '../platform/input.js';
import { expectVersion } from '../platform/version.js';
import { obstacle, take } from '../platform/workflow.js';
import { nextPlace, ownPart, projectToShape } from '../research-project/index.js';
import { originOf } from './naming.service.js';
import { ResearchSuggestion } from './research-suggestion.entity.js';
import type {
  AddResearchSuggestionInput,
  DecideResearchSuggestionInput,
  EditResearchSuggestionInput,
} from './research-suggestion.inputs.js';
import { researchSuggestionWorkflow, type SuggestionAct } from './research-suggestion.workflow.js';
import { SuggestionDecision } from './research-suggestion.words.js';

const most = 500;
const full: Message = { en: `A project has at most ${most} suggestions.`, zh: `一个课题最多 ${most} 条建议。` };

type Given = Omit<EditResearchSuggestionInput, 'suggestionId' | 'version'>;
type Values = Partial<Pick<ResearchSuggestion, 'title' | 'text' | 'addressedTo' | 'originTenantId'>>;

/** The columns of a suggestion that an input gives, checked; what is left out is not in it. */
async function suggestionValues(given: Given, projectId: string, context: RequestContext): Promise<Values> {
  const { title, text, addressedTo, origin } = given;
  const values: Values = {};
  if (title != null) values.title = requiredText(title, 'input.title', 200);
  if (text !== undefined) values.text = optionalText(text, 'input.text', 10_000);
  if (addressedTo != null) values.addressedTo = requiredText(addressedTo, 'input.addressedTo', 200);
  if (origin !== undefined) values.originTenantId = origin === null ? null : await originOf(origin, projectId, context);
  return values;
}

/** A suggestion of the own body, locked for an act that is possible now. */
export async function suggestionFor(
  id: string,
  act: SuggestionAct,
  context: RequestContext,
): Promise<ResearchSuggestion> {
  const suggestion = await ownPart(
    ResearchSuggestion,
    keyOf('ResearchSuggestion', id, 'input.suggestionId'),
    act,
    context,
  );
  const { tenantId, state } = suggestion;
  const problem = obstacle(researchSuggestionWorkflow, act, { tenantId, state }, viewerOf(context));
  if (problem) throw problem;
  return suggestion;
}

/** Adds a suggestion to a project, as its last. */
export async function addResearchSuggestion(
  input: AddResearchSuggestionInput,
  context: RequestContext,
): Promise<string> {
  const { id: projectId } = await projectToShape(input.projectId, 'addResearchSuggestion', context);
  const position = await nextPlace('research_suggestion', projectId, { more: 1, most, full }, context);
  const values = await suggestionValues(input, projectId, context);
  const made = { projectId, position, madeOn: today(context) };
  const suggestion = context.work.create(ResearchSuggestion, viewerOf(context), { ...values, ...made });
  await context.work.flush();
  return suggestion.id;
}

/** Changes a suggestion that was not decided on. */
export async function editResearchSuggestion(
  input: EditResearchSuggestionInput,
  context: RequestContext,
): Promise<string> {
  const suggestion = await suggestionFor(input.suggestionId, 'editResearchSuggestion', context);
  expectVersion(suggestion, input.version);
  Object.assign(suggestion, await suggestionValues(input, suggestion.projectId, context));
  await context.work.flush();
  return suggestion.id;
}

/** Takes a suggestion out of a project that runs: nobody else has seen it. */
export async function removeResearchSuggestion(id: string, context: RequestContext): Promise<ResearchSuggestion> {
  const suggestion = await suggestionFor(id, 'removeResearchSuggestion', context);
  context.work.em.remove(suggestion);
  await context.work.flush();
  return suggestion;
}

/** Records what was decided on a suggestion. */
export async function decideResearchSuggestion(
  input: DecideResearchSuggestionInput,
  context: RequestContext,
): Promise<string> {
  const isAdopted = input.decision === SuggestionDecision.ADOPTED;
  const reason = isAdopted
    ? optionalText(input.reason, 'input.reason', 2000)
    : requiredText(input.reason ?? '', 'input.reason', 2000);
  const suggestion = await suggestionFor(input.suggestionId, 'decideResearchSuggestion', context);
  const decidedOn = dayFrom(suggestion.madeOn, input.decidedOn, 'input.decidedOn', context);
  take(researchSuggestionWorkflow, isAdopted ? 'adopt' : 'reject', suggestion, viewerOf(context));
  Object.assign(suggestion, { reason, decidedOn });
  await context.work.flush();
  return suggestion.id;
}
