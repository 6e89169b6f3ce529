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

/** Whether a project or a part of it is shared otherwise than its state, invitations and researchers say. */
const researched = `(exists (select from research_project p where (select count(*) from jsonb_object_keys(shared_with)) <>
    case state when 'RUNNING' then (select count(*) from handover h where h.research_project_id = p.id)
      + (select count(*) from researcher r where r.project_id = p.id) else 0 end)
  or exists (select from sub_topic t join research_project p on p.id = t.project_id
    where (t.shared_with <> '{}') <> (p.state = 'RUNNING' and t.given_to_tenant_id is not null))
  or exists (select from research_group g join research_project p on p.id = g.project_id where (g.shared_with <> '{}')
    <> (p.state = 'RUNNING' and exists (select from sub_topic t where t.group_id = g.id)))
  or exists (select from research_activity a join research_project p on p.id = a.project_id
    where (a.shared_with <> '{}') <> (p.state = 'RUNNING')))`;

/** Whether figures are other than a recount, names other than the bodies', objections other than those made, sights other than handovers under way, steps other than those of chains, and what is counted of the person. */
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
  (exists (select from plan_item p where shared_with <> (select coalesce(jsonb_object_agg(to_tenant_id, 'infinity'), '{}')
    from handover h where h.plan_item_id = p.id and state = 'SENT'))
  or exists (select from topic_suggestion p where shared_with <> (select coalesce(jsonb_object_agg(to_tenant_id, 'infinity'), '{}')
    from handover h where h.topic_suggestion_id = p.id and state = 'SENT'))) as sights,
  ${researched} as research,
  exists (select from lineage_link l where (earlier_steps, later_steps) <> (
    (with recursive chain (id, steps) as (select l.source_id, 0 union all
       select b.source_id, steps + 1 from chain join lineage_link b on b.derived_id = chain.id) select max(steps) from chain),
    (with recursive chain (id, steps) as (select l.derived_id, 0 union all
       select b.derived_id, steps + 1 from chain join lineage_link b on b.source_id = chain.id) select max(steps) from chain)
  )) as steps,
  coalesce((select mark from person where id = $2), 0) as mark`;

interface Derived {
  figures: boolean;
  names: boolean;
  objections: boolean;
  sights: boolean;
  research: boolean;
  steps: boolean;
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
    for (const { text, ofPerson, isRefused } of acts) {
      if (isRefused) {
        if (await passes(client, text)) found.push(text);
        continue;
      }
      await client.query(text);
      await client.query('reset role');
      const { figures, names, objections, sights, research, steps, mark } = (
        await client.query<Derived>(derived, [acting.city.id, acting.person])
      ).rows[0];
      const isWrong = figures || names || objections || sights || research || steps;
      if (isWrong || (ofPerson && mark === marked)) found.push(text);
      marked = mark;
    }
  } catch (error) {
    found.push((error as { code: string }).code);
  } finally {
    await client.query('rollback');
  }
  return found;
}

/** Whether an act that something must keep out comes in. Leaves nothing. */
async function passes(client: pg.Client, text: string): Promise<boolean> {
  await client.query('savepoint act');
  try {
    await client.query(text);
    return true;
  } catch {
    return false;
  } finally {
    await client.query('rollback to savepoint act');
  }
}
