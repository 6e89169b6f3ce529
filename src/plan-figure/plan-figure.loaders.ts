import DataLoader from 'dataloader';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Counts, noCounts } from './counts.service.js';
import { Coverage } from './plan-figure.entity.js';

interface Key {
  body: number;
  year: number;
}

/** The kept figures of a body for a year. */
export type FiguresOfBody = Readonly<Record<Coverage, Counts>>;
export type FiguresLoader = DataLoader<Key, FiguresOfBody, string>;

/** Reads figures of bodies and years; those asked for together in one statement. A body that has none counts nothing. */
export function figuresLoader(work: UnitOfWork, cityId: number): FiguresLoader {
  return new DataLoader((keys) => load(keys, work, cityId), { cacheKeyFn: ({ body, year }) => `${body} ${year}` });
}

interface Row extends Record<string, unknown> {
  body: number;
  year: number;
  coverage: Coverage;
  figures: Record<string, number>;
}

const columns = 'tenant_id as body, year, coverage, figures';

async function load(keys: readonly Key[], work: UnitOfWork, cityId: number): Promise<FiguresOfBody[]> {
  const rows = await work.query<Row>(
    `select ${columns} from plan_figure where city_id = $1 and tenant_id = any($2) and year = any($3)`,
    [cityId, [...new Set(keys.map(({ body }) => body))], [...new Set(keys.map(({ year }) => year))]],
    'figures_of_bodies',
  );
  const of = figuresIn(rows);
  return keys.map(of);
}

/** The figures of the bodies directly below some for a year, asked for before anybody knows which they are. */
export type FiguresBelowLoader = DataLoader<Key, (body: number) => FiguresOfBody, string>;

export function figuresBelowLoader(work: UnitOfWork, cityId: number): FiguresBelowLoader {
  return new DataLoader((keys) => loadBelow(keys, work, cityId), { cacheKeyFn: ({ body, year }) => `${body} ${year}` });
}

async function loadBelow(keys: readonly Key[], work: UnitOfWork, cityId: number) {
  const rows = await work.query<Row>(
    `select ${columns} from plan_figure where city_id = $1 and year = any($3)
       and tenant_id in (select id from body where city_id = $1 and parent_id = any($2))`,
    [cityId, [...new Set(keys.map(({ body }) => body))], [...new Set(keys.map(({ year }) => year))]],
    'figures_below_bodies',
  );
  const of = figuresIn(rows);
  return keys.map(
    ({ year }) =>
      (body: number) =>
        of({ body, year }),
  );
}

function figuresIn(rows: readonly Row[]): (key: Key) => FiguresOfBody {
  const found = new Map(
    rows.map(({ body, year, coverage, figures }) => [`${body} ${year} ${coverage}`, new Counts(figures)]),
  );
  const of = ({ body, year }: Key, coverage: Coverage) => found.get(`${body} ${year} ${coverage}`) ?? noCounts;
  return (key) => ({ OWN: of(key, Coverage.OWN), SUBTREE: of(key, Coverage.SUBTREE) });
}
