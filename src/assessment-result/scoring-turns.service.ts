import { setImmediate } from 'node:timers/promises';
import { limitExceeded } from '../platform/errors.js';
import {
  compensated,
  outcomesLookAtEvents,
  score,
  type CompiledScheme,
  type Facts,
  type Score,
  type Scored,
} from '../scoring/index.js';
import type { Case } from './facts.service.js';
import { writtenOf, type Written } from './written-score.js';

/** After so many milliseconds of scoring others get their turn. */
const turn = 15;
/** Limits of one computing: how often an event may be held against a rule, and how many lines may come of it. */
const mostComparisons = 10_000_000;
const mostLines = 1_000_000;

/** Scores case after case, with what objections brought. LIMIT_EXCEEDED where rules and events are too many together. */
export async function scoreAll(scheme: CompiledScheme, cases: readonly Case[]): Promise<ScoredCase[]> {
  const scored: ScoredCase[] = [];
  const facts = factsToPlace(scheme);
  let lines = 0;
  await inTurns(scheme, cases, (each, computed) => {
    lines += computed.lines.length;
    if (lines > mostLines) throw tooMuch('lines', mostLines);
    scored.push({
      ...facts(each),
      score: withoutLines(computed),
      written: writtenOf(each.facts.subject, computed, scheme),
    });
  });
  return scored;
}

/** A score ready to be stored, and as much of it as ranks and grades look at: half a million lines are let go at once. */
export interface ScoredCase extends Scored {
  written: Written;
}

const withoutLines = (computed: Score): Score => ({ ...computed, lines: [], unmatched: [], missing: [] });

/** Events are kept only where ranks, grades or consequences look at them. */
function factsToPlace({ document }: CompiledScheme): (each: Case) => Facts {
  if (outcomesLookAtEvents(document)) return ({ facts }) => facts;
  return ({ facts: { subject, marks, history } }) => ({ subject, events: [], marks, history });
}

/** The same where nobody asks for the lines: totals and points are kept, all else is let go. */
export async function scorePoints(scheme: CompiledScheme, cases: readonly Case[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  const facts = factsToPlace(scheme);
  await inTurns(scheme, cases, (each, computed) => {
    scored.push({ ...facts(each), score: withoutLines(computed) });
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
