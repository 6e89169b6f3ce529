import { setImmediate } from 'node:timers/promises';
import { Assessment } from '../assessment/assessment.entity.js';
import { countFigure } from '../assessment-figure/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import { compensated, rankAndGrade, score, type CompiledScheme, type Outcome, type Scored } from '../scoring/index.js';
import { casesOf, type Case } from './facts.service.js';
import { resultRows, type ResultRow } from './result-row.js';
import { storeRanked, type Ranked } from './storing.service.js';

/** So many subjects are scored before others get their turn: some 30 ms. */
const atOnce = 200;

/** The scheme of an assessment, made ready. */
export async function schemeOf(
  { cityId, schemeId }: Pick<Assessment, 'cityId' | 'schemeId'>,
  { work }: RequestContext,
): Promise<CompiledScheme> {
  return compiledScheme(await work.em.findOneOrFail(Scheme, { cityId, id: schemeId }));
}

/** Computes all results of an assessment anew: totals, lines, ranks, grades and what is proposed. */
async function computeResults(assessment: Assessment, context: RequestContext): Promise<void> {
  const scheme = await schemeOf(assessment, context);
  const cases = await casesOf(assessment, scheme, await resultRows(assessment, context), true, context);
  const scored = await scoreAll(scheme, cases);
  const competing = scored.filter((_, at) => !cases[at].row.exempt);
  const outcomes = new Map(rankAndGrade(scheme, competing).map((outcome) => [outcome.subject, outcome]));
  const ranked = cases.map(({ row }, at) => rankedOf(row, scored[at], outcomes.get(row.id)));
  await storeRanked(inOrder(ranked, cases), scheme, context);
  assessment.computedAt = context.now();
}

/** Computes all results and counts the figures, with the assessment locked. */
export async function recompute(assessmentId: string, context: RequestContext): Promise<void> {
  const assessment = await context.work.own(Assessment, assessmentId, viewerOf(context));
  await computeResults(assessment, context);
  await context.work.flush();
  await countFigure(assessment, context);
}

/** Scores case after case, with what objections brought. */
export async function scoreAll(scheme: CompiledScheme, cases: readonly Case[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const [at, { row, facts }] of cases.entries()) {
    if (at % atOnce === atOnce - 1) await setImmediate();
    const { subject, events, marks, history } = facts;
    const plain = score(scheme, subject, events, marks, history);
    scored.push({ ...facts, score: compensated(scheme, plain, row.compensation) });
  }
  return scored;
}

type Unplaced = Omit<Ranked, 'position'>;

const rankedOf = ({ id }: ResultRow, { score: computed }: Scored, outcome: Outcome | undefined): Unplaced => ({
  ...{ id, score: computed },
  standing: outcome?.standing ?? null,
  grade: outcome?.grade ?? null,
  gradeClause: outcome?.gradeClause ?? null,
  proposals: outcome?.consequences.map((each) => each.id) ?? [],
});

/** By total, then by name; who is exempt comes last. */
function inOrder(ranked: readonly Unplaced[], cases: readonly Case[]): Ranked[] {
  const places = ranked.map((each, at) => ({ each, row: cases[at].row }));
  places.sort(
    (one, other) =>
      Number(one.row.exempt) - Number(other.row.exempt) ||
      other.each.score.total - one.each.score.total ||
      (one.row.name < other.row.name ? -1 : 1),
  );
  return places.map(({ each }, at) => ({ ...each, position: at + 1 }));
}
