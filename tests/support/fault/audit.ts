import pg from 'pg';
import { verifyRollUp } from '../../../src/plan-figure/index.js';
import type { Acknowledged, Client } from './client.js';
import type { Json } from '../world.js';

/** What must be empty when nothing acknowledged is lost, nothing is half done and nothing done twice. */
export interface Findings {
  lost: string[];
  doubled: string[];
  half: Json[];
  differing: Json[];
  histories: Json;
  gaps: Json[];
  counters: Json[];
}

const planOf = (where: string): string => `
  select encode(convert_to('Plan:' || p.id, 'UTF8'), 'base64') as id, p.year, p.title, p.state, p.edition, p.round,
    p.document_number as "documentNumber", p.version,
    coalesce((select json_agg(json_build_object('round', g.round, 'position', g.position, 'decision', g.decision)
      order by g.round, g.position) from plan_gate g where g.plan_id = p.id), '[]') as gates,
    coalesce((select json_agg(json_build_object('title', i.title, 'position', i.position, 'phase', i.phase,
      'state', i.state, 'version', i.version) order by i.position) from plan_item i where i.plan_id = p.id), '[]') as items
  from plan p ${where}`;

const plain = (id: string): string => Buffer.from(id, 'base64').toString();

/** A plan as a client was told it, in the shape of `planOf`. */
function asTold({ id, gates, items, ...plan }: Json): Json {
  const withoutId = ({ id: _id, ...rest }: Json) => rest;
  return { ...plan, id: plain(id), gates: gates.map(withoutId), items: items.nodes.map(withoutId) };
}

/** Compares what was acknowledged with what is stored, seen by its owner. */
export class Audit {
  /** How many of each client's acknowledgements were compared before. */
  readonly #seen = new Map<Client, number>();
  #owner!: pg.Client;

  constructor(
    private readonly clients: readonly Client[],
    private readonly ownerUrl: () => string,
  ) {}

  /** Of everything, or of what was acknowledged since the last time. */
  async findings(everything = false): Promise<Findings> {
    const fresh = this.clients.flatMap((client) =>
      client.acknowledged.slice(everything ? 0 : (this.#seen.get(client) ?? 0)),
    );
    for (const client of this.clients) this.#seen.set(client, client.acknowledged.length);
    // Entered anew each time: the database may have been killed since.
    this.#owner = new pg.Client({ connectionString: this.ownerUrl() });
    await this.#owner.connect();
    try {
      return {
        ...(await this.#keys(fresh)),
        differing: await this.#plans(everything, fresh),
        histories: await this.#histories(),
        gaps: await this.#gaps(),
        counters: await verifyRollUp(this.ownerUrl(), { repair: false }),
      };
    } finally {
      await this.#owner.end();
    }
  }

  async #keys(fresh: Acknowledged[]): Promise<Pick<Findings, 'lost' | 'doubled' | 'half'>> {
    const keys = fresh.map(({ key }) => key);
    const stored = await this.#rows<{ key: string; answer: string | null }>(
      'select key, answer from client_mutation where key = any($1)',
      [keys],
    );
    const answers = new Map(stored.map(({ key, answer }) => [key, answer]));
    const lost = fresh.filter(({ key, data }) => answers.get(key) !== JSON.stringify(data)).map(({ key }) => key);
    const told = this.clients.flatMap(({ acknowledged }) => acknowledged.map(({ key }) => key));
    const others = await this.#rows<{ key: string }>('select key from client_mutation where key <> all($1)', [told]);
    const half = await this.#rows('select key from client_mutation where answer is null');
    return { lost, doubled: others.map(({ key }) => key), half };
  }

  /** Plans that are stored otherwise than they were told, or that nobody was told of. */
  async #plans(everything: boolean, fresh: Acknowledged[]): Promise<Json[]> {
    const known = new Map(
      this.clients.flatMap(({ plans }) => [...plans]).map(([id, plan]) => [plain(id), asTold(plan)]),
    );
    const touched = new Set(
      fresh.map(({ act, data }) => data[act.name]).map((part) => (part.item?.plan ?? part.plan)?.id),
    );
    const ids = [...touched].filter((id) => id !== undefined).map((id) => plain(id).slice('Plan:'.length));
    const where = everything ? '' : 'where p.id = any($1)';
    const stored = await this.#rows<Json>(planOf(where), everything ? [] : [ids]);
    const [{ n }] = await this.#rows<{ n: number }>('select count(*)::int as n from plan');
    const wrong = stored
      .map((row) => ({ ...row, id: plain(row.id) }))
      .filter((row) => canonical(row) !== canonical(known.get(row.id)))
      .map((row) => ({ stored: row, told: known.get(row.id) }));
    return n === known.size ? wrong : [...wrong, { plans: n, known: known.size }];
  }

  /** Acts in the histories of plans that are left, as many as were acknowledged. */
  async #histories(): Promise<Json> {
    const rows = await this.#rows<{ act: string; n: number }>(
      `select act, count(*)::int as n from (select act from plan_event union all select act from plan_item_event) e
       group by act`,
    );
    const difference = new Map(rows.map(({ act, n }) => [act, n]));
    for (const act of this.clients.flatMap(eventsOf)) difference.set(act, (difference.get(act) ?? 0) - 1);
    const [{ n }] = await this.#rows<{ n: number }>(
      'select (select count(*) from plan_edition)::int - (select coalesce(sum(edition), 0) from plan)::int as n',
    );
    return Object.fromEntries([...difference, ['editions', n] as const].filter(([, count]) => count !== 0));
  }

  #gaps(): Promise<Json[]> {
    return this.#rows(
      `select s.tenant_id, s.last, count(*)::int, count(distinct p.document_number)::int
       from number_series s left join plan p on p.tenant_id = s.tenant_id and p.document_number is not null
       group by 1, 2
       having count(distinct p.document_number) <> s.last or count(*) <> s.last
         or max(substring(p.document_number from '(\\d+)号$')::int) <> s.last`,
    );
  }

  async #rows<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.#owner.query<R>(text, values)).rows;
  }
}

/** The history of a plan goes with it. */
function eventsOf({ acknowledged, plans }: Client): string[] {
  const left = ({ act, data }: Acknowledged) => {
    const part = data[act.name];
    return act.name !== 'deletePlan' && plans.has((part.item?.plan ?? part.plan).id);
  };
  return acknowledged.filter(left).flatMap(({ act }) => act.events);
}

/** With the names of fields in their order. */
const canonical = (value: Json): string =>
  JSON.stringify(value, (_name, part: Json) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
