import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { act } from './full-body.js';
import { keyOf } from './ids.js';
import { rowOf, store, type Row } from './mutants/record-probe.js';
import { ask, codeOf, data, personIn, Role, type Json, type TestBody } from './world.js';

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;

const decision = 'decision { id upheld reason compensation decidedBy decidedOn body { code } }';
const objection = `resultObjection { id state rule reason madeBy madeOn withdrawnOn body { code } toBody { code } ${decision} }`;
const consequence =
  'consequence { id state key kind title clause byWhom toWhom decidedOn decidedBy documentNumber remark droppedOn reason }';
const row = 'nodes { rank among name total grade }';
const table = `leagueTable { id state title year subject publishedOn withdrawnOn reason rows(first: 100) { ${row} } }`;

/** The mutations of what comes of results. */
export const outcomeActs = {
  objectToResult: mutation('objectToResult', 'ObjectToResultInput', objection),
  withdrawResultObjection: mutation('withdrawResultObjection', 'ResultObjectionInput', objection),
  decideResultObjection: mutation('decideResultObjection', 'DecideResultObjectionInput', objection),
  decideConsequence: mutation('decideConsequence', 'DecideConsequenceInput', consequence),
  dropConsequence: mutation('dropConsequence', 'DropConsequenceInput', consequence),
  publishLeagueTable: mutation('publishLeagueTable', 'PublishLeagueTableInput', table),
  withdrawLeagueTable: mutation('withdrawLeagueTable', 'WithdrawLeagueTableInput', table),
} as const;
export type OutcomeActName = keyof typeof outcomeActs;

/** The day on which all of these happen: results were published ten days before, with fifteen for objections. */
export const day = '2026-06-15';
export const on = (date: string): { now: Date } => ({ now: new Date(`${date}T12:00:00+08:00`) });

/** Takes an act on a day and answers with what it made or changed. */
export const take = async (viewer: Viewer, name: OutcomeActName, input: Json, date = day): Promise<Json> =>
  Object.values<Json>((await data(viewer, outcomeActs[name], { input }, on(date)))[name])[0];
export const codeAt = async (
  viewer: Viewer | null,
  name: OutcomeActName,
  input: Json,
  now = on(day),
): Promise<string> => codeOf(await ask(viewer, outcomeActs[name], { input }, now));
export const fieldOf = async (viewer: Viewer, name: OutcomeActName, input: Json): Promise<string> =>
  (await ask(viewer, outcomeActs[name], { input }, on(day))).errors![0].extensions.field;

/** A scheme by which proposals are worth points, and whoever has few of them is talked to. */
export const schemeWithConsequences = (title: string, subject = 'MEMBER'): Json => ({
  title,
  subject,
  total: { scale: 100 },
  groups: [
    {
      id: 'duties',
      title: '履职',
      rules: [{ id: 'proposals', title: '提案', match: { families: ['PROPOSAL'] }, points: 10 }],
    },
  ],
  consequences: [
    {
      id: 'talk',
      kind: 'TALK',
      title: '约谈',
      clause: '第十条',
      by: '主席会议',
      to: '所在单位',
      when: { measure: { points: 'TOTAL' }, below: 5 },
    },
    { id: 'praise', kind: 'PRAISE', by: '常委会', when: { measure: { points: 'TOTAL' }, atLeast: 10 } },
  ],
});

/** Whom a stored result is of. */
export interface Subject {
  name: string;
  memberId?: string;
  personId?: string;
  body?: TestBody;
  rank?: number;
  total?: number;
  proposals?: string[];
  more?: Row;
}

/** An assessment as it is when its results are published, or in another phase. */
export interface Assessed {
  assessmentId: string;
  /** Opaque ids, in the order of the subjects. */
  results: string[];
}

const phases: Record<string, Row> = {
  MARKING: {},
  DECIDED: { decided_on: '2026-06-01' },
  PUBLISHED: { decided_on: '2026-06-01', published_on: '2026-06-05', objections_by: '2026-06-20' },
  CLOSED: {
    decided_on: '2026-06-01',
    published_on: '2026-06-05',
    objections_by: '2026-06-10',
    closed_on: '2026-06-14',
  },
};

