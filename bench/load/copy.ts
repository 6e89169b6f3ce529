import { finished } from 'node:stream/promises';
import { setImmediate as breath } from 'node:timers/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columns, tables, type TableName } from './tables.ts';
import { Text } from './text.ts';

export type Value = string | number | boolean | null;

// Bytes of all tables together; as much again waits while it is sent.
const batch = 16_000_000;

/** Rows on their way into the tables of one transaction, sent by COPY while the next ones are made. */
export class Copy {
  readonly rows = Object.fromEntries(tables.map((table) => [table, 0])) as Record<TableName, number>;
  readonly #client: pg.Client;
  #waiting = texts();
  #bytes = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** A row; `scope` stands before its values as it is. */
  add(table: TableName, scope: string, values: readonly Value[]): void {
    let row = scope;
    for (const value of values) row += `${row ? '\t' : ''}${value === null ? '\\N' : plain(value)}`;
    this.#bytes += this.#waiting[table].add(`${row}\n`);
    this.rows[table] += 1;
  }

  /** To be called between rows: the database gets its answers read, and takes a batch when there is one. */
  async pause(): Promise<void> {
    if (this.#bytes > batch) await this.#send();
    else await breath();
  }

  async end(): Promise<void> {
    await this.#send();
    await this.#sending;
  }

  async #send(): Promise<void> {
    await this.#sending;
    const waiting = this.#waiting;
    this.#waiting = texts();
    this.#bytes = 0;
    this.#sending = this.#copy(waiting);
    // Its failure is thrown where the next batch waits for this one, and is not unhandled until then.
    this.#sending.catch(() => undefined);
  }

  async #copy(waiting: Record<TableName, Text>): Promise<void> {
    for (const table of tables) {
      const chunks = waiting[table].chunks();
      if (chunks.length === 0) continue;
      const stream = this.#client.query(copyFrom(`copy ${table} (${columns[table]}) from stdin with (freeze)`));
      for (const chunk of chunks) stream.write(chunk);
      stream.end();
      await finished(stream);
    }
  }
}

const texts = () => Object.fromEntries(tables.map((table) => [table, new Text()])) as Record<TableName, Text>;

/** As the text format of COPY has it; what is written has no line breaks and tabs. */
function plain(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return value.includes('\\') ? value.replaceAll('\\', '\\\\') : value;
}
