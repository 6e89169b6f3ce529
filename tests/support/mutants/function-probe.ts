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
    case when state in ('RUNNING', 'REPORTED') then (select count(*) from handover h where h.research_project_id = p.id)
      + (select count(person_id) from researcher r where r.project_id = p.id) else 0 end)
  or exists (select from sub_topic t join research_project p on p.id = t.project_id
    where (t.shared_with <> '{}') <> (p.state in ('RUNNING', 'REPORTED') and t.given_to_tenant_id is not null))
  or exists (select from research_group g join research_project p on p.id = g.project_id where (g.shared_with <> '{}')
    <> (p.state in ('RUNNING', 'REPORTED') and exists (select from sub_topic t where t.group_id = g.id)))
  or exists (select from research_activity a join research_project p on p.id = a.project_id
    where a.tenant_id = a.to_tenant_id and (a.shared_with <> '{}') <> (p.state in ('RUNNING', 'REPORTED'))))`;

/** Whether what was handed in is seen or stands otherwise than its handover says, or a report is shared otherwise than with who took part and whom it was handed to. */
const reported = `(exists (select from contribution_version v join research_project p on p.id = v.project_id
    where (v.shared_with <> '{}') <> (p.state <> 'CLOSED' and exists (select from handover h
      where h.contribution_version_id = v.id and h.state in ('SENT', 'ACCEPTED'))))
  or exists (select from contribution_version v join contribution c on c.id = v.contribution_id
    join handover h on h.contribution_version_id = v.id
    where v.state <> case h.state when 'SENT' then 'HANDED_IN' else h.state end or c.state <> v.state)
  or exists (select from research_project p join handover h on h.research_project_id = p.id
    where (select count(*) from jsonb_object_keys(result_with)) <> case when p.state in ('REPORTED', 'CLOSED')
      then 1 + (select count(person_id) from researcher r where r.project_id = p.id) else 0 end)
  or exists (select from research_report r join research_project p on p.id = r.project_id
    where (select count(*) from jsonb_object_keys(r.shared_with)) <> case r.state when 'FINAL'
      then (select count(*) from jsonb_object_keys(p.result_with))
        + (select count(*) from handover h where h.research_report_id = r.id) else 0 end)
  or exists (select from report_part t join research_report r on r.id = t.report_id
    where t.shared_with <> r.shared_with))`;

/** Whether a result is seen otherwise than its project says. */
const resulting = `(${['research_suggestion', 'suggestion_follow_up', 'research_submission', 'leader_instruction']
  .map(
    (table) => `exists (select from ${table} t join research_project p on p.id = t.project_id
      where (t.reach, t.shared_with) is distinct from (case when p.state in ('REPORTED', 'CLOSED')
        then (1::smallint, p.result_with) else (0::smallint, '{}'::jsonb) end))`,
  )
  .join(' or ')})`;

/** Whether figures of joint research are other than a recount; a row of zeros is as good as none. */
const counted = `exists (select from (select tenant_id, year,
      to_jsonb(f) - '{city_id,id,county_id,parent_id,tenant_id,reach,year}'::text[] as figures from research_figure f) k
    full join recount_research_figures($1) c using (tenant_id, year) where k.figures is distinct from c.figures
    and exists (select from jsonb_each_text(coalesce(k.figures, '{}') || coalesce(c.figures, '{}')) e where e.value <> '0'))`;

/** Whether figures are other than a recount, names other than the bodies', objections other than those made, sights other than handovers under way, and what is counted of the person. */
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
    from handover h where p.id = h.plan_item_id and state = 'SENT' or p.plan_id = h.plan_id and state = 'SENT'))
  or exists (select from plan p where shared_with <> (select coalesce(jsonb_object_agg(to_tenant_id, 'infinity'), '{}')
    from handover h where h.plan_id = p.id and state = 'SENT'))
  or exists (select from handover_channel c join body b on b.id in (one_tenant_id, other_tenant_id)
    where c.state = 'OPEN' and b.closed_on is not null)
  or exists (select from topic_suggestion p where shared_with <> (select coalesce(jsonb_object_agg(to_tenant_id, 'infinity'), '{}')
    from handover h where h.topic_suggestion_id = p.id and state = 'SENT'))) as sights,
  (${researched} or ${reported} or ${resulting}) as research,
  ${counted} as counted,
  coalesce((select mark from person where id = $2), 0) as mark`;

interface Derived {
  figures: boolean;
  names: boolean;
  objections: boolean;
  sights: boolean;
  research: boolean;
  counted: boolean;
  mark: number;
}

/** The first of a few acts after which something does not follow its table, or the SQL state of one that failed. Leaves nothing. */
export async function stale(client: pg.Client): Promise<string[]> {
  const found: string[] = [];
  let marked = 0;
  await client.query('begin');
  // What is counted at the end of a transaction is looked at after each act.
  await client.query('set constraints all immediate');
  try {
    for (const { text, ofPerson, isRefused } of acts) {
      if (found.length > 0) break;
      if (isRefused) {
        if (await passes(client, text)) found.push(text);
        continue;
      }
      await client.query(text);
      await client.query('reset role');
      const { figures, names, objections, sights, research, counted, mark } = (
        await client.query<Derived>(derived, [acting.city.id, acting.person])
      ).rows[0];
      const isWrong = figures || names || objections || sights || research || counted;
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
