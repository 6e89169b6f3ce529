import type { Asked, Rule } from './answer.js';
import { mayAskFor, keyOf, rowOf } from './readers.js';
import { Refusal } from './page.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
const dayOf = (instant: unknown): string => calendar.format(new Date(instant as string));

/** The marks that count for a result, by rule and assessor, with the day of the first of them. */
function marksOf({ id, member_id, assessment_id }: Row, { stored, viewer }: Asked): Map<string, string> {
  const withdrawn = stored.visible('mark_request', viewer).filter(({ state }) => state === 'WITHDRAWN');
  const given = stored
    .visible('mark', viewer)
    .filter((mark) => mark.result_id === id && !withdrawn.some((request) => request.id === mark.request_id));
  const reports = stored
    .visible('duty_report', viewer)
    .filter((report) => report.member_id === member_id && report.assessment_id === assessment_id);
  const own = reports.flatMap(({ self_marks, handed_in_on }) =>
    (self_marks as Json[]).map(({ rule }): [string, string] => [`${rule} SELF`, handed_in_on as string]),
  );
  const days = given.map(({ rule, by, given_at }): [string, string] => [
    `${rule as string} ${by as string}`,
    dayOf(given_at),
  ]);
  // The earliest last: it stays.
  return new Map([...days, ...own].sort(([, one], [, other]) => (one < other ? 1 : -1)));
}

const progress: Rule = (_source, { assessmentId }, asked) => {
  if (!mayAskFor('MarkProgress', asked)) throw new Refusal(['FORBIDDEN']);
  const assessment = rowOf('Assessment', keyOf('Assessment', assessmentId), asked);
  if (assessment.tenant_id !== asked.viewer.body.id) throw new Refusal(['FORBIDDEN']);
  const { stored, viewer } = asked;
  const of = (table: string): Row[] =>
    stored.visible(table, viewer).filter((row) => row.assessment_id === assessment.id);
  const results = of('assessment_result').filter(({ exempt_reason }) => exempt_reason === null);
  const marks = results.map((result) => marksOf(result, asked));
  const answered = new Set(stored.visible('mark', viewer).map(({ request_id }) => request_id));
  const scheme: Json = stored.find('scheme', assessment.scheme_id, viewer)!;
  const rules: Json[] = scheme.document.groups.flatMap((group: Json) => group.rules);
  return rules.flatMap(({ id: rule, title: ruleTitle, mark }) =>
    (mark?.assessors ?? []).map(({ by }: Json) => {
      const requests = of('mark_request').filter(
        (row) => row.rule === rule && row.by === by && row.state !== 'WITHDRAWN',
      );
      const days = marks.flatMap((each) => each.get(`${rule} ${by}`) ?? []);
      const dueOn = (by === 'SELF' ? assessment.reports_by : assessment.marks_by) as string | null;
      const onTime = dueOn === null ? null : days.filter((day) => day <= dueOn).length;
      const times = { given: days.length, dueOn, onTime, late: onTime === null ? null : days.length - onTime };
      const told = { requested: requests.length, answered: requests.filter(({ id }) => answered.has(id)).length };
      return { rule, ruleTitle, by, expected: results.length, ...times, ...told };
    }),
  );
};

/** What of marks is no column of its own name. */
export const markFields: Record<string, Rule> = {
  'Query.markProgress': progress,
  'MarkRequest.toBody': ({ to_tenant_id }, _args, { stored, viewer }) =>
    stored.find('body_name', to_tenant_id, viewer) ?? null,
  'DutyReport.selfMarks': ({ self_marks }) => self_marks,
};
