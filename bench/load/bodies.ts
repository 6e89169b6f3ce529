import type pg from 'pg';
import { firstYear } from './calendar.ts';
import type { Random } from './random.ts';
import { givenNames, surnames } from './words.ts';

export type Level = 'CITY' | 'COUNTY' | 'TOWNSHIP';

/** A body and what the loader keeps of it while it makes rows. */
export interface Body {
  code: number;
  level: Level;
  name: string;
  mark: string;
  /** The bodies above, the nearest first. */
  above: Body[];
  children: Body[];
  /** The scope columns of its rows, as COPY takes them. */
  scope: string;
  officer: { id: string; name: string };
  /** How many items its plans have, about. */
  items: number;
  /** Themes of the year that is being made, and items that lower bodies may align to. */
  themes: string[];
  offered: { id: string; theme: string | null }[];
  /** The number series of its documents. */
  series: { year: number; last: number };
  tally: Tally;
}

export interface Tally {
  plans: number;
  items: number;
  events: number;
  /** Plans and items that the bodies above see: what roll-ups count. */
  seen: { plans: number; items: number };
  /** The newest plan that the bodies above see. */
  shown?: ShownPlan;
}

export interface ShownPlan {
  id: string;
  year: number;
  state: string;
  items: number;
}

/** The largest body of a level is about so many times the smallest, and has so many times the items asked for. */
const sizes: Record<Level, { ratio: number; factor: number }> = {
  CITY: { ratio: 4, factor: 2 },
  COUNTY: { ratio: 8, factor: 1.5 },
  TOWNSHIP: { ratio: 50, factor: 1 },
};
// As the product has it.
const mostItems = 300;

interface Row {
  code: string;
  level: Level;
  name: string;
  mark: string;
  city: string;
  county: string;
  parent: string;
}

/** The bodies that are loaded: cities, then counties, then townships, each in the order of their codes. */
export async function bodiesOf(client: pg.Client, itemsPerPlan: number, random: Random): Promise<Body[]> {
  const { rows } = await client.query<Row>(
    `select id as code, level, name, document_mark as mark, city_id as city, county_id as county, parent_id as parent
     from body order by level, id`,
  );
  const bodies = new Map<string, Body>();
  for (const row of rows) bodies.set(row.code, bodyOf(row, bodies.get(row.parent), random));
  const all = [...bodies.values()];
  for (const level of ['CITY', 'COUNTY', 'TOWNSHIP'] as const) {
    const own = all.filter((body) => body.level === level);
    const { ratio, factor } = sizes[level];
    const scales = random.scales(own.length, ratio);
    for (const [at, body] of own.entries()) body.items = Math.min(mostItems, itemsPerPlan * factor * scales[at]);
  }
  return all;
}

function bodyOf({ code, level, name, mark, city, county, parent }: Row, above: Body | undefined, random: Random): Body {
  const body: Body = {
    ...{ code: Number(code), level, name, mark, scope: [city, county, parent, code].join('\t') },
    above: above ? [above, ...above.above] : [],
    children: [],
    officer: { id: random.uuid(0), name: random.pick(surnames) + random.pick(givenNames) },
    ...{ items: 0, themes: [], offered: [], series: { year: firstYear, last: 0 } },
    tally: { plans: 0, items: 0, events: 0, seen: { plans: 0, items: 0 } },
  };
  above?.children.push(body);
  return body;
}
