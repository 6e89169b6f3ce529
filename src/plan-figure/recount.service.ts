import pg from 'pg';

type Figures = Record<string, number>;

/** A row of kept figures that differs from what its plans and items count up to. */
export interface Difference {
  /** 12-digit code of the body. */
  code: string;
  year: number;
  coverage: string;
  kept: Figures;
  counted: Figures;
}

interface Row {
  city: string;
  county: string;
  parent: string;
  code: string;
  year: number;
  coverage: string;
  kept: Figures;
  counted: Figures;
}

/**
 * Compares every row of kept figures with a recount, in the database of `ownerUrl` (entered as app_owner), and returns
 * those that differ. With `repair` they are put right: writers wait meanwhile, so that no change is lost or counted twice.
 */
export async function verifyRollUp(ownerUrl: string, { repair }: { repair: boolean }): Promise<Difference[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    if (repair) await client.query('lock table plan_figure in share row exclusive mode');
    const differences: Difference[] = [];
    for (const row of await differing(client)) {
      if (repair) await write(row, client);
      const { code, year, coverage, kept, counted } = row;
      differences.push({ code, year, coverage, kept, counted });
    }
    await client.query('commit');
    return differences;
  } finally {
    await client.end();
  }
}

/** City by city: one statement sees kept figures and rows as of the same moment. */
async function differing(client: pg.Client): Promise<Row[]> {
  const { rows: cities } = await client.query<{ id: string }>(
    `select id::text as id from body where level = 'CITY' order by id`,
  );
  const found: Row[] = [];
  for (const { id } of cities) {
    const { rows } = await client.query<Row>(
      `select b.city_id::text as city, b.county_id::text as county, b.parent_id::text as parent, b.id::text as code,
              year, coverage, coalesce(k.figures, '{}') as kept, coalesce(c.figures, '{}') as counted
       from (select tenant_id, year, coverage, figures from plan_figure where city_id = $1) k
       full join (select tenant_id, year, coverage, figures from recount_plan_figures($1)) c using (tenant_id, year, coverage)
       join body b on b.city_id = $1 and b.id = tenant_id
       where coalesce(k.figures, '{}') <> coalesce(c.figures, '{}')
       order by tenant_id, year, coverage`,
      [id],
    );
    found.push(...rows);
  }
  return found;
}

async function write({ city, county, parent, code, year, coverage, counted }: Row, client: pg.Client): Promise<void> {
  await client.query(
    `insert into plan_figure (city_id, id, county_id, parent_id, tenant_id, reach, year, coverage, figures)
     values ($1, gen_random_uuid(), $2, $3, $4, 1, $5, $6, $7)
     on conflict (city_id, tenant_id, year, coverage) do update set figures = excluded.figures`,
    [city, county, parent, code, year, coverage, JSON.stringify(counted)],
  );
}
