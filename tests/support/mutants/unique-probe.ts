import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { KeyProbe } from './key-probe.js';
import type { Row } from '../oracle.js';
import type { TestBody } from '../world.js';

/** A key by which a body's rows are told apart: what one body has taken, another may take as well. */
export interface UniqueKey {
  name: string;
  table: string;
  columns: string[];
  predicate: string | null;
  /** Whether it is a constraint, or an index alone. */
  constraint: boolean;
  /** Whether what is missing is the same as what is missing elsewhere. */
  together: boolean;
}

export async function keysOfBodies(client: pg.Client): Promise<UniqueKey[]> {
  const { rows } = await client.query<UniqueKey>(
    `select i.relname as name, t.relname as table, pg_get_expr(x.indpred, x.indrelid) as predicate,
       x.indnullsnotdistinct as together,
       exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('u', 'p')) as constraint,
       array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any(x.indkey)) as columns
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     where x.indisunique and t.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.filter(({ columns }) => columns.includes('tenant_id') && !columns.includes('id'));
}

/** The key as if the city had it and not the body. */
export const widened = ({ name, table, columns, predicate, constraint, together }: UniqueKey): string[] => [
  constraint ? `alter table ${table} drop constraint ${name} cascade` : `drop index ${name}`,
  `create unique index ${name} on ${table} (${columns.filter((column) => column !== 'tenant_id').join(', ')})
   ${together ? 'nulls not distinct' : ''} ${predicate ? `where ${predicate}` : ''}`,
];

/** Leaves only the rows of one body in a table, and gives copies of them as another body would write them. */
export async function copiesFor(probe: KeyProbe, { table }: UniqueKey, of: TestBody, by: TestBody): Promise<Row[]> {
  await probe.client.query('set local session_replication_role = replica');
  await probe.client.query(`delete from ${table} where tenant_id <> $1`, [of.id]);
  await probe.client.query('set local session_replication_role = origin');
  const place = { city_id: by.cityId, county_id: by.countyId, parent_id: by.parentId, tenant_id: by.id };
  return probe.of(table, of).map((row) => ({
    ...row,
    ...Object.fromEntries(Object.entries(place).filter(([column]) => column in row)),
    ...('id' in row && { id: uuidv7() }),
  }));
}

/** A key or a check that bodies are kept apart by, and a row that it alone refuses. */
export interface Guard {
  name: string;
  drop: string;
  table: string;
  row: Row;
  code: string;
}

export function guards(probe: KeyProbe, one: TestBody, other: TestBody): Guard[] {
  const founding = (table: string) => ({ ...probe.of(table, one).find((row) => row.founding)!, id: uuidv7() });
  const call = probe.of('topic_call', other)[0];
  const asked = {
    call_id: call.id,
    year: call.year,
    to_tenant_id: other.id,
    source: 'LOWER_BODY',
    proposer_person_id: null,
  };
  const isOfMember = (row: Row) => row.member_id !== null;
  const theirs = probe.of('result_objection', other).find(isOfMember)!;
  const { to_tenant_id, assessment_id, result_id } = theirs;
  // There is one at a time that is not.
  const withdrawn = { state: 'WITHDRAWN', withdrawn_on: '2026-06-15' };
  const objectedTo = { to_tenant_id, assessment_id, result_id };
  const [body] = probe.rowsOf('body').filter(({ id }) => id === one.id);
  // A free code in the range of a city that is not there.
  const farAway = one.cityId + 121_000_000;
  const check = '23514';
  return [
    // The body above enters one first account of a body, and no second one afterwards.
    index('account_founding', 'account', { ...founding('account'), name: 'second' }),
    index('seat_founding', 'seat', { ...founding('seat'), state: 'ENDED', ended_at: '2026-01-01' }),
    // Nobody suggests to a neighbour's call.
    {
      ...constraint('topic_suggestion_source_check', 'topic_suggestion'),
      code: check,
      row: { ...probe.of('topic_suggestion', one)[0], id: uuidv7(), ...asked },
    },
    // Nobody objects to a result of a neighbour.
    {
      ...constraint('result_objection_maker_check', 'result_objection'),
      code: check,
      row: { ...probe.of('result_objection', one).find(isOfMember)!, id: uuidv7(), ...objectedTo, ...withdrawn },
    },
    // Nobody opens a body outside the range of his own code, or below another one than himself.
    { ...constraint('body_range_check', 'body'), row: { ...body, id: farAway, county_id: farAway }, code: check },
    { ...constraint('body_level_check', 'body'), row: { ...body, id: one.id + 1000, county_id: one.id }, code: check },
    ...toNobody(probe, one, farAway),
  ];
}

/** Nothing goes to a body that is not there, and no channel leads to it: a trigger looks at that one too. */
function toNobody(probe: KeyProbe, one: TestBody, nobody: number): Guard[] {
  const sent = { ...probe.of('handover', one).find((row) => row.plan_item_id !== null)!, id: uuidv7() };
  const opened = { ...probe.rowsOf('handover_channel')[0], id: uuidv7(), state: 'OPEN' };
  const unseen = '; alter table handover_channel disable trigger see_channel_ends';
  const channel = (name: string, row: Row): Guard => {
    const key = constraint(name, 'handover_channel');
    return { ...key, drop: key.drop + unseen, code: '23503', row: { ...opened, ...row } };
  };
  return [
    { ...constraint('handover_to_body', 'handover'), code: '23503', row: { ...sent, to_tenant_id: nobody } },
    channel('handover_channel_one_body', { one_tenant_id: one.cityId - 1 }),
    channel('handover_channel_other_body', { other_tenant_id: nobody }),
  ];
}

const constraint = (name: string, table: string) => ({
  name,
  table,
  drop: `alter table ${table} drop constraint ${name}`,
});
const index = (name: string, table: string, row: Row): Guard => ({
  name,
  table,
  row,
  drop: `drop index ${name}`,
  code: '23505',
});
