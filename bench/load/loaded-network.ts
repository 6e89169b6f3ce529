import type { Body, Level, ShownPlan } from './bodies.ts';
import { currentYear } from './calendar.ts';
import { globalId } from './product.ts';
import type { TableName } from './tables.ts';

/** The password of all accounts. */
export const password = 'bench-password';

/** A body to measure with, and the account of its office. */
export interface LoadedBody {
  code: string;
  name: string;
  level: Level;
  city: string;
  /** Null for a city, and for a township directly below one. */
  county: string | null;
  login: string;
  password: string;
  /** Plans, items and events of the body alone, and of it with all bodies below. */
  own: { plans: number; items: number; events: number };
  subtree: { plans: number; items: number; events: number };
  /** Its newest plan that the bodies above see too. */
  plan: LoadedPlan | null;
}

export interface LoadedPlan {
  /** Opaque id, as the API has it. */
  id: string;
  key: string;
  body: string;
  year: number;
  state: string;
  items: number;
}

export type Sizes = Record<'largest' | 'typical' | 'smallest', LoadedBody>;

/** What a load made: what workloads need to know of it. */
export interface LoadedNetwork {
  seed: number;
  bodies: number;
  /** By rows of the subtree, among the bodies that have a plan the bodies above see. */
  cities: Sizes;
  counties: Sizes;
  townships: Sizes;
  /** Plans of different bodies, issued or closed. */
  plans: LoadedPlan[];
  /** Years that have plans, and those in which no body has one. */
  years: number[];
  freeYears: { from: number; to: number };
  /** Rows of each table; `counted` are plans, items and events. */
  rows: Record<TableName, number>;
  counted: number;
  seconds: Record<string, number>;
}

type Found = Pick<LoadedNetwork, 'cities' | 'counties' | 'townships' | 'plans' | 'freeYears'>;

export function find(bodies: readonly Body[]): Found {
  return {
    cities: sizes(bodies, 'CITY'),
    counties: sizes(bodies, 'COUNTY'),
    townships: sizes(bodies, 'TOWNSHIP'),
    plans: samplePlans(bodies),
    freeYears: { from: currentYear + 1, to: 2100 },
  };
}

function sizes(bodies: readonly Body[], level: Level): Sizes {
  const own = bodies.filter((body) => body.level === level && body.tally.shown);
  if (own.length === 0) throw new Error(`No plan of a ${level} is seen by the bodies above; load more plans.`);
  const ordered = own.map((body) => loadedBody(body)).sort((a, b) => rowsOf(a) - rowsOf(b));
  const [smallest, largest] = [ordered[0], ordered[ordered.length - 1]];
  return { largest, typical: ordered[Math.floor(ordered.length / 2)], smallest };
}

const rowsOf = ({ subtree: { plans, items, events } }: LoadedBody): number => plans + items + events;

function loadedBody(body: Body): LoadedBody {
  const { code, name, level, above, tally } = body;
  const { plans, items, events, shown } = tally;
  return {
    ...{ code: String(code), name, level },
    city: String((above[above.length - 1] ?? body).code),
    county: codeOf([body, ...above].find((each) => each.level === 'COUNTY')),
    ...{ login: `office.${code}`, password, own: { plans, items, events }, subtree: subtree(body) },
    plan: shown ? loadedPlan(body, shown) : null,
  };
}

const codeOf = (body: Body | undefined): string | null => (body ? String(body.code) : null);

function subtree(body: Body): LoadedBody['own'] {
  const { plans, items, events } = body.tally;
  const sum = { plans, items, events };
  for (const child of body.children.map(subtree)) {
    sum.plans += child.plans;
    sum.items += child.items;
    sum.events += child.events;
  }
  return sum;
}

const loadedPlan = ({ code }: Body, { id, year, state, items }: ShownPlan): LoadedPlan => ({
  ...{ id: globalId('Plan', id), key: id, body: String(code), year, state, items },
});

/** A hundred at most, evenly from all bodies. */
function samplePlans(bodies: readonly Body[]): LoadedPlan[] {
  const having = bodies.filter(({ tally: { shown } }) => shown?.state === 'ISSUED' || shown?.state === 'CLOSED');
  const step = Math.max(1, Math.floor(having.length / 100));
  const chosen = having.filter((_body, at) => at % step === 0).slice(0, 100);
  return chosen.map((body) => loadedPlan(body, body.tally.shown!));
}
