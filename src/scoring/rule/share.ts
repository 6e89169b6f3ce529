import type { DutyEvent } from '../facts.js';
import { divided, fraction, type Hundredths } from '../hundredths.js';
import type { Share } from '../language/rule.js';

/** The part of an event's points that is the subject's; null where the share gives him none. */
export type Sharing = (points: Hundredths, event: DutyEvent) => Hundredths | null;

/** How points are shared; no share: everybody gets them whole. */
export function sharing(share: Share | undefined): Sharing {
  if (!share) return (points) => points;
  return (points, event) => {
    const { authors = 1, role } = event;
    const fixed = share.roles?.[role];
    if (fixed !== undefined) return part(points, fixed);
    if (share.roles && share.lead === undefined && share.rest === undefined) return null;
    if (authors <= 1) return points;
    if (isBeyond(share, event)) return null;
    const among = Math.min(authors, share.atMost ?? authors);
    return role === 'LEAD_AUTHOR' && share.lead !== undefined ? part(points, share.lead) : restOf(points, share, among);
  };
}

/** Where fewer get a part than took part, whoever has no place among them gets none; the lead author is the first. */
function isBeyond({ atMost }: Share, { authors = 1, role, place }: DutyEvent): boolean {
  if (atMost === undefined || authors <= atMost) return false;
  return (place ?? (role === 'LEAD_AUTHOR' ? 1 : Infinity)) > atMost;
}

function restOf(points: Hundredths, { lead, rest = 'EQUAL' }: Share, among: number): Hundredths | null {
  if (rest !== 'EQUAL') return part(points, rest);
  if (lead === undefined) return divided(points, among);
  if (among <= 1) return null;
  const { over, under } = fraction(lead);
  return divided(points * (under - over), under * (among - 1));
}

function part(points: Hundredths, text: string): Hundredths {
  const { over, under } = fraction(text);
  return divided(points * over, under);
}
