import type pg from 'pg';
import { serialize } from 'pg-protocol';
import { prepareValue } from 'pg/lib/utils.js';

/** A statement to be sent. `name` makes it prepared once per connection. */
export interface Sent {
  text: string;
  values?: readonly unknown[];
  name?: string;
  /** Rows as texts, in the order of their columns: whoever asks knows the types. */
  asTexts?: boolean;
}

export type Texts = (string | null)[];

/** What a statement brought. `rows` are objects of parsed values, or texts where these were asked for. */
export interface Brought<R = Record<string, unknown>> {
  rows: R[];
  count: number;
  /** What was done, such as `COMMIT`. */
  command: string;
}

/** What pg keeps of a connection; it has no public form. */
interface Wire {
  stream: { writable: boolean; write(bytes: Buffer): unknown };
  parsedStatements: Record<string, string | undefined>;
}

interface Column {
  name: string;
  parse: (text: string) => unknown;
}

interface Waiting extends Sent {
  columns: Column[];
  rows: unknown[];
  failed?: Error;
  /** Names that make room for its own. */
  freed: string[];
  resolve: (brought: Brought<never>) => void;
  reject: (error: Error) => void;
}

/**
 * Statements that travel together: one write, one Sync, so that the opening of a transaction costs no round trip. The
 * first that fails ends the batch; those behind it fail with it. For `pg.Client.query`, as a submittable.
 */
export class Batch {
  /** Set by pg, which waits for it no longer than the connection's timeout: each statement has its own promise. */
  callback = (): void => undefined;
  readonly statements: Waiting[] = [];
  #at = 0;

  constructor(private readonly types: pg.CustomTypesConfig) {}

  add<R>(statement: Sent): Promise<Brought<R>> {
    return new Promise((resolve, reject) => {
      // Here, where it is known whose it is, a value that cannot be sent is refused.
      const values = statement.values?.map((value) => prepareValue(value));
      this.statements.push({ ...statement, values, columns: [], rows: [], freed: [], resolve, reject });
    });
  }

  /** Whether nothing of it is under way any more. */
  get answered(): boolean {
    return this.#at === this.statements.length;
  }

  submit({ stream, parsedStatements }: Wire): void {
    const messages = this.statements.flatMap((statement) => messagesOf(statement, parsedStatements));
    if (stream.writable) stream.write(Buffer.concat([...messages, serialize.sync()]));
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    this.statements[this.#at].columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: this.types.getTypeParser(dataTypeID, 'text') as Column['parse'],
    }));
  }

  handleDataRow({ fields }: { fields: Texts }): void {
    const { rows, columns, asTexts, failed } = this.statements[this.#at];
    // What is thrown here would end the process: pg calls this from its socket.
    try {
      if (!failed) rows.push(asTexts ? fields : parsed(fields, columns));
    } catch (error) {
      this.statements[this.#at].failed = error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { rows, failed, resolve, reject } = this.statements[this.#at++];
    const [command, ...rest] = text.split(' ');
    if (failed) reject(failed);
    else resolve({ rows: rows as never[], command, count: Number(rest.at(-1)) || 0 });
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: 'EMPTY' });
  }

  /** Refused by the server, or the connection is lost: then for every statement that waits. */
  handleError(error: Error, wire: Wire): void {
    for (const { name, freed, reject } of this.statements.slice(this.#at)) {
      // Prepared or not, the server may hold them: counted, and freed before they are prepared again.
      for (const each of name === undefined ? freed : [name, ...freed]) wire.parsedStatements[each] = unknown;
      reject(error);
    }
    this.#at = this.statements.length;
    this.callback();
  }

  handleReadyForQuery(): void {
    this.callback();
  }
}

/** In place of a text: what became of a name is not known. No statement has it. */
const unknown = '';

function messagesOf(statement: Waiting, prepared: Wire['parsedStatements']): Buffer[] {
  const { text, values, name, asTexts } = statement;
  const messages: Buffer[] = [];
  if (name === undefined || prepared[name] !== text) {
    if (name !== undefined) {
      statement.freed = namesToFree(name, prepared);
      messages.push(...statement.freed.map((each) => serialize.close({ type: 'S', name: each })));
    }
    messages.push(serialize.parse({ text, name }));
    if (name !== undefined) prepared[name] = text;
  }
  messages.push(serialize.bind({ statement: name, values: values as unknown[] | undefined }));
  if (!asTexts) messages.push(serialize.describe({ type: 'P' }));
  messages.push(serialize.execute());
  return messages;
}

/** Each prepared statement costs the server some 60 kB on each connection. */
const mostPrepared = 200;

/**
 * The name itself, whether it was taken or not: a statement that failed may have been prepared before it did. And the oldest,
 * which make room.
 */
function namesToFree(name: string, prepared: Wire['parsedStatements']): string[] {
  const known = Object.keys(prepared).filter((each) => each !== name);
  const freed = [name, ...known.slice(0, Math.max(0, known.length - mostPrepared + 1))];
  for (const each of freed) delete prepared[each];
  return freed;
}

function parsed(fields: Texts, columns: Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [at, { name, parse }] of columns.entries()) {
    const text = fields[at];
    row[name] = text === null ? null : parse(text);
  }
  return row;
}
