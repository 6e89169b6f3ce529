import type { Asked, Rule } from './answer.js';
import { mayAskFor, keyOf, rowOf } from './readers.js';
import { Refusal } from './page.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

/** The marks that count for a result, as rule and assessor. */
function marksOf({ id, member_id, assessment_id }: Row, { stored, viewer }: Asked): string[] {
  const withdrawn = stored.visible('mark_request', viewer).filter(({ state }) => state === 'WITHDRAWN');
  const given = stored
    .visible('mark', viewer)
    .filter((mark) => mark.result_id === id && !withdrawn.some((request) => request.id === mark.request_id));
  const reports = stored
    .visible('duty_report', viewer)
    .filter((report) => report.member_id === member_id && report.assessment_id === assessment_id);
  const own = reports.flatMap(({ self_marks }) => (self_marks as Json[]).map(({ rule }) => `${rule} SELF`));
  return [...given.map(({ rule, by }) => `${rule as string} ${by as string}`), ...own];
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
      const given = marks.filter((each) => each.includes(`${rule} ${by}`)).length;
      const told = { requested: requests.length, answered: requests.filter(({ id }) => answered.has(id)).length };
      return { rule, ruleTitle, by, expected: results.length, given, ...told };
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