/** Stored by the owner, in any phase at once: what the acts before would have computed is given. */
export async function assessed(
  body: TestBody,
  subjects: Subject[],
  state = 'PUBLISHED',
  more: Row = {},
): Promise<Assessed> {
  const subject = subjects.some((each) => each.body) ? 'BODY' : 'MEMBER';
  const title = `${body.name}考核 ${uuidv7()}`;
  const published = { edition: 1, state: 'PUBLISHED', published_on: '2025-01-05', version: 1 };
  const scheme = rowOf(body, 1);
  const of = { year: 2025, subject, title };
  await store('scheme', {
    ...{ ...scheme, series_id: scheme.id, ...of, ...published },
    document: schemeWithConsequences(title, subject),
  });
  const assessment = await store('assessment', {
    ...{ ...rowOf(body, subject === 'BODY' ? 2 : 1), scheme_id: scheme.id, ...of, state },
    ...{ round: 1, objection_days: 15, opened_on: '2026-01-05', version: 1, ...phases[state], ...more },
  });
  const results: string[] = [];
  for (const [at, each] of subjects.entries()) results.push(await storeResult(body, assessment, each, at));
  return { assessmentId: globalId('Assessment', assessment), results };
}

/** Seen by whom it is of, in whichever phase. */
async function storeResult(body: TestBody, assessment: string, of: Subject, at: number): Promise<string> {
  const { name, memberId, personId = null, rank = at + 1, total = 100 - at, proposals = [], more = {} } = of;
  const part = { clause: null, points: total, lines: [] };
  const rules = [{ id: 'proposals', title: '提案', ...part }];
  const score = {
    title: '考核',
    total,
    normalised: total,
    bonus: 0,
    groups: [{ id: 'duties', title: '履职', ...part, rules }],
  };
  const lists = { lines: [], unmatched: [], missing: [], minimum: [] };
  const place = { rank, tied: 1, ranked_of: 3, grade: '合格' };
  const figures = { total, normalised: total, compensation: 0, covered: true, points: {}, ...place };
  const id = await store('assessment_result', {
    ...{ ...rowOf(body), assessment_id: assessment, year: 2025, position: at + 1, subject_name: name },
    ...{ member_id: memberId ? keyOf(memberId) : null, person_id: personId, subject_tenant_id: of.body?.id ?? null },
    ...{ published: true, ...figures, proposals, score: { ...score, ...lists } },
    ...{ computed_at: '2026-06-01T04:00:00Z', ...more },
  });
  return globalId('AssessmentResult', id);
}

/** Opens an assessment of all subjects of a body by a scheme of its own, and brings it through its gate to publication. */
export async function assessmentPublished(
  body: TestBody,
  document: Json,
  more: Json = {},
  year = 2026,
): Promise<string> {
  const all = personIn(body, Role.OFFICE, Role.CHAIR);
  await act(all, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  const { scheme } = await act(all, 'draftScheme', { year, document });
  await act(all, 'publishScheme', { schemeId: scheme.id });
  const { assessment } = await act(all, 'openAssessment', { schemeId: scheme.id, ...more });
  await bringToPublication(all, assessment.id);
  return assessment.id;
}

/** From the phase of self-assessment, or from that of marking when it was reopened. */
export async function bringToPublication(all: Viewer, assessmentId: string, again = false): Promise<void> {
  if (!again) await act(all, 'beginMarking', { assessmentId });
  await act(all, 'submitAssessment', { assessmentId });
  const gates = 'query ($id: ID!) { assessment(id: $id) { gates { id decision } } }';
  const open = (await data(all, gates, { id: assessmentId })).assessment.gates.filter((gate: Json) => !gate.decision);
  await act(all, 'decideAssessmentGate', { gateId: open.at(-1).id, decision: 'PASSED' });
  await act(all, 'publishAssessment', { assessmentId });
}
