import type { EventLevel, Evidence } from '../duty-event/duty-event.entity.js';
import type { DutyFamily } from '../duty-kind/duty-kind.entity.js';
import type { ParticipationRole } from '../participation/participation.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { DutyEvent as Fact } from '../scoring/index.js';

/** Whose facts: of the subjects of an assessment of the viewer's body, of all of them by default. */
export interface Wanted {
  assessmentId: string;
  resultIds?: readonly string[];
}

// What was rejected has no kind.
const all = `select result_id, id, title, kind_code, family, happened_on, role, state, half_days, quantity, level, organiser,
    source, to_json(results), to_json(tags), evidence
  from assessment_entry where city_id = $1 and tenant_id = $2 and assessment_id = $3 and kind_id is not null`;
const some = `${all} and result_id = any($4)`;

/** Rows as the database writes them. */
type Row = [
  ...[
    resultId: string,
    id: string,
    title: string,
    kind: string,
    family: string,
    on: string,
    role: string,
    state: string,
  ],
  ...[halfDays: string | null, quantity: string | null, level: string | null, organiser: string | null],
  ...[source: string | null, results: string, tags: string, evidence: string],
];

/**
 * The facts that the scoring engine takes, by the key of the result: what was taken back is there too and says so. What was
 * rejected is no fact.
 */
export async function entriesFor(
  { assessmentId, resultIds }: Wanted,
  { work, viewer }: Pick<RequestContext, 'work' | 'viewer'>,
): Promise<Map<string, Fact[]>> {
  const { cityId, id } = viewerOf({ viewer }).body;
  const values = [cityId, id, assessmentId];
  const rows = await (resultIds
    ? work.texts(some, [...values, resultIds], 'entries_of_some')
    : work.texts(all, values, 'entries_of_assessment'));
  const byResult = new Map<string, Fact[]>();
  for (const row of rows as unknown as Row[]) {
    const facts = byResult.get(row[0]);
    if (facts) facts.push(factOf(row));
    else byResult.set(row[0], [factOf(row)]);
  }
  return byResult;
}

function factOf(row: Row): Fact {
  const [
    ,
    id,
    title,
    kind,
    family,
    on,
    role,
    state,
    halfDays,
    quantity,
    level,
    organiser,
    source,
    results,
    tags,
    evidence,
  ] = row;
  return {
    ...{ id, title, kind, on, family: family as DutyFamily, role: role as ParticipationRole },
    standing: state === 'COUNTED' ? 'CONFIRMED' : 'COMPENSATED',
    ...(halfDays !== null && { halfDays: Number(halfDays) }),
    ...(quantity !== null && { quantity: Number(quantity) }),
    ...(level !== null && { level: level as EventLevel }),
    ...(organiser !== null && { organiser }),
    ...(source !== null && { source }),
    ...{ results: JSON.parse(results) as string[], tags: JSON.parse(tags) as string[] },
    evidence: JSON.parse(evidence) as Evidence[],
  };
}
