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

async function load(keys: readonly Key[], work: UnitOfWork, cityId: number): Promise<FiguresOfBody[]> {
  const rows = await work.query<{ body: number; year: number; coverage: Coverage; figures: Record<string, number> }>(
    `select tenant_id as body, year, coverage, figures
     from plan_figure where city_id = $1 and tenant_id = any($2) and year = any($3)`,
    [cityId, [...new Set(keys.map(({ body }) => body))], [...new Set(keys.map(({ year }) => year))]],
    'figures_of_bodies',
  );
  const found = new Map(
    rows.map(({ body, year, coverage, figures }) => [`${body} ${year} ${coverage}`, new Counts(figures)]),
  );
  const of = ({ body, year }: Key, coverage: Coverage) => found.get(`${body} ${year} ${coverage}`) ?? noCounts;
  return keys.map((key) => ({ OWN: of(key, Coverage.OWN), SUBTREE: of(key, Coverage.SUBTREE) }));
}
