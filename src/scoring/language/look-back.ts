import type { Scheme } from './scheme.js';

/** How far a scheme looks behind its own year: so many years, and whether at the whole term. */
export interface LookBack {
  readonly years: number;
  readonly term: boolean;
}

/** What must be known of earlier years to score by a scheme: of its rules, minimum set, ranking, grades and consequences. */
export function lookBackOf(document: Scheme): LookBack {
  return inside(document);
}

const none: LookBack = { years: 0, term: false };

/** A condition over two years whose measure takes three together looks at four: what contains adds to what is contained. */
function inside(value: unknown): LookBack {
  if (typeof value !== 'object' || value === null) return none;
  const parts = Object.values(value).map(inside);
  const { years, over, ago } = value as Record<string, unknown>;
  return {
    years: Math.max(0, ...parts.map((part) => part.years)) + before(years) + before(over) + (Number(ago) || 0),
    term: years === 'TERM' || parts.some((part) => part.term),
  };
}

/** So many years together are this one and those before it. */
const before = (years: unknown): number => (typeof years === 'number' ? years - 1 : 0);
