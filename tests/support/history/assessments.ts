import type { Asked, Rule } from './answer.js';
import { Refusal } from './page.js';
import { keyOf, rowOf } from './readers.js';
import type { Row } from '../oracle.js';
import type { Json, Level } from '../world.js';

const keeps = ({ viewer }: Asked): boolean => viewer.roles.some((role) => !['MEMBER', 'HANDLER'].includes(role));
const byId =
  (type: string): Rule =>
  (_source, { id }, asked) =>
    rowOf(type, keyOf(type, id), asked);
const below = (table: string, { id }: Row, { stored, viewer }: Asked): Row[] =>
  stored.visible(table, viewer).filter((row) => row.assessment_id === id);
const inOrder = (rows: Row[], ...columns: string[]): Row[] =>
  rows.toSorted((a, b) => {
    const column = columns.find((each) => a[each] !== b[each])!;
    return (a[column] as number) - (b[column] as number);
  });
const partOf: Rule = ({ event }, _args, { stored, viewer }) =>
  event && (stored.find('participation', event, viewer) ?? null);

/** The name of a field with what stands in the document of a score under it. */
const asStored = (...names: string[]): Record<string, Rule> =>
  Object.fromEntries(
    names.map((name) => [name, (source: Json): unknown => source[name.split('.')[1]] ?? null] as const),
  );

/** What is told to who keeps the files of the own body, and to nobody else. */
const forKeepers =
  (column: string): Rule =>
  ({ tenant_id, ...row }, _args, asked) =>
    tenant_id === asked.viewer.body.id && keeps(asked) && row[column] !== null
      ? new Date(row[column] as string).toISOString()
      : null;

const entryOf: Rule = ({ event }, _args, { stored, viewer }) =>
  event && (stored.find('assessment_entry', event, viewer) ?? null);

/** Events are stored once with a score; lines and what no rule is for say which of them is meant. */
function explained({ events, ...score }: Json): Json {
  const told = (line: Json): Json => {
    const { id: event = null, ...said } = line.event === undefined ? {} : events[line.event];
    return { ...said, ...line, event };
  };
  const toldIn = (part: Json): Json => ({ ...part, lines: part.lines.map(told), rules: part.rules?.map(toldIn) });
  return { ...toldIn(score), groups: score.groups.map(toldIn), unmatched: score.unmatched.map(told) };
}

/** In whose part a mark was given is for who keeps the files. */
const withoutAssessors = (score: Json): Json =>
  JSON.parse(JSON.stringify(score, (key, value: unknown) => (key === 'by' ? undefined : value)));

/** A line stands where it is stored; what goes without saying is not. */
const linesOf = (lines: Json[], rule: string | null, clause: string | null): Json[] =>
  lines.map((line): Json => {
    const usual = { kind: 'EVENT', evidence: [], counted: true, reasons: [], points: 0, before: line.points ?? 0 };
    return { ...usual, rule, clause, ...line };
  });

/** How far an assessment is, from the last state on. */
const farthest = ['CLOSED', 'PUBLISHED', 'DECIDED', 'IN_APPROVAL', 'MARKING', 'SELF_ASSESSMENT'];

/** How many did it by the day that was set, how many later, and how many not yet though it is over. */
function timely(done: 'decided' | 'published', things: string, rows: readonly Row[], day: string): Json {
  const due = done === 'decided' ? 'decide_by' : 'publish_by';
  const of = rows.map((row) => [row[`${done}_on`], row[due]] as (string | null)[]).filter(([, by]) => by !== null);
  const onTime = of.filter(([on, by]) => on !== null && on <= by!).length;
  const late = of.filter(([on, by]) => on !== null && on > by!).length;
  const overdue = of.filter(([on, by]) => on === null && by! < day).length;
  return { [`${done}OnTime`]: onTime, [`${done}Late`]: late, [`${things}Overdue`]: overdue };
}

