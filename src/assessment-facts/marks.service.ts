import { viewerOf, type RequestContext } from '../platform/context.js';
import type { Mark as Fact } from '../scoring/index.js';
import type { Texts } from '../platform/database/batch.js';
import { self } from '../mark-request/mark-request.entity.js';

/** Whose marks: of the results of an assessment of the own body, of all of them by default. */
export interface WantedMarks {
  assessmentId: string;
  resultIds?: readonly string[];
  /** Only those that had been given by the end of a day, as they stand now. */
  until?: string;
}

const ofAssessment = 'r.city_id = $1 and r.tenant_id = $2 and r.assessment_id = $3';
const ofSome = 'and r.id = any($4)';
/** By the calendar of the body that assesses. */
const givenBy = 'and (m.given_at at time zone $5)::date <= $6';
const handedInBy = 'and d.handed_in_on <= $5';

/** What was given in answer to a request that was withdrawn does not count. */
const given = `select m.result_id, m.id, m.rule, m.by, m.points, m.item from assessment_result r
  join mark m on m.city_id = r.city_id and m.result_id = r.id
  left join mark_request q on q.city_id = m.city_id and q.id = m.request_id
  where ${ofAssessment} and (q.state is null or q.state <> 'WITHDRAWN')`;

/** A report stands for the marks in it. */
const reported = `select r.id, d.id, s.rule, s.points from assessment_result r
  join duty_report d on d.city_id = r.city_id and d.assessment_id = r.assessment_id and d.member_id = r.member_id
  cross join lateral jsonb_to_recordset(d.self_marks) as s(rule text, points text)
  where ${ofAssessment}`;

/**
 * The marks that the scoring engine takes, by the key of the result, for who keeps the files of the body that assesses:
 * those of its own people, of bodies that were asked, and of members in their duty reports, whose marks have the id of
 * the report. Plain rows of two prepared statements in one trip.
 */
export async function marksFor(context: RequestContext, wanted: WantedMarks): Promise<Map<string, Fact[]>> {
  const [marks, reports] = await Promise.all(read(wanted, context));
  return factsOf([...(marks as unknown as Row[]), ...(reports as unknown as ReportRow[]).map(ofReport)]);
}

function read({ assessmentId, resultIds, until }: WantedMarks, context: RequestContext): Promise<Texts[]>[] {
  const { work } = context;
  const { cityId, id, timeZone } = viewerOf(context).body;
  const all = [cityId, id, assessmentId];
  if (!resultIds) return [work.texts(given, all, 'marks_of_assessment'), work.texts(reported, all, 'self_marks')];
  const some = [...all, resultIds];
  if (!until) {
    return [
      work.texts(`${given} ${ofSome}`, some, 'marks_of_some'),
      work.texts(`${reported} ${ofSome}`, some, 'self_marks_of_some'),
    ];
  }
  return [
    work.texts(`${given} ${ofSome} ${givenBy}`, [...some, timeZone, until], 'marks_of_some_until'),
    work.texts(`${reported} ${ofSome} ${handedInBy}`, [...some, until], 'self_marks_of_some_until'),
  ];
}

/** Rows as the database writes them. */
type Row = [resultId: string, id: string, rule: string, by: string, points: string, item: string | null];
type ReportRow = [resultId: string, reportId: string, rule: string, points: string];

const ofReport = ([resultId, id, rule, points]: ReportRow): Row => [resultId, id, rule, self, points, null];

function factsOf(rows: readonly Row[]): Map<string, Fact[]> {
  const byResult = new Map<string, Fact[]>();
  for (const [resultId, id, rule, by, points, item] of rows) {
    const fact = { id, rule, by, points: Number(points), ...(item !== null && { item }) };
    const facts = byResult.get(resultId);
    if (facts) facts.push(fact);
    else byResult.set(resultId, [fact]);
  }
  return byResult;
}
