import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { FullNetwork } from '../full-network.js';
import type { Row } from '../oracle.js';
import { storedReferences, storedRows, storedTables, type Reference } from '../stored-rows.js';
import type { TestBody } from '../world.js';

export const scope = ['city_id', 'county_id', 'parent_id', 'tenant_id'];
/** A person is no body's row. */
const toPeople = ['account_person', 'seat_person'];

/** The rows of a network in a database of their own, as a superuser sees them: what he cannot write, nobody can. */
export class KeyProbe {
  readonly #rows = new Map<string, Row[]>();
  readonly #columns = new Map<string, string[]>();

  private constructor(readonly client: pg.Client) {}

  static async of(client: pg.Client, { city }: FullNetwork): Promise<KeyProbe> {
    const probe = new KeyProbe(client);
    for (const table of await storedTables()) {
      if (!table.columns.includes('city_id') && table.name !== 'person') continue;
      probe.#rows.set(table.name, await storedRows(table, [city.id]));
      probe.#columns.set(table.name, table.columns);
    }
    return probe;
  }

  rowsOf = (table: string): Row[] => this.#rows.get(table) ?? [];
  of = (table: string, { id }: TestBody): Row[] => this.rowsOf(table).filter((row) => row.tenant_id === id);

  /** 'OK', or with which SQL state a row is refused that comes beside the others. */
  async insert(table: string, row: Row): Promise<string> {
    // What the database fills in itself cannot be written.
    const written = this.#columns.get(table)!;
    const columns = Object.keys(row).filter((column) => written.includes(column));
    const list = columns.join(', ');
    await this.client.query('savepoint row');
    try {
      const text = `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, $1)`;
      await this.client.query(text, [JSON.stringify(row)]);
      return 'OK';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await this.client.query('rollback to savepoint row');
    }
  }
}

/** References between rows of bodies, and those of rows to their body. */
export async function references(): Promise<{ between: Reference[]; toBody: Reference[] }> {
  const all = (await storedReferences()).filter(({ columns }) =>
    columns.some((column) => column.endsWith('tenant_id')),
  );
  // What names another body than its own is among the guards.
  const toBody = all.filter(({ to, columns }) => to === 'body' && columns.includes('parent_id'));
  return { between: all.filter(({ name, to }) => to !== 'body' && !toPeople.includes(name)), toBody };
}

/** Rows that a reference must refuse: to rows of another body, and to those of its own in another sight, year or call. */
export function strays(probe: KeyProbe, reference: Reference, body: TestBody): Row[] {
  const { from, to, columns, targets } = reference;
  const own = probe.of(from, body).find((row) => columns.every((column) => row[column] !== null));
  if (!own) return [];
  const row: Row = { ...own, id: uuidv7() };
  const pairs = columns.map((column, at) => [column, targets[at]] as const);
  const [tenant, its] = pairs.find(([, target]) => target.endsWith('tenant_id'))!;
  // What is submitted refers to a result by whose it is, and not by its id.
  const [id, key] =
    pairs.find(([, target]) => target === 'id') ?? pairs.find(([column]) => column === 'assessment_id')!;
  const named = (victim: Row) => targets.every((target) => victim[target] !== null);
  // What refers to its like is of one kind with it.
  const alike = (victim: Row) => from !== to || victim.kind === own.kind;
  const foreign = probe.rowsOf(to).find((victim) => victim[its] !== own[tenant] && named(victim) && alike(victim));
  if (!foreign) return byOthers(probe, reference, row);
  const elsewhere = pairs.filter(([column]) => !['city_id', tenant].includes(column));
  return [
    { ...row, ...Object.fromEntries(elsewhere.map(([column, target]) => [column, foreign[target]])) },
    { ...row, [id]: foreign[key] },
    ...(tenant === 'to_tenant_id' ? [{ ...row, to_tenant_id: foreign[its] }] : toldTo(columns, row)),
    ...columns
      .filter((column) => ['reach', 'year'].includes(column))
      .map((column) => ({ ...row, [column]: Number(row[column]) + 1 })),
    ...ofAnotherCall(probe, reference, row).map((other) => ({ ...row, [id]: other.id })),
    ...ofAnotherInvited(probe, reference, row).map((other) => ({ ...row, [id]: other.id })),
    ...byOthers(probe, reference, row),
  ].flatMap((stray) => addressed(probe, reference, stray));
}

/** What is said about a result or an objection by a body that it is not about, or did not go to. */
function byOthers({ rowsOf }: KeyProbe, { columns, targets }: Reference, row: Row): Row[] {
  const other = rowsOf('body').find(({ id }) => id !== row.tenant_id && id !== row.to_tenant_id)!;
  const from = columns.indexOf('tenant_id');
  const { city_id, county_id, parent_id, id: tenant_id } = other;
  return [
    ...(columns.includes('subject_tenant_id') ? [{ ...row, subject_tenant_id: tenant_id }] : []),
    ...(targets[from] === 'to_tenant_id'
      ? [{ ...row, city_id, county_id, parent_id, tenant_id, ...('member_id' in row && { member_id: null }) }]
      : []),
  ];
}
/** A row that is told to somebody else than whom it is about. */
const toldTo = (columns: string[], row: Row): Row[] =>
  columns.includes('to_tenant_id') ? [{ ...row, to_tenant_id: row.tenant_id }] : [];

function ofAnotherCall({ rowsOf }: KeyProbe, { to, columns }: Reference, row: Row): Row[] {
  if (!columns.includes('call_id')) return [];
  return rowsOf(to)
    .filter((each) => each.to_tenant_id === row.tenant_id && each.call_id !== row.call_id)
    .slice(0, 1);
}

/** The invitation of another body to the same project. */
function ofAnotherInvited({ rowsOf }: KeyProbe, { to, columns }: Reference, row: Row): Row[] {
  if (!columns.includes('invitation_id')) return [];
  const isOfProject = (each: Row) => each.research_project_id === row.project_id;
  return rowsOf(to)
    .filter((each) => isOfProject(each) && each.to_tenant_id !== row.tenant_id)
    .slice(0, 1);
}

/** A result of another suggestion is told to whoever made that one: then only the reference in question is wrong. */
function addressed({ rowsOf }: KeyProbe, { name }: Reference, stray: Row): Row[] {
  if (name !== 'topic_result_received') return [stray];
  const suggestion = rowsOf('topic_suggestion').find(({ id }) => id === stray.suggestion_id);
  return [{ ...stray, to_tenant_id: suggestion!.tenant_id }];
}

/** Rows of a body that say they were in another city, in another county, or below another body. */
export function displaced(probe: KeyProbe, { from }: Reference, body: TestBody, other: TestBody): Row[] {
  // Counties without townships ask nobody for marks: then it is the city's.
  const own = probe.of(from, body)[0] ?? probe.rowsOf(from)[0];
  const row = { ...own, id: uuidv7() };
  return scope.slice(0, 3).map((column) => ({ ...row, [column]: other.id }));
}
