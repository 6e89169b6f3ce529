import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { Batch } from '../../../src/platform/database/batch.js';
import type { Viewer } from '../../../src/platform/context.js';
import { roleOfLevel, type Database } from '../../../src/platform/database/database.js';
import { settingsOf } from '../../../src/platform/database/transaction.js';
import type { Json } from '../world.js';

/** A statement as it was sent. */
export interface SentStatement {
  text: string;
  values: readonly unknown[];
}

/** The statements that read and are sent while `act` runs, without those that open and end a transaction. */
export async function sentDuring(act: () => Promise<unknown>): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  const send = Reflect.get(pg.Client.prototype, 'query') as (...parameters: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    sent.push(...statementsIn(parameters));
    return send.apply(this, parameters);
  } as typeof pg.Client.prototype.query;
  try {
    await act();
  } finally {
    pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
  }
  return sent.filter(({ text }) => /\bfrom\b/i.test(text));
}

function statementsIn([first, second]: unknown[]): SentStatement[] {
  if (first instanceof Batch) return first.statements.map(({ text, values = [] }) => ({ text, values }));
  if (typeof first === 'string') return [{ text: first, values: (second as unknown[] | undefined) ?? [] }];
  const { text, values = [] } = first as { text: string; values?: unknown[] };
  return [{ text, values }];
}

export type Mode = 'force_custom_plan' | 'force_generic_plan';

/** The plan of a statement, run as the viewer's role with who asks, on a connection of the service itself. */
export async function planOf(database: Database, viewer: Viewer, sent: SentStatement, mode: Mode): Promise<PlanNode> {
  const client = await database.connect(roleOfLevel[viewer.body.level]);
  try {
    await client.query('begin');
    await client.query('select set_context($1, $2, $3, $4, $5, $6)', settingsOf(viewer));
    await client.query(`set local plan_cache_mode = ${mode}`);
    // Outlives the transaction; the service's own statements on this connection stay.
    await client.query(`prepare looked_at as ${sent.text}`);
    const values = sent.values.map(literal);
    const execution = `execute looked_at${values.length > 0 ? `(${values.join(', ')})` : ''}`;
    const { rows } = await client.query<Json>(`explain (analyze, buffers, format json) ${execution}`);
    await client.query('deallocate looked_at');
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function literal(value: unknown): string {
  const prepared = prepareValue(value) as string | null;
  return prepared === null ? 'null' : pg.escapeLiteral(prepared);
}

export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

export const nodesIn = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesIn)];

/** Blocks that were looked at, those of the steps below included. */
export const blocksOf = (plan: PlanNode): number => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];

export const rowsOf = (plan: PlanNode): number => plan['Actual Rows'] * plan['Actual Loops'];
