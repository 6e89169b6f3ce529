import { viewerOf, type RequestContext } from '../platform/context.js';

const standing = `select submission_id as id from assessment_entry
  where city_id = $1 and submission_id = any($2) and state <> 'COMPENSATED'`;

/** Which of the submissions are decided on, as far as whoever asks may know. */
export async function decisionsOn(ids: readonly string[], { work, viewer }: RequestContext): Promise<Set<string>> {
  const values = [viewerOf({ viewer }).body.cityId, ids];
  const rows = await work.query<{ id: string }>(standing, values, 'decisions_on_submissions');
  return new Set(rows.map(({ id }) => id));
}

const decided = (side: string): string => `select submission_id as id from assessment_entry
  where city_id = $1 and ${side} = $2 and submission_id is not null and state <> 'COMPENSATED'`;
const [byUs, onOurs] = [decided('tenant_id'), decided('to_tenant_id')];

/** All submissions that are decided on: those that the viewer's body received, or those it made. */
export async function decidedSubmissions(received: boolean, context: RequestContext): Promise<string[]> {
  const { cityId, id } = viewerOf(context).body;
  const [text, name] = received ? [byUs, 'decided_by_body'] : [onOurs, 'decided_for_body'];
  return (await context.work.query<{ id: string }>(text, [cityId, id], name)).map((row) => row.id);
}

const undecided = `select count(*)::int as count from evidence_submission s
  where s.city_id = $1 and s.to_tenant_id = $2 and s.assessment_id = $3 and s.state = 'SUBMITTED'
    and not exists (select 1 from assessment_entry e where e.city_id = $1 and e.tenant_id = $2
      and e.submission_id = s.id and e.state <> 'COMPENSATED')`;

/** How many submissions to an assessment of the viewer's body are not decided on. */
export async function undecidedSubmissions(assessmentId: string, { work, viewer }: RequestContext): Promise<number> {
  const { cityId, id } = viewerOf({ viewer }).body;
  const [{ count }] = await work.query<{ count: number }>(undecided, [cityId, id, assessmentId], 'undecided');
  return count;
}
