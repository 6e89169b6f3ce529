import type { Entry } from './sight.js';
import { day, type Model } from './state.js';

/** Nobody has so many points but by an objection that was upheld. */
const many = 200;
const points = { points: 'TOTAL' };

/** What every scheme of a history proposes. */
export const consequences = [
  { id: 'remind', kind: 'TALK', by: '主席会议', when: { measure: points, below: many } },
  { id: 'praise', kind: 'PRAISE', by: '常委会', when: { measure: points, atLeast: many } },
];

export const resultsOf = (model: Model, assessment: Entry): Entry[] => model.partsOf(assessment, 'assessment_result');

/** Computes what the scheme proposes. Who is exempt does not compete. */
export function compute(model: Model, assessment: Entry): void {
  for (const { is } of resultsOf(model, assessment)) {
    const key = (is.compensation as number) < many ? 'remind' : 'praise';
    is.proposals = is.exempt_reason === null ? [key] : [];
  }
}

/** Who is ranked, and so in a league table. */
export const rankedIn = (model: Model, assessment: Entry): Entry[] =>
  resultsOf(model, assessment).filter(({ is }) => is.exempt_reason === null);

export const isDecided = (model: Model, objection: Entry): boolean =>
  model.partsOf(objection, 'objection_decision').length > 0;

/** Objections that wait for a decision. */
export const undecidedIn = (model: Model, assessment: Entry): Entry[] =>
  model
    .partsOf(assessment, 'result_objection')
    .filter((each) => each.is.state === 'SUBMITTED' && !isDecided(model, each));

/** What the bodies above are told of objections. */
export function objectionCounts(model: Model, assessment: Entry) {
  const standing = model.partsOf(assessment, 'result_objection').filter(({ is }) => is.state !== 'WITHDRAWN');
  return {
    objections: standing.length,
    objections_decided: standing.filter((each) => isDecided(model, each)).length,
  };
}

const proposedIn = (model: Model, assessment: Entry): Entry[] =>
  model.partsOf(assessment, 'consequence').filter(({ is }) => is.state === 'PROPOSED');

export const drop = (rows: readonly Entry[], reason: string): void => {
  for (const { is } of rows) Object.assign(is, { state: 'DROPPED', dropped_on: day, reason });
};

export const dropProposals = (model: Model, assessment: Entry, reason: string): void =>
  drop(proposedIn(model, assessment), reason);

const undecided = { decided_on: null, document_number: null, remark: null, dropped_on: null, reason: null };

/** What is proposed by the results as they are, and neither proposed nor decided yet; what no longer fits is dropped. */
export function propose(model: Model, assessment: Entry, on: string): void {
  const results = resultsOf(model, assessment);
  const resultOf = ({ is }: Entry): Entry => results.find(({ id }) => id === is.result_id)!;
  const fits = (row: Entry): boolean => (resultOf(row).is.proposals as unknown[]).includes(row.is.key);
  drop(
    proposedIn(model, assessment).filter((row) => !fits(row)),
    '考核结果已重新计算，不再符合条件。',
  );
  const standing = model.partsOf(assessment, 'consequence').filter(({ is }) => is.state !== 'DROPPED');
  for (const { id: result_id, is } of results) {
    const { year, subject_name, subject_tenant_id, member_id, person_id } = is;
    const of = { result_id, year, subject_name, subject_tenant_id, member_id, person_id };
    for (const { id: key, kind, by } of consequences.filter((each) => (is.proposals as string[]).includes(each.id))) {
      if (standing.some((row) => row.is.result_id === result_id && row.is.key === key)) continue;
      const said = { key, kind, by_whom: by, state: 'PROPOSED', proposed_on: on };
      model.add('consequence', assessment.body, { ...of, ...said, ...undecided }, { of: assessment });
    }
  }
}

export const shownOf = (model: Model, assessment: Entry): Entry[] =>
  model.partsOf(assessment, 'league_table').filter(({ is }) => is.state === 'PUBLISHED');

/** Its rows follow it. */
export function withdraw(model: Model, table: Entry, reason: string): void {
  Object.assign(table.is, { state: 'WITHDRAWN', withdrawn: true, withdrawn_on: day, reason });
  table.offered = false;
  for (const row of model.partsOf(table, 'league_table_row')) row.is.withdrawn = true;
}
