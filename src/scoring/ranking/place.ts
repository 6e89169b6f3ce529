import { toHundredths } from '../hundredths.js';
import type { Place } from '../language/scheme.js';
import type { Standing } from './board.js';

/** Whether a standing is within a share of the ranks, such as the top 10 per cent or the last 20. */
export function isWithin(place: Place, standing: Standing | null): boolean {
  if (!standing) return false;
  const { rank, tied, of } = standing;
  const { top, bottom, topPercent, bottomPercent } = place;
  const last = rank + tied - 1;
  const [first, end] = top === undefined && topPercent === undefined ? [of - last + 1, of - rank + 1] : [rank, last];
  const places = top ?? bottom ?? placesOf(topPercent ?? bottomPercent ?? 0, of, place.round);
  return (place.ties === 'EXCLUDE' ? end : first) <= places;
}

/** A per cent of a number of subjects as whole places. */
function placesOf(percent: number, of: number, round: Place['round'] = 'DOWN'): number {
  const exact = toHundredths(percent) * of;
  return round === 'UP' ? Math.ceil(exact / 10_000) : Math.floor(exact / 10_000);
}

/** Whether a grade or a condition asks for a place at all. */
export const asksForPlace = ({ top, bottom, topPercent, bottomPercent }: Place): boolean =>
  [top, bottom, topPercent, bottomPercent].some((each) => each !== undefined);
