import { codeNumber } from '../body/index.js';
import type { Level, RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { type RollUpBody, sourceOf } from './roll-up.loaders.js';

/** The body itself and those above it. */
const chainOf = ({ id, countyId, cityId }: RollUpBody): Set<number> => new Set([cityId, countyId, id]);

/** Whether a body is the other one or below it. */
export const isWithin = (body: RollUpBody, other: RollUpBody): boolean => chainOf(body).has(other.id);

/** Whether a body existed on any day of the year: then it is expected to plan. */
export const existsIn = ({ validFrom, closedOn }: RollUpBody, year: number): boolean =>
  validFrom <= `${year}-12-31` && (closedOn === null || closedOn >= `${year}-01-01`);

/** What the body and those above it expect of a level, out of all that the viewer sees. */
export function expectedOf<E extends { setBy: number; level: Level }>(
  all: readonly E[],
  body: RollUpBody,
  level: Level,
): E[] {
  const chain = chainOf(body);
  return all.filter((each) => each.level === level && chain.has(each.setBy));
}

/** The viewer's own body or one below it, by its code. NOT_FOUND for any other. */
export async function bodyOf(code: string, field: string, context: RequestContext): Promise<RollUpBody> {
  const found = await sourceOf(context).body(codeNumber(code, field));
  if (!found) throw notFound();
  return found;
}

/** The bodies of a level that were expected to plan for a year, the body itself and below it. */
export async function expectedBodies(
  body: RollUpBody,
  level: Level,
  year: number,
  context: RequestContext,
): Promise<RollUpBody[]> {
  const all = await sourceOf(context).bodies();
  return all.filter((each) => each.level === level && isWithin(each, body) && existsIn(each, year));
}
