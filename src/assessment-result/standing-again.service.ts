import { Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { asTold, compensated, outcomesLookAtEvents, type CompiledScheme, type Scored } from '../scoring/index.js';
import { schemeOf } from './preparing.service.js';
import { oneAtATime } from './computing-turn.service.js';
import { casesOf, type Case } from './facts.service.js';
import { knownPoints, knownScores, knownSubjects } from './known-score.service.js';
import { placesOf } from './placing.service.js';
import { resultRows } from './result-row.js';
import { scoreAll, type ScoredCase } from './scoring-turns.service.js';
import { storePlaces, storeScores } from './storing.service.js';
import { writtenOf } from './written-score.js';

/** The result that changes: by the points that go with it, or by the facts themselves, which were corrected. */
export interface Changed {
  resultId: string;
  byFacts: boolean;
}

/**
 * Ranks and grades the results of a decided assessment again, because one of them changed. All others stay as they are
 * stored: nobody's total follows what was recorded, confirmed or taken back since.
 */
export const standAgain = (assessmentId: string, changed: Changed, context: RequestContext): Promise<void> =>
  oneAtATime(context, () => stand(assessmentId, changed, context));

async function stand(assessmentId: string, changed: Changed, context: RequestContext): Promise<void> {
  const assessment = await context.work.own(Assessment, assessmentId, viewerOf(context));
  const scheme = await schemeOf(assessment, context);
  const rows = await resultRows(assessment, context);
  const events = outcomesLookAtEvents(scheme.document);
  const day = assessment.submittedOn ?? undefined;
  const read = await casesOf(assessment, scheme, rows, { all: true, day, events }, context);
  const cases = await asTheyWere(read, assessment, context);
  const scored = await (events ? scoredAsTold : scoredAsKnown)(cases, scheme, assessment, context);
  const at = rows.findIndex(({ id }) => id === changed.resultId);
  const again = changed.byFacts
    ? await byFacts(cases[at], scheme, assessment, context)
    : await byPoints(cases[at], scored[at], scheme, context);
  scored[at] = again;
  await storeScores([again.written], context);
  await storePlaces(placesOf(scheme, rows, scored), context);
  assessment.computedAt = context.now();
  await context.work.flush();
}

/** Ranked as whom they were scored: a role that was given up since moves nobody. */
async function asTheyWere(cases: readonly Case[], assessment: Assessment, context: RequestContext): Promise<Case[]> {
  const subjects = await knownSubjects(assessment, context);
  return cases.map(({ row, facts }) => ({ row, facts: { ...facts, subject: subjects.get(row.id) ?? facts.subject } }));
}

type Rescore = (
  cases: readonly Case[],
  scheme: CompiledScheme,
  assessment: Assessment,
  context: RequestContext,
) => Promise<Scored[]>;

/** Where points are all that ranks and grades look at, nothing else is read. */
const scoredAsKnown: Rescore = async (cases, scheme, assessment, context) => {
  const points = await knownPoints(assessment, scheme, context);
  return cases.map(({ row, facts }) => ({ ...facts, score: points.get(row.id)! }));
};

/** So many stored scores with all their lines are looked at together. */
const slice = 250;

/** Where they look at events, these are the ones that the stored scores tell of, as they stood then. */
const scoredAsTold: Rescore = async (cases, scheme, _assessment, context) => {
  const scored: Scored[] = [];
  for (let from = 0; from < cases.length; from += slice) {
    const some = cases.slice(from, from + slice);
    const known = await knownScores(
      some.map(({ row }) => row.id),
      scheme,
      context,
    );
    for (const { row, facts } of some) {
      const score = known.get(row.id)!;
      scored.push({ ...facts, events: asTold(facts.events, score), score: { ...score, lines: [], unmatched: [] } });
    }
  }
  return scored;
};

async function byPoints(
  { row }: Case,
  scored: Scored,
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<ScoredCase> {
  const whole = (await knownScores([row.id], scheme, context)).get(row.id)!;
  const score = compensated(scheme, whole, row.compensation);
  return { ...scored, score, written: writtenOf(scored.subject, score, scheme) };
}

async function byFacts(
  { row }: Case,
  scheme: CompiledScheme,
  assessment: Assessment,
  context: RequestContext,
): Promise<ScoredCase> {
  const [scored] = await scoreAll(scheme, await casesOf(assessment, scheme, [row], { all: false }, context));
  return scored;
}
