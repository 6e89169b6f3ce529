import type { Comparison, Grade, MinimumItem, Place, Scheme } from '../../scoring/index.js';
import { conditionsOf, itemsOf } from './clauses.js';
import { isPerCent } from './check-rules.js';
import type { Findings } from './problem.js';
import { mostPoints } from './reachable.js';

/** Grades in order and within reach, and whatever else is compared with a figure. */
export function checkGrades(scheme: Scheme, findings: Findings): void {
  const grades = scheme.grades ?? [];
  grades.forEach((grade, at) => {
    checkPlace(grade, `grades.${at}`, findings, false);
    checkThreshold(grade, grades.slice(0, at), mostPoints(scheme), `grades.${at}`, findings);
  });
  for (const { it, path } of conditionsOf(scheme)) {
    if ('rank' in it) checkPlace(it.rank, `${path}.rank`, findings, true);
    if ('measure' in it) checkComparison(it, path, findings);
  }
  for (const { it, path } of itemsOf(scheme)) checkItem(it, path, findings);
}

function checkPlace(place: Place, path: string, findings: Findings, isRequired: boolean): void {
  const { top, bottom, topPercent, bottomPercent, ties, round, over } = place;
  const given = [top, bottom, topPercent, bottomPercent].filter((each) => each !== undefined).length;
  if (given > 1 || (isRequired && given === 0))
    findings.add(
      path,
      'must have exactly one of top, bottom, topPercent and bottomPercent.',
      '应恰含 top、bottom、topPercent、bottomPercent 之一。',
    );
  if (given === 0 && [ties, round, over].some((each) => each !== undefined))
    findings.add(
      path,
      'ties, round and over have no effect without a place.',
      '未规定名次时 ties、round、over 不起作用。',
    );
}

const hasThresholdOnly = ({ top, bottom, topPercent, bottomPercent, when }: Grade): boolean =>
  [top, bottom, topPercent, bottomPercent, when].every((each) => each === undefined);

function checkThreshold(grade: Grade, before: readonly Grade[], most: number, path: string, findings: Findings): void {
  const { atLeast = -Infinity } = grade;
  if (atLeast > most)
    findings.add(`${path}.atLeast`, `No more than ${most} points can be reached.`, `最高只能得 ${most} 分，无法达到。`);
  const hiding = before.findLast(hasThresholdOnly);
  if (hiding && atLeast >= (hiding.atLeast ?? -Infinity))
    findings.add(
      `${path}.atLeast`,
      `Whoever reaches it has the grade ${hiding.grade} already: grades stand from the highest to the lowest.`,
      `达到该分数者已属“${hiding.grade}”：等次应由高到低排列，不得重叠。`,
    );
}

function checkComparison(comparison: Comparison, path: string, findings: Findings): void {
  const { measure, atLeast, atMost, above, below, equals, years = 1 } = comparison;
  const bounds = [atLeast, atMost, above, below, equals].filter((each) => each !== undefined);
  if (bounds.length === 0) findings.add(path, 'compares with nothing.', '缺少比较值。');
  if (isPerCent(measure) && Math.max(atLeast ?? 0, above ?? 0, equals ?? 0) > 100)
    findings.add(path, 'A per cent never reaches more than 100.', '百分比不会超过 100。');
  if (years > 1 && 'years' in measure && measure.years === 'TERM')
    findings.add(`${path}.years`, 'has no effect on a figure of the term.', '对届内累计值不起作用。');
}

function checkItem({ measure, atLeast, any }: MinimumItem, path: string, findings: Findings): void {
  if ((measure === undefined) === (any === undefined) || (measure === undefined) !== (atLeast === undefined))
    findings.add(
      path,
      'must have measure and atLeast, or any with alternatives.',
      '应含 measure 和 atLeast，或含 any 列出可替代项。',
    );
  if (measure && isPerCent(measure) && (atLeast ?? 0) > 100)
    findings.add(`${path}.atLeast`, 'A per cent never reaches more than 100.', '百分比不会超过 100。');
}
