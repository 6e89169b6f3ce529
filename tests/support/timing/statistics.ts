/** How long two kinds of requests took, in microseconds, in the order of their asking. */
export interface Samples {
  one: number[];
  other: number[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

export function quartiles(values: readonly number[]): [lower: number, upper: number] {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 4)], sorted[Math.floor((sorted.length * 3) / 4)]];
}

/**
 * How likely one of `one` takes longer than one of `other` (the area under the ROC curve, from the rank sum of Mann and
 * Whitney): 0.5 where they cannot be told apart. Ranks know no outliers, so that nothing need be trimmed.
 */
export function auc({ one, other }: Samples): number {
  const all = [...one.map((value) => ({ value, isOne: true })), ...other.map((value) => ({ value, isOne: false }))];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to].value === all[from].value) to += 1;
    // Equal values share the mean of their ranks.
    const rank = (from + to + 1) / 2;
    for (let at = from; at < to; at++) if (all[at].isOne) rankSum += rank;
  }
  return (rankSum - (one.length * (one.length + 1)) / 2) / (one.length * other.length);
}

/** How far chance alone takes the area from 0.5, but for once in two thousand times; 0.03 from 2,000 pairs on. */
export const aucLimit = (pairs: number): number => Math.max(0.03, 3.5 * Math.sqrt((2 * pairs + 1) / (12 * pairs ** 2)));

/** The same for the ratio of medians, by their standard error; 5 % where there are enough pairs. */
export function medianLimit({ one, other }: Samples): number {
  const error = (values: number[]) => {
    const [lower, upper] = quartiles(values);
    return (0.93 * (upper - lower)) / Math.sqrt(values.length) / median(values);
  };
  return Math.max(0.05, 3.5 * Math.hypot(error(one), error(other)));
}

export const areTold = (samples: Samples): boolean =>
  Math.abs(auc(samples) - 0.5) > aucLimit(samples.one.length) ||
  Math.abs(median(samples.one) / median(samples.other) - 1) > medianLimit(samples);

/** The least steady difference, in microseconds, that would have been noticed. */
export function noticed({ one, other }: Samples): number {
  let [low, high] = [0, median(one) * 2];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const isSeen = auc({ one: other.map((value) => value + middle), other }) - 0.5 > aucLimit(one.length);
    if (isSeen) high = middle;
    else low = middle;
  }
  return Math.round(high);
}
