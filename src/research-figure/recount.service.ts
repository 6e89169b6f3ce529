import pg from 'pg';

type Figures = Record<string, number>;

/** Kept figures of joint research that differ from what there is. */
export interface ResearchDifference {
  /** 12-digit code of the body. */
  code: string;
  year: number;
  kept: Figures;
  counted: Figures;
}

const scope = `'{city_id,id,county_id,parent_id,tenant_id,reach,year}'::text[]`;
// A row of zeros is as good as none.
const differing = `select tenant_id::text as code, year, coalesce(k.figures, '{}') as kept,
    coalesce(c.figures, '{}') as counted
  from (select * from (select f.tenant_id, f.year, to_jsonb(f) - ${scope} as figures
      from research_figure f where f.city_id = $1) rows
    where exists (select from jsonb_each_text(figures) each where each.value <> '0')) k
  full join recount_research_figures($1) c using (tenant_id, year)
  where k.figures is distinct from c.figures order by tenant_id, year`;

/**
 * Compares the kept figures of joint research with a recount, in the database of `ownerUrl` (entered as app_owner), and
 * returns those that differ. With `repair` they are counted anew.
 */
export async function verifyResearchFigures(
  ownerUrl: string,
  { repair }: { repair: boolean },
): Promise<ResearchDifference[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: cities } = await client.query<{ id: string }>(
      `select id::text as id from body where level = 'CITY' order by id`,
    );
    const found: ResearchDifference[] = [];
    for (const { id } of cities) {
      const { rows } = await client.query<ResearchDifference>(differing, [id]);
      found.push(...rows);
      if (repair && rows.length > 0) await refresh(id, rows, client);
    }
    return found;
  } finally {
    await client.end();
  }
}

/** In one statement: rows are locked in the order that writers lock them. */
async function refresh(city: string, rows: readonly ResearchDifference[], client: pg.Client): Promise<void> {
  const codes = rows.map(({ code }) => code);
  const years = rows.map(({ year }) => year);
  await client.query('select refresh_research_figures($1, $2::bigint[], $3::int[])', [
    city,
    [...new Set(codes)],
    [...new Set(years)],
  ]);
}
