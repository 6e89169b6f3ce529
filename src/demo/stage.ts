import { parse, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import type { Viewer } from '../platform/context.js';
import { runOperation, type Site } from '../platform/graphql/executor.js';

/** One mutation with its input, and what is read from its payload. */
export interface Act {
  name: string;
  type: string;
  input: Record<string, unknown>;
  selection: string;
}

export const act = (name: string, type: string, input: Record<string, unknown>, selection = '__typename'): Act => ({
  ...{ name, type, input, selection },
});

type Payload = Record<string, { id: string } & Record<string, unknown>>;

/** Plays acts through the real API, as real seats, on a day of the past. */
export class Stage {
  readonly #documents = new Map<string, DocumentNode>();

  constructor(
    private readonly site: Site,
    private readonly schema: GraphQLSchema,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Takes the acts in one operation; throws what the API refuses. Returns the payloads in the same order. */
  async play(viewer: Viewer, day: string, acts: Act[]): Promise<Payload[]> {
    const payloads: Payload[] = [];
    // An operation has at most twenty root fields.
    for (let at = 0; at < acts.length; at += 20)
      payloads.push(...(await this.#operation(viewer, day, acts.slice(at, at + 20))));
    return payloads;
  }

  async #operation(viewer: Viewer, day: string, acts: Act[]): Promise<Payload[]> {
    const document = this.#documentOf(acts);
    const variables = Object.fromEntries(acts.map(({ input }, at) => [`i${at}`, input]));
    const request = {
      requestId: 'demo',
      address: '127.0.0.1',
      language: 'en' as const,
      viewer,
      log: this.log,
      now: () => new Date(`${day}T10:00:00+08:00`),
    };
    const operation = document.definitions[0] as OperationDefinitionNode;
    const { data, errors } = await runOperation(
      this.site,
      { schema: this.schema, document, operation, variables },
      request,
    );
    if (errors?.[0]) {
      const { path, message } = errors[0];
      const act = acts[Number(String(path?.[0] ?? 'a0').slice(1))];
      throw new Error(`${day} ${viewer.body.name} ${act.name} ${JSON.stringify(act.input).slice(0, 300)}: ${message}`);
    }
    return acts.map((_, at) => data![`a${at}`] as Payload);
  }

  #documentOf(acts: Act[]): DocumentNode {
    const variables = acts.map(({ type }, at) => `$i${at}: ${type}!`).join(', ');
    const fields = acts.map(({ name, selection }, at) => `a${at}: ${name}(input: $i${at}) { ${selection} }`).join(' ');
    const text = `mutation (${variables}) { ${fields} }`;
    const known = this.#documents.get(text) ?? parse(text, { noLocation: true });
    this.#documents.set(text, known);
    return known;
  }
}

/** Runs the work of all in parallel, `width` at a time, in their order. */
export async function inParallel<T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const next = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, next));
}
