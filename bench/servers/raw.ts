import { createServer } from 'node:http';
import pg from 'pg';
import { readWorkloads } from '../workloads/all.ts';
import type { Level, RawRead } from '../workloads/workload.ts';
import { options, roles } from './connections.ts';

// The limit: node:http and pg, who asks and one prepared statement under one Sync, the answer's text made of text rows.
// It believes whoever asks; it is a measure, not a product.

type Row = (string | null)[];
type Done = (error: Error | null, rows: Row[]) => void;

/** What of pg's connection is needed here; its types do not tell it. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parsedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: string[] }): void;
  execute(portal: object): void;
  sync(): void;
}

const context = { name: 'context', text: 'select set_context($1, $2, $3, $4)' };

/** Context and one statement under one Sync, which makes them one transaction. */
class OneSync {
  readonly #rows: Row[] = [];
  #completed = 0;
  #done: Done | undefined;
  readonly #viewer: string[];
  readonly #statement: { name: string; text: string };
  readonly #values: string[];

  constructor(viewer: string[], statement: { name: string; text: string }, values: string[], done: Done) {
    this.#viewer = viewer;
    this.#statement = statement;
    this.#values = values;
    this.#done = done;
  }

  submit(wire: Wire): null {
    wire.stream.cork();
    send(wire, context, this.#viewer);
    send(wire, this.#statement, this.#values);
    wire.sync();
    wire.stream.uncork();
    return null;
  }

  handleDataRow({ fields }: { fields: Row }): void {
    if (this.#completed === 1) this.#rows.push(fields);
  }

  handleCommandComplete(): void {
    this.#completed++;
  }

  /** pg does not tell a query that failed when the connection is ready again. */
  handleError(error: Error): void {
    this.#done?.(error, []);
    this.#done = undefined;
  }

  handleReadyForQuery(): void {
    this.#done?.(null, this.#rows);
  }
}

function send(wire: Wire, { name, text }: { name: string; text: string }, values: string[]): void {
  if (!wire.parsedStatements[name]) {
    wire.parse({ name, text });
    wire.parsedStatements[name] = text;
  }
  wire.bind({ statement: name, values });
  wire.execute({});
}

async function connect(role: string): Promise<() => pg.Client> {
  const url = new URL(process.env.DATABASE_URL!);
  url.username = role;
  const config = { connectionString: url.href, options, application_name: 'raw', pipeline: true };
  const clients = Array.from({ length: Number(process.env.DATABASE_POOL) }, () => new pg.Client(config));
  await Promise.all(clients.map((client) => client.connect()));
  let next = 0;
  return () => clients[next++ % clients.length];
}

const clients = new Map<string, () => pg.Client>();
for (const [level, role] of Object.entries(roles)) clients.set(level, await connect(role));

interface Read {
  statement: { name: string; text: string };
  answer: RawRead['answer'];
}

const reads = new Map<string, Read>();
for (const { name, raw } of readWorkloads) {
  for (const level of Object.keys(roles) as Level[]) {
    if (raw) reads.set(`${level}/${name}`, { statement: { name, text: raw.text(level) }, answer: raw.answer });
  }
}

createServer((request, response) => {
  const [path, ...values] = request.url!.split('~');
  const [level, ...viewer] = (request.headers['x-viewer'] as string).split(' ');
  const { statement, answer } = reads.get(level + path)!;
  const done: Done = (error, rows) => {
    const body = error ? `{"errors":[${JSON.stringify(error.message)}]}` : `{"data":${answer(rows)}}`;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
  clients.get(level)!().query(new OneSync(viewer, statement, values, done) as unknown as pg.Submittable);
}).listen(Number(process.env.PORT), '127.0.0.1');
