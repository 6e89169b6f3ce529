import { viewerOf, type RequestContext } from '../platform/context.js';

const standing = `select submission_id as id from assessment_entry
  where city_id = $1 and submission_id = any($2) and state <> 'COMPENSATED'`;

/** Which of the submissions are decided on, as far as whoever asks may know. */
export async function decisionsOn(ids: readonly string[], { work, viewer }: RequestContext): Promise<Set<string>> {
  const values = [viewerOf({ viewer }).body.cityId, ids];
  const rows = await work.query<{ id: string }>(standing, values, 'decisions_on_submissions');
  return new Set(rows.map(({ id }) => id));
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
