import DataLoader from 'dataloader';
import { codeNumber } from '../body/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { HandoverState } from './handover.words.js';

const { ACCEPTED, ANSWERED } = HandoverState;

/** The states of an invitation in which the body takes part. */
export const joined: readonly HandoverState[] = [ACCEPTED, ANSWERED];

/** The own body, or one whose invitation to its project is in one of these states and gives sight of it. */
export async function invitedBody(
  code: string,
  projectId: string,
  { field, states }: { field: string; states: readonly HandoverState[] },
  context: RequestContext,
): Promise<number> {
  const { cityId, id: own } = viewerOf(context).body;
  const body = codeNumber(code, field);
  if (body === own) return own;
  const [invited] = await context.work.query(invitedText, [cityId, own, projectId, body, states], 'invited_body');
  if (!invited) throw notFound(field);
  return body;
}

const inSight = '(sight_until is null or sight_until > now())';
const invitedText = `select id from handover where city_id = $1 and tenant_id = $2 and research_project_id = $3
  and to_tenant_id = $4 and kind = 'INVITE' and state = any($5) and ${inSight} limit 1`;

const loaders = new WeakMap<RequestContext, DataLoader<string, string | null>>();

/** The invitation to a project that the own body accepted and that is under way; those of one answer are read together. */
export function acceptedInvitation(projectId: string, context: RequestContext): Promise<string | null> {
  let loader = loaders.get(context);
  if (!loader) {
    // Not kept: another mutation of the same operation may accept or return one.
    loader = new DataLoader((ids) => acceptedOf(ids, context), { cache: false });
    loaders.set(context, loader);
  }
  return loader.load(projectId);
}

async function acceptedOf(ids: readonly string[], context: RequestContext): Promise<(string | null)[]> {
  const { cityId, id } = viewerOf(context).body;
  const rows = await context.work.query<{ id: string; projectId: string }>(
    `select id, research_project_id as "projectId" from handover where city_id = $1 and research_project_id = any($2)
     and to_tenant_id = $3 and kind = 'INVITE' and state = any($4) and ${inSight}`,
    [cityId, [...new Set(ids)], id, joined],
    'invitations_accepted',
  );
  const byProject = new Map(rows.map((row) => [row.projectId, row.id]));
  return ids.map((each) => byProject.get(each) ?? null);
}
