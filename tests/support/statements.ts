import { afterAll } from '@jest/globals';
import pg from 'pg';
import { Batch } from '../../src/platform/database/batch.js';
import type { Tables } from '../../src/platform/read/table.js';

type Observer = (client: pg.Client, texts: string[]) => void;

const observers = new Set<Observer>();
const send = Reflect.get(pg.Client.prototype, 'query') as (...parameters: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
  const texts = textsOf(parameters);
  for (const observe of observers) observe(this, texts);
  return send.apply(this, parameters);
} as typeof pg.Client.prototype.query;
// The driver is that of the worker's next files, too.
afterAll(() => {
  pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
});

/** Tells `observer` of every statement that any connection of this file sends, until the returned function is called. */
export function observeStatements(observer: Observer): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

/**
 * Looks at every statement that the code under test sends in any test: it must name the city of each tenant's table it
 * touches (one shard on a cluster), and say who asks only by set_context. Returns the list that collects the others.
 */
export function watchStatements(tables: Tables): string[] {
  const strays: string[] = [];
  const tenantTable = new RegExp(`\\b(from|join|into|update)\\s+"?(${tables.ofCities.join('|')})"?\\b`, 'i');
  const isStray = (text: string) => /set_config\s*\(/i.test(text) || (tenantTable.test(text) && !/city_id/.test(text));
  observeStatements(({ user }, texts) => {
    if (user?.startsWith('api_') && user !== 'api_auth') strays.push(...texts.filter(isStray));
  });
  return strays;
}

/** What is sent by one call of pg's `query`: a statement, or a batch of them. */
function textsOf([first]: unknown[]): string[] {
  if (typeof first === 'string') return [first];
  if (first instanceof Batch) return first.statements.map(({ text }) => text);
  return [(first as { text?: string }).text ?? ''];
}

/** What the API's connections send while something runs. */
async function sentBy(operation: () => Promise<unknown>): Promise<string[][]> {
  const sent: string[][] = [];
  const stop = observeStatements(({ user }, texts) => {
    if (user?.startsWith('api_')) sent.push(texts);
  });
  try {
    await operation();
    return sent;
  } finally {
    stop();
  }
}

/** How many statements an operation sends. */
export const statementsOf = async (operation: () => Promise<unknown>): Promise<number> =>
  (await sentBy(operation)).flat().length;

/** How often it waits for the database. */
export const tripsOf = async (operation: () => Promise<unknown>): Promise<number> => (await sentBy(operation)).length;
