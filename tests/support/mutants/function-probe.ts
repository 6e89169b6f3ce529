import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { acting, acts } from './written-probe.js';

const asked = [1, 2, 3, uuidv7(), true, [4, 5]];
/** Somebody else, who keeps no files. */
const other = [6, 7, 8, uuidv7(), false, [9]];
const settings = `select current_tenant_id()::int as a, current_city_id()::int as b, current_county_id()::int as c,
  current_person_id() as d, keeps_duty_files() as e, current_seat_bodies()::int[] as f`;

/** Who asks, as the database knows it: before anybody has said so, then, and when the transaction is over. */
export async function whoAsks(url: string): Promise<unknown[]> {
  // A session of its own: another one may remember settings.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const before = await tell(client);
    const told = [before];
    for (const who of [asked, other]) {
      await client.query('begin');
      await client.query('set local role api_county');
      await client.query('select set_context($1, $2, $3, $4, $5, $6)', who);
      told.push(await tell(client));
      await client.query('commit');
      told.push(await tell(client));
    }
    return told;
  } catch (error) {
    return [(error as { code: string }).code];
  } finally {
    await client.end();
  }
}

async function tell(client: pg.Client): Promise<unknown[]> {
  return Object.values((await client.query<Record<string, unknown>>(settings)).rows[0]);
}

const nobody = [null, null, null, null];
/** Nobody keeps files, whether nobody was ever said or nobody any more. */
const noLonger = [...nobody, false, []];
export const whoAsksExpected = [[...nobody, null, null], asked, noLonger, other, noLonger];

/** Whether figures are other than a recount, names other than the bodies', objections other than those made, and what is counted of the person. */
const derived = `select exists (
    (select tenant_id, year, coverage, figures from plan_figure where city_id = $1 and figures <> '{}'
     except select tenant_id, year, coverage, figures from recount_plan_figures($1))
    union all
    (select tenant_id, year, coverage, figures from recount_plan_figures($1)
     except select tenant_id, year, coverage, figures from plan_figure where city_id = $1)) as figures,
  exists (select from body b full join body_name n using (id) where b.name is distinct from n.name) as names,
  exists (select from assessment_figure f where (f.objections, f.objections_decided) <> (select count(o.id), count(d.id)
    from result_objection o left join objection_decision d on d.objection_id = o.id
    where o.assessment_id = f.assessment_id and o.state <> 'WITHDRAWN')) as objections,
  coalesce((select mark from person where id = $2), 0) as mark`;

interface Derived {
  figures: boolean;
  names: boolean;
  objections: boolean;
  mark: number;
}

/** What does not follow its table after each of a few acts, or the SQL state of an act that failed. Leaves nothing. */
export async function stale(client: pg.Client): Promise<string[]> {
  const found: string[] = [];
  let marked = 0;
  await client.query('begin');
  // What is counted at the end of a transaction is looked at after each act.
  await client.query('set constraints all immediate');
  try {
    for (const { text, ofPerson } of acts) {
      await client.query(text);
      await client.query('reset role');
      const { figures, names, objections, mark } = (
        await client.query<Derived>(derived, [acting.city.id, acting.person])
      ).rows[0];
      if (figures || names || objections || (ofPerson && mark === marked)) found.push(text);
      marked = mark;
    }
  } catch (error) {
    found.push((error as { code: string }).code);
  } finally {
    await client.query('rollback');
  }
  return found;
}
