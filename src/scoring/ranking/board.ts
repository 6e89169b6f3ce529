import type { CompiledScheme } from '../compiled-scheme.js';
import { frameTest } from '../condition.js';
import type { Frame } from '../frame.js';
import { toHundredths, type Hundredths } from '../hundredths.js';
import { subjectTest } from '../subject-test.js';

/** A place in a ranking: the best is 1, and after two who share it comes 3. */
export interface Standing {
  readonly rank: number;
  /** How many share the rank, himself included. */
  readonly tied: number;
  /** How many are ranked together. */
  readonly of: number;
  /** Title of the class ranked apart; null where there are no classes or he fits none. */
  readonly rankedAmong: string | null;
}

/** The standing of each frame; null for those who are not ranked. */
export type Board = readonly (Standing | null)[];

interface Contestant {
  readonly at: number;
  readonly keys: readonly Hundredths[];
}

/** Ranks subjects by the totals of `over` years together; who lacks one of the years is not ranked. */
export function boardOf(scheme: CompiledScheme, frames: readonly Frame[], over: number): Board {
  const { when, classes = [], tieBreak = [] } = scheme.document.ranking ?? {};
  const isRanked = frameTest(when, scheme.year);
  const filters = classes.map((each) => ({ title: each.title, fits: subjectTest(each.for) }));
  const parts = new Map<string | null, Contestant[]>();
  frames.forEach((frame, at) => {
    const total = totalOver(frame, over);
    if (total === null || !isRanked(frame)) return;
    const title = filters.find(({ fits }) => fits(frame.subject))?.title ?? null;
    const keys = [total, ...tieBreak.map((id) => frame.points.get(id) ?? 0)];
    const part = parts.get(title);
    if (part) part.push({ at, keys });
    else parts.set(title, [{ at, keys }]);
  });
  const board: (Standing | null)[] = frames.map(() => null);
  for (const [title, part] of parts) rank(part, title, board);
  return board;
}

function totalOver({ points, history, year: { year } }: Frame, over: number): Hundredths | null {
  let sum = points.get('TOTAL') ?? 0;
  for (let ago = 1; ago < over; ago += 1) {
    const past = history.years?.find((each) => each.year === year - ago);
    if (!past) return null;
    sum += toHundredths(past.total);
  }
  return sum;
}

function rank(part: Contestant[], rankedAmong: string | null, board: (Standing | null)[]): void {
  part.sort(descending);
  for (let from = 0; from < part.length;) {
    let to = from + 1;
    while (to < part.length && descending(part[from], part[to]) === 0) to += 1;
    const standing = { rank: from + 1, tied: to - from, of: part.length, rankedAmong };
    for (const { at } of part.slice(from, to)) board[at] = standing;
    from = to;
  }
}

function descending({ keys: one }: Contestant, { keys: other }: Contestant): number {
  const at = one.findIndex((key, place) => key !== other[place]);
  return at < 0 ? 0 : other[at] - one[at];
}
