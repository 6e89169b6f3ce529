/** Points times 100, a whole number: sums of them are exact. */
export type Hundredths = number;

/** Points with at most two decimals, as hundredths. */
export const toHundredths = (points: number): Hundredths => Math.round(points * 100);

/** Hundredths as points; the nearest number to the exact decimal. */
export const toPoints = (hundredths: Hundredths): number => hundredths / 100;

/** A quotient of whole numbers to the nearest whole number, halves away from zero 四舍五入: a deduction as a bonus. */
export function divided(dividend: number, divisor: number): number {
  const size = Math.floor((2 * Math.abs(dividend) + divisor) / (2 * divisor));
  return dividend < 0 && size !== 0 ? -size : size;
}

/** An exact fraction of whole numbers, for averages of averages: rounded once, at the end. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const ratio = (over: number, under = 1): Ratio => ({ over: BigInt(over), under: BigInt(under) });

export const plus = (one: Ratio, other: Ratio): Ratio => ({
  over: one.over * other.under + other.over * one.under,
  under: one.under * other.under,
});

export const times = (one: Ratio, over: number, under = 1): Ratio => ({
  over: one.over * BigInt(over),
  under: one.under * BigInt(under),
});

/** The nearest whole number, halves away from zero. */
export function rounded({ over, under }: Ratio): number {
  const size = (2n * (over < 0n ? -over : over) + under) / (2n * under);
  return Number(over < 0n ? -size : size);
}

/** A text such as "1/2" as its two whole numbers. */
export function fraction(text: string): { over: number; under: number } {
  const [over, under = 1] = text.split('/').map(Number);
  return { over, under };
}
