import { setImmediate } from 'node:timers/promises';
import { Assessment } from '../assessment/assessment.entity.js';
import { countFigure } from '../assessment-figure/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { limitExceeded } from '../platform/errors.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import {
  compensated,
  rankAndGrade,
  score,
  type CompiledScheme,
  type Outcome,
  type Score,
  type Scored,
} from '../scoring/index.js';
import { casesOf, type Case } from './facts.service.js';
import { resultRows, type ResultRow } from './result-row.js';
import { storeRanked, type Ranked } from './storing.service.js';

/** After so many milliseconds of scoring others get their turn. */
const turn = 15;
/** Limits of one computing: how often an event may be held against a rule, and how many lines may come of it. */
const mostComparisons = 10_000_000;
const mostLines = 1_000_000;

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

/** Scores case after case, with what objections brought. LIMIT_EXCEEDED where rules and events are too many together. */
export async function scoreAll(scheme: CompiledScheme, cases: readonly Case[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  let lines = 0;
  await inTurns(scheme, cases, (each, computed) => {
    lines += computed.lines.length;
    if (lines > mostLines) throw tooMuch('lines', mostLines);
    scored.push({ ...each.facts, score: computed });
  });
  return scored;
}

/** The same where nobody asks for the lines: totals and points are kept, all else is let go. */
export async function scorePoints(scheme: CompiledScheme, cases: readonly Case[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  await inTurns(scheme, cases, ({ facts }, computed) => {
    scored.push({ ...facts, score: { ...computed, lines: [], unmatched: [], missing: [] } });
  });
  return scored;
}

async function inTurns(
  scheme: CompiledScheme,
  cases: readonly Case[],
  take: (each: Case, computed: Score) => void,
): Promise<void> {
  const rules = scheme.groups.reduce((sum, group) => sum + group.rules.length, 0);
  const events = cases.reduce((sum, { facts }) => sum + facts.events.length, 0);
  if (rules * events > mostComparisons) throw tooMuch('comparisons', mostComparisons);
  let since = performance.now();
  for (const each of cases) {
    const { subject, events: own, marks, history } = each.facts;
    const plain = score(scheme, subject, own, marks, history);
    take(each, compensated(scheme, plain, each.row.compensation));
    if (performance.now() - since < turn) continue;
    await setImmediate();
    since = performance.now();
  }
}

const tooMuch = (limit: string, maximum: number) =>
  limitExceeded(
    {
      en: `The rules and events of this computing are too many together (${limit}: at most ${maximum}).`,
      zh: `本次计算的规则与事项合计过多（${limit} 上限 ${maximum}）。`,
    },
    { limit, maximum },
  );

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