/** Of each body of a level below, with the assessment that is furthest on. */
const rollUp: Rule = (_source, { year, subject, level }, asked) => {
  const { stored, viewer } = asked;
  if (!keeps(asked)) throw new Refusal(['FORBIDDEN']);
  if (year < 2000 || year > 2100) throw new Refusal(['BAD_USER_INPUT']);
  const bodies = stored
    .visible('body', viewer)
    .filter((row) => row.id !== viewer.body.id && row.level === (level as Level) && row.closed_on === null);
  const assessments = stored
    .visible('assessment', viewer)
    .filter((row) => row.year === year && row.subject === subject)
    .toSorted((a, b) => farthest.indexOf(a.state as string) - farthest.indexOf(b.state as string));
  const found = bodies.flatMap(({ id }): Row[] => assessments.filter((row) => row.tenant_id === id).slice(0, 1));
  const figures = found.map((row) => below('assessment_figure', row, asked)[0]);
  const sum = (name: string, rows = figures): number =>
    rows.reduce((all, row) => all + ((row[name] ?? 0) as number), 0);
  const so = (far: number): number => found.filter(({ state }) => farthest.indexOf(state as string) <= far).length;
  const [subjects, covered] = [sum('subjects'), sum('covered')];
  // Of one or two subjects it is not told.
  const coverable = sum(
    'subjects',
    figures.filter((row) => row.covered !== null),
  );
  return {
    ...{ bodies: bodies.length, opened: found.length, decided: so(2), published: so(1), closed: so(0) },
    ...timely('decided', 'decisions', found, asked.day),
    ...timely('published', 'publications', found, asked.day),
    ...{ subjects, covered, minimumMet: sum('minimum_met'), objections: sum('objections') },
    coverage: coverable === 0 ? null : Math.round((covered * 10_000) / coverable) / 100,
  };
};

/** What of assessments is no column of its own name. */
export const assessmentFields: Record<string, Rule> = {
  'Query.assessment': byId('Assessment'),
  'Query.assessmentResult': byId('AssessmentResult'),
  'Query.assessmentRollUp': rollUp,
  'Query.assessmentGateTemplate': (_source, _args, { stored, viewer }) =>
    inOrder(
      stored.visible('assessment_gate_template', viewer).filter((row) => row.tenant_id === viewer.body.id),
      'position',
    ),
  'Assessment.gates': (row, _args, asked) => inOrder(below('assessment_gate', row, asked), 'round', 'position'),
  'Assessment.figure': (row, _args, asked) => below('assessment_figure', row, asked)[0] ?? null,
  'AssessmentFigure.gradeCounts': ({ grades }) =>
    Object.entries(grades).map(([grade, subjects]) => ({ grade: grade === '' ? null : grade, subjects })),
  'AssessmentResult.subjectBody': ({ subject_tenant_id }, _args, { stored, viewer }) =>
    subject_tenant_id && stored.find('body_name', subject_tenant_id, viewer),
  'AssessmentResult.proposals': ({ tenant_id, proposals }, _args, asked) =>
    tenant_id === asked.viewer.body.id && keeps(asked) ? proposals : [],
  ...Object.fromEntries(
    ['Assessment', 'AssessmentResult'].map((type) => [`${type}.computedAt`, forKeepers('computed_at')]),
  ),
  'AssessmentResult.explanation': ({ score, tenant_id }, _args, asked) => {
    const isTold = tenant_id === asked.viewer.body.id && keeps(asked);
    return score && (isTold ? explained(score) : withoutAssessors(explained(score)));
  },
  'AssessmentResult.minimum': ({ score }) => score?.minimum ?? [],
  'ScoreExplanation.lines': ({ lines }) => linesOf(lines, null, null),
  'ScoredGroup.lines': ({ lines, clause }) => linesOf(lines, null, clause),
  'ScoredRule.lines': ({ id, lines, clause }) => linesOf(lines, id, clause),
  'ScoreLine.participation': partOf,
  'UnmatchedEvent.participation': partOf,
  'ScoreLine.entry': entryOf,
  'UnmatchedEvent.entry': entryOf,
  ...asStored('ScoreExplanation.groups', 'ScoreExplanation.unmatched', 'ScoreExplanation.missing'),
  ...asStored('ScoredGroup.id', 'ScoredGroup.rules', 'ScoredRule.id'),
  ...asStored('MinimumStanding.id', 'ScoreLine.value', 'ScoreLine.evidence'),
  ...asStored('ScoreLine.title', 'ScoreLine.on', 'ScoreLine.eventKind', 'ScoreLine.by', 'ScoreLine.item'),
};
