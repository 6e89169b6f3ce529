import type { Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { self } from '../mark-request/mark-request.entity.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { Scheme as SchemeDocument, Subject } from '../scoring/index.js';
import { isMarkedBy, subjectsToMark } from './marked-subjects.service.js';

/** How far the marks of one assessor for one rule are. */
export interface Progress {
  rule: string;
  ruleTitle: string;
  by: string;
  expected: number;
  given: number;
  dueOn: string | null;
  onTime: number | null;
  late: number | null;
  requested: number;
  answered: number;
}

type Marking = Pick<Assessment, 'id' | 'cityId' | 'tenantId' | 'schemeId' | 'subject' | 'reportsBy' | 'marksBy'>;

/** What was given in answer to a request that was withdrawn does not count. */
const given = `select m.result_id, m.rule, m.by, min((m.given_at at time zone $4)::date)::text from assessment_result r
  join mark m on m.city_id = r.city_id and m.result_id = r.id
  left join mark_request q on q.city_id = m.city_id and q.id = m.request_id
  where r.city_id = $1 and r.tenant_id = $2 and r.assessment_id = $3 and (q.state is null or q.state <> 'WITHDRAWN')
  group by 1, 2, 3`;
const reported = `select r.id, s.rule, '${self}', d.handed_in_on::text from assessment_result r
  join duty_report d on d.city_id = r.city_id and d.assessment_id = r.assessment_id and d.member_id = r.member_id
  cross join lateral jsonb_to_recordset(d.self_marks) as s(rule text)
  where r.city_id = $1 and r.tenant_id = $2 and r.assessment_id = $3`;
const asked = `select q.rule, q.by, count(*), count(*) filter (where exists (select 1 from mark m
    where m.city_id = q.city_id and m.request_id = q.id))
  from mark_request q where q.city_id = $1 and q.tenant_id = $2 and q.assessment_id = $3 and q.state <> 'WITHDRAWN'
  group by q.rule, q.by`;

const keyOf = (rule: string, by: string): string => JSON.stringify([rule, by]);

/** The marks of an assessment of the own body, rule by rule and assessor by assessor: which are there, and which are to come. */
export async function progressOf(assessment: Marking, context: RequestContext): Promise<Progress[]> {
  const { work } = context;
  const { body } = viewerOf(context);
  const values = [assessment.cityId, body.id, assessment.id];
  const scheme = await work.em.findOneOrFail(Scheme, { cityId: assessment.cityId, id: assessment.schemeId });
  const parts = partsOf(scheme);
  if (parts.length === 0) return [];
  const [requests, marks, reports] = await Promise.all([
    work.texts(asked, values, 'marks_asked_for'),
    work.texts(given, [...values, body.timeZone], 'days_of_marks'),
    work.texts(reported, values, 'days_of_self_marks'),
  ]);
  const subjects = await subjectsToMark(assessment, scheme, context);
  const days = daysBy([...marks, ...reports] as Row[]);
  const asking = new Map(
    requests.map(([rule, by, all, answered]) => [keyOf(rule!, by!), [Number(all), Number(answered)]]),
  );
  const markedBy = markedIn(scheme, subjects);
  return parts.map(({ weight, ...part }) => {
    const key = keyOf(part.rule, part.by);
    const ids = markedBy.get(part.rule)!;
    const [requested, answered] = asking.get(key) ?? [0, 0];
    // Assessors of weight 0 are heard, not waited for.
    const expected = weight === 0 ? 0 : ids.size;
    const dueOn = (part.by === self ? assessment.reportsBy : assessment.marksBy) ?? null;
    return { ...part, expected, ...timesOf(days.get(key) ?? [], ids, dueOn), requested, answered };
  });
}

/** When a subject was first marked by a rule and an assessor, as the database writes it. */
type Row = [resultId: string, rule: string, by: string, day: string];
type DayOf = [resultId: string, day: string];

function daysBy(rows: readonly Row[]): Map<string, DayOf[]> {
  const days = new Map<string, DayOf[]>();
  for (const [resultId, rule, by, day] of rows) {
    const key = keyOf(rule, by);
    const known = days.get(key);
    if (known) known.push([resultId, day]);
    else days.set(key, [[resultId, day]]);
  }
  return days;
}

/** Whom people mark by each rule. */
function markedIn(scheme: Scheme, subjects: ReadonlyMap<string, Subject>): Map<string, Set<string>> {
  const all = [...subjects];
  return new Map(
    [...isMarkedBy(scheme)].map(([rule, isFor]) => [
      rule,
      new Set(all.flatMap(([id, subject]) => (isFor(subject) ? [id] : []))),
    ]),
  );
}

function timesOf(
  days: readonly DayOf[],
  ids: ReadonlySet<string>,
  dueOn: string | null,
): Pick<Progress, 'given' | 'dueOn' | 'onTime' | 'late'> {
  const own = days.filter(([id]) => ids.has(id));
  const onTime = dueOn === null ? null : own.filter(([, day]) => day <= dueOn).length;
  return { given: own.length, dueOn, onTime, late: onTime === null ? null : own.length - onTime };
}

/** An assessor's part in a rule. */
interface Part extends Pick<Progress, 'rule' | 'ruleTitle' | 'by'> {
  weight: number;
}

const partsOf = ({ document }: Scheme): Part[] =>
  document.groups.flatMap(({ rules }) => rules.flatMap((rule) => ('mark' in rule ? partsOfRule(rule) : [])));

type MarkRule = Extract<SchemeDocument['groups'][number]['rules'][number], { mark: unknown }>;

const partsOfRule = ({ id, title, mark }: MarkRule): Part[] =>
  mark.assessors.map(({ by, weight = 1 }) => ({
    ...{ rule: id, ruleTitle: title, by },
    weight: mark.combine === 'WEIGHTED' ? weight : 1,
  }));

/** The figures that the bodies above read. */
export interface MarkCounts {
  expected: number;
  given: number;
  reports: number;
}

const handedIn = 'select count(*) from duty_report where city_id = $1 and tenant_id = $2 and assessment_id = $3';

/** How many marks are expected in an assessment of the own body and how many of those are given, and its duty reports. */
export async function markCounts(assessment: Marking, context: RequestContext): Promise<MarkCounts> {
  const values = [assessment.cityId, assessment.tenantId, assessment.id];
  const progress = await progressOf(assessment, context);
  const [[reports]] = await context.work.texts(handedIn, values, 'duty_reports_handed_in');
  const awaited = progress.filter(({ expected }) => expected > 0);
  const sum = (of: 'expected' | 'given'): number => awaited.reduce((total, each) => total + each[of], 0);
  return { expected: sum('expected'), given: sum('given'), reports: Number(reports) };
}
