import pg from 'pg';
import type { Body, Tally } from './bodies.ts';
import { verifyRollUp } from './product.ts';

// The definition of the figures is the product's; city by city and year by year, so that memory stays bounded.
const count = `
  insert into plan_figure (city_id, id, county_id, parent_id, tenant_id, reach, year, coverage, figures)
  select c.city_id, gen_random_uuid(), c.county_id, c.parent_id, c.tenant_id, 1, c.year, c.coverage, c.figures
  from figures_of_changes(
    array(select change_of_plan(p, 1) from plan p where p.city_id = $1 and p.year = $2)
    || array(select change_of_plan_item(i, 1) from plan_item i
             where i.city_id = $1 and i.due_on between make_date($2, 1, 1) and make_date($2, 12, 31))) c`;

/** Counts the figures of the roll-ups (汇总) of all plans and items, on two connections. */
export async function countFigures(ownerUrl: string, cities: readonly number[], years: readonly number[]) {
  const left = cities.flatMap((city) => years.map((year) => [city, year]));
  await Promise.all([1, 2].map(() => countSome(ownerUrl, left)));
}

async function countSome(ownerUrl: string, left: number[][]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("set work_mem = '128MB'");
    for (let next = left.pop(); next; next = left.pop()) await client.query(count, next);
  } finally {
    await client.end();
  }
}

/** Throws where the kept figures are not those of the product's own recount, or do not add up to what was written. */
export async function expectFiguresRight(ownerUrl: string, client: pg.Client, bodies: readonly Body[]): Promise<void> {
  const { rows } = await client.query<Tally['seen']>(
    `select sum((figures -> 'plans')::int)::int as plans, sum((figures -> 'items')::int)::int as items
     from plan_figure where coverage = 'SUBTREE' and tenant_id = city_id`,
  );
  for (const what of ['plans', 'items'] as const) {
    const written = bodies.reduce((sum, { tally }) => sum + tally.seen[what], 0);
    const counted = rows[0][what] ?? 0;
    if (counted !== written)
      throw new Error(`The figures count ${counted} ${what}; ${written} were written to be seen.`);
  }
  const differences = await verifyRollUp(ownerUrl, { repair: false });
  if (differences.length === 0) return;
  const [{ code, year, coverage }] = differences;
  throw new Error(`${differences.length} rows of figures differ from the recount, first ${code} ${year} ${coverage}.`);
}
