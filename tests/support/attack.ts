import { appendFileSync } from 'node:fs';

/** Whether the attacks run at full length (`npm run attack`) or in the short form of the suite. */
export const isLong = process.env.ATTACK === 'long';

/** How much of something an attack tries. */
export const sized = (short: number, long: number): number => (isLong ? long : short);

/** Tells what a run has tried, for its summary: `npm run attack` prints all of them at its end. */
export function report(what: string, figures: Record<string, number>): void {
  const { ATTACK_SUMMARY: summary } = process.env;
  if (summary) appendFileSync(summary, `${JSON.stringify({ what, figures })}\n`);
}
