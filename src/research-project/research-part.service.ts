import { acceptedInvitation } from '../handover/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { TenantEntity } from '../platform/database/tenant-entity.js';
import { forbidden, limitExceeded, notFound, type ApiError, type Message } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { foreign, obstacle, type WorkflowTable } from '../platform/workflow.js';
import { ResearchProject, type ResearchProjectState } from './research-project.entity.js';
import {
  partWorkflow,
  resultWorkflow,
  teamWorkflow,
  type PartAct,
  type ResultAct,
  type TeamAct,
} from './research-project.workflow.js';

type LeadingAct = PartAct | ResultAct;
type LeadingTable = WorkflowTable<ResearchProjectState, LeadingAct>;
const tableOf = (act: LeadingAct): LeadingTable =>
  (act in resultWorkflow ? resultWorkflow : partWorkflow) as LeadingTable;

/** A project with this key, locked for an act of the leading body that its state decides on by a table. */
export async function projectFor<Act extends string>(
  key: string,
  act: Act,
  table: WorkflowTable<ResearchProjectState, Act>,
  context: RequestContext,
): Promise<ResearchProject> {
  const viewer = viewerOf(context);
  const project = await context.work.own(ResearchProject, key, viewer);
  const problem = obstacle(table, act, project, viewer);
  if (problem) throw problem;
  return project;
}

/** The project that gets a new part or result. */
export const projectToShape = (id: string, act: LeadingAct, context: RequestContext): Promise<ResearchProject> =>
  projectFor(keyOf('ResearchProject', id, 'input.projectId'), act, tableOf(act), context);

type Part = TenantEntity & { projectId: string };

/** A part or a result of a project, locked for an act of the leading body. */
export const ownPart = <P extends Part>(
  entity: new () => P,
  id: string,
  act: LeadingAct,
  context: RequestContext,
): Promise<P> => partFor(entity, id, (key) => projectFor(key, act, tableOf(act), context), context);

/** Something of a project, locked once its project is by `lock`: the project first, as every act on parts does. */
export async function partFor<P extends Part>(
  entity: new () => P,
  id: string,
  lock: (projectId: string) => Promise<unknown>,
  context: RequestContext,
): Promise<P> {
  const viewer = viewerOf(context);
  const { em } = context.work;
  const seen = await em.findOne<Part>(entity as new () => Part, { cityId: viewer.body.cityId, id });
  if (!seen) throw notFound();
  // Said before the project is asked for: who took part sees its results longer than it.
  if (seen.tenantId !== viewer.body.id) throw forbidden(foreign);
  em.clear();
  await lock(seen.projectId);
  return context.work.own(entity, id, viewer);
}

/** The place after the last of those that a project has, or a report, which gets `more` of them and holds so many at most. */
export async function nextPlace(
  table: 'sub_topic' | 'research_suggestion' | 'report_part',
  id: string,
  { more, most, full }: { more: number; most: number; full: Message },
  context: RequestContext,
): Promise<number> {
  const by = table === 'report_part' ? 'report_id' : 'project_id';
  const [{ count, last }] = await context.work.query<{ count: number; last: number }>(
    `select count(*)::int as count, coalesce(max(position), 0) as last from ${table} where city_id = $1 and ${by} = $2`,
    [viewerOf(context).body.cityId, id],
    `last_${table}`,
  );
  if (count + more > most) throw limitExceeded(full, { maximum: most });
  return last + 1;
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
