import type { Body, Level } from './bodies.ts';
import { currentYear, firstYear } from './calendar.ts';
import type { Random } from './random.ts';

/** The bodies that make a plan for each year, the years in their order. */
export type Schedule = Map<number, Set<Body>>;

/**
 * Spreads the plans over years up to the current one, two at least. Where not all bodies get one, cities do, the largest
 * and the smallest township, then as many counties as townships: all levels can be measured.
 */
export function schedulePlans(bodies: readonly Body[], plans: number, random: Random): Schedule {
  const order = inOrder(bodies, random);
  const least = 2 * (ofLevel(bodies, 'CITY').length + 4);
  const most = bodies.length * (currentYear - firstYear + 1);
  if (!Number.isInteger(plans) || plans < least || plans > most) {
    throw new Error(`These ${bodies.length} bodies have ${least} to ${most} plans; more rows come with more items.`);
  }
  const count = Math.max(2, Math.ceil(plans / bodies.length));
  const schedule: Schedule = new Map();
  for (let at = count - 1; at >= 0; at--) {
    const share = Math.floor(plans / count) + (at < plans % count ? 1 : 0);
    // Levels from above: what is above is aligned to.
    const planning = new Set(order.slice(0, share));
    schedule.set(currentYear - at, new Set(bodies.filter((body) => planning.has(body))));
  }
  return schedule;
}

const ofLevel = (bodies: readonly Body[], level: Level): Body[] => bodies.filter((body) => body.level === level);

function inOrder(bodies: readonly Body[], random: Random): Body[] {
  const counties = random.shuffled(ofLevel(bodies, 'COUNTY'));
  const towns = ofLevel(bodies, 'TOWNSHIP').sort((a, b) => b.items - a.items);
  const ends = [towns[0], towns[towns.length - 1]];
  const others = random.shuffled(towns.slice(1, -1));
  const pairs = others.flatMap((town, at) => [...counties.slice(at, at + 1), town]);
  return [...ofLevel(bodies, 'CITY'), ...ends, ...pairs, ...counties.slice(others.length)];
}
