import type { DutyEvent } from '../facts.js';
import { divided, fraction, type Hundredths } from '../hundredths.js';
import type { Share } from '../language/rule.js';

/** The part of an event's points that is the subject's; null where the share gives him none. */
export type Sharing = (points: Hundredths, event: DutyEvent) => Hundredths | null;

type Fraction = ReturnType<typeof fraction>;

/** How points are shared; no share: everybody gets them whole. */
export function sharing(share: Share | undefined): Sharing {
  if (!share) return (points) => points;
  const fixed = new Map(Object.entries(share.roles ?? {}).map(([role, text]) => [role, fraction(text)]));
  const lead = share.lead === undefined ? null : fraction(share.lead);
  const restOf = restSharing(share.rest ?? 'EQUAL', lead);
  const onlyRoles = share.roles !== undefined && share.lead === undefined && share.rest === undefined;
  return (points, event) => {
    const { authors = 1, role } = event;
    const own = fixed.get(role);
    if (own) return part(points, own);
    if (onlyRoles) return null;
    if (authors <= 1) return points;
    if (isBeyond(share, event)) return null;
    if (role === 'LEAD_AUTHOR' && lead) return part(points, lead);
    return restOf(points, Math.min(authors, share.atMost ?? authors));
  };
}

/** Where fewer get a part than took part, whoever has no place among them gets none; the lead author is the first. */
function isBeyond({ atMost }: Share, { authors = 1, role, place }: DutyEvent): boolean {
  if (atMost === undefined || authors <= atMost) return false;
  return (place ?? (role === 'LEAD_AUTHOR' ? 1 : Infinity)) > atMost;
}

/** What those get who do not lead, so many being among whom points are shared. */
function restSharing(
  rest: NonNullable<Share['rest']>,
  lead: Fraction | null,
): (points: Hundredths, among: number) => Hundredths | null {
  if (rest !== 'EQUAL') {
    const each = fraction(rest);
    return (points) => part(points, each);
  }
  if (!lead) return divided;
  const { over, under } = lead;
  return (points, among) => (among <= 1 ? null : divided(points * (under - over), under * (among - 1)));
}

const part = (points: Hundredths, { over, under }: Fraction): Hundredths => divided(points * over, under);
