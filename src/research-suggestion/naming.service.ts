import { codeNumber } from '../body/index.js';
import { invitedBody, joined } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { ResearchProject, ResearchProjectState } from '../research-project/research-project.entity.js';
import { ResearchSuggestion } from './research-suggestion.entity.js';

const most = 100;

/** Suggestions of a project that something names, each once. */
export async function suggestionsOfProject(
  given: readonly string[] | null | undefined,
  projectId: string,
  field: string,
  context: RequestContext,
): Promise<string[]> {
  if ((given?.length ?? 0) > most) {
    throw badInput(field, { en: `has more than ${most} entries.`, zh: `最多 ${most} 项。` });
  }
  const ids = (given ?? []).map((id, at) => keyOf('ResearchSuggestion', id, `${field}.${at}`));
  if (ids.length === 0) return [];
  const { cityId, id: tenantId } = viewerOf(context).body;
  const where = { cityId, tenantId, projectId, id: { $in: ids } };
  const found = new Set((await context.work.em.find(ResearchSuggestion, where)).map(({ id }) => id));
  const missing = ids.findIndex((id) => !found.has(id));
  if (missing >= 0) throw notFound(`${field}.${missing}`);
  return [...new Set(ids)];
}

/** The body that a suggestion came from: one that takes part in the project, or keeps its results; null for the own one. */
export async function originOf(code: string, projectId: string, context: RequestContext): Promise<number | null> {
  const field = 'input.origin';
  const { cityId, id: own } = viewerOf(context).body;
  const project = await context.work.em.findOneOrFail(ResearchProject, { cityId, id: projectId });
  if (project.state === ResearchProjectState.RUNNING) {
    const origin = await invitedBody(code, projectId, { field, states: joined }, context);
    return origin === own ? null : origin;
  }
  const origin = codeNumber(code, field);
  if (origin === own) return null;
  if (!Object.hasOwn(project.resultWith, String(origin))) throw notFound(field);
  return origin;
}
