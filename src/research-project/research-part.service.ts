import { acceptedInvitation } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { TenantEntity } from '../platform/database/tenant-entity.js';
import { notFound, type ApiError } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle } from '../platform/workflow.js';
import { ResearchProject } from './research-project.entity.js';
import { partWorkflow, teamWorkflow, type PartAct, type TeamAct } from './research-project.workflow.js';

/** A project with this key, locked for an act of the leading body on its parts. */
async function lockProject(key: string, act: PartAct, context: RequestContext): Promise<ResearchProject> {
  const viewer = viewerOf(context);
  const project = await context.work.own(ResearchProject, key, viewer);
  const problem = obstacle(partWorkflow, act, project, viewer);
  if (problem) throw problem;
  return project;
}

/** The project that gets a new part. */
export const projectToShape = (id: string, act: PartAct, context: RequestContext): Promise<ResearchProject> =>
  lockProject(keyOf('ResearchProject', id, 'input.projectId'), act, context);

type Part = TenantEntity & { projectId: string };

/** A part of a project, locked for an act of the leading body; the project first, as every act on parts does. */
export async function ownPart<P extends Part>(
  entity: new () => P,
  id: string,
  act: PartAct,
  context: RequestContext,
): Promise<P> {
  const viewer = viewerOf(context);
  const { em } = context.work;
  const seen = await em.findOne<Part>(entity as new () => Part, { cityId: viewer.body.cityId, id });
  if (!seen) throw notFound();
  em.clear();
  await lockProject(seen.projectId, act, context);
  return context.work.own(entity, id, viewer);
}

/** What a body does for a project it leads, or takes part in by an invitation that it accepted. */
export interface OfTeam {
  project: ResearchProject;
  /** null for the body that leads it. */
  invitationId: string | null;
}

/** The project that a body of its team does something for; `hidden` is thrown where it does not see it. */
export async function projectOfTeam(
  key: string,
  act: TeamAct,
  context: RequestContext,
  hidden: ApiError = notFound('input.projectId'),
): Promise<OfTeam> {
  const viewer = viewerOf(context);
  const { cityId, id: own } = viewer.body;
  const project = await context.work.em.findOne(ResearchProject, { cityId, id: key });
  if (!project) throw hidden;
  const { tenantId, state } = project;
  const invitationId = tenantId === own ? null : await acceptedInvitation(key, context);
  const problem = obstacle(teamWorkflow, act, { tenantId: invitationId ? own : tenantId, state }, viewer);
  if (problem) throw problem;
  return { project, invitationId };
}

/**
 * The projects whose invitation the own body accepted, or for which it named whom the caller may know of. Asked for first,
 * so that the list is read by its keys: who takes part is nowhere in the projects themselves that an index would know.
 */
export async function takenPartIn(context: RequestContext): Promise<string[]> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string }>(
    `select research_project_id as id from handover where city_id = $1 and to_tenant_id = $2 and kind = 'INVITE'
       and state in ('ACCEPTED', 'ANSWERED') and research_project_id is not null
     union select project_id from researcher where city_id = $1 and tenant_id = $2 and state = 'NAMED'`,
    [cityId, id],
    'research_taken_part_in',
  );
  return rows.map((row) => row.id);
}
