import { LockMode, type EntityManager, type FilterQuery, type MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Viewer } from '../context.js';
import { type ApiRole, type Database, roleOfLevel } from './database.js';
import { forbidden, notFound } from '../errors.js';
import type { TenantEntity } from './tenant-entity.js';
import { foreign } from '../workflow.js';

export type Mode = 'read' | 'write';
type Row = Record<string, unknown>;

/** What MikroORM sends; it needs nothing else of a transaction. */
interface CompiledStatement {
  sql: string;
  parameters: readonly unknown[];
}

/**
 * One operation's transaction on one connection, entered as the role of the viewer's level and carrying who asks.
 * Everything the operation reads or writes goes through it; throwing undoes all of it.
 */
export class UnitOfWork {
  /** Called after each flush: whoever keeps what he read must read again. */
  onFlush: () => void = () => undefined;
  #ended = false;

  private constructor(
    readonly em: EntityManager,
    private readonly client: pg.PoolClient,
  ) {}

  /** Runs `act` in a transaction of `viewer`. A result that `undo` names is rolled back although nothing was thrown. */
  static async run<T>(
    site: { database: Database; orm: MikroORM },
    who: Viewer | 'api_auth',
    mode: Mode,
    act: (work: UnitOfWork) => Promise<T>,
    undo: (result: T) => boolean = () => false,
  ): Promise<T> {
    const client = await site.database.connect(who === 'api_auth' ? who : roleOfLevel[who.body.level]);
    const work = new UnitOfWork(site.orm.em.fork(), client);
    let broken: Error | undefined;
    try {
      work.em.setTransactionContext(work);
      work.begin(who, mode);
      const result = await act(work);
      if (undo(result)) await work.rollback();
      else await work.commit(mode);
      return result;
    } catch (error) {
      // A rollback that fails leaves a connection nobody may use again.
      await work.rollback().catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Rows of a statement. `name` makes it prepared once per connection. */
  async query<R extends Row = Row>(text: string, values: unknown[] = [], name?: string): Promise<R[]> {
    return (await this.connection().query<R>({ text, values, name })).rows;
  }

  /** The door MikroORM writes through. */
  async executeQuery({ sql, parameters }: CompiledStatement): Promise<{ rows: Row[]; numAffectedRows: bigint }> {
    const result = await this.connection().query<Row>(sql, [...parameters]);
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  /** The row for changing it, locked. Unseen or missing is NOT_FOUND; seen but another body's is FORBIDDEN. */
  async own<E extends TenantEntity>(entity: new () => E, id: string, viewer: Viewer): Promise<E> {
    const key = { cityId: viewer.body.cityId, id } as FilterQuery<E>;
    // A row that may not be changed cannot be locked: row security leaves it out here.
    const record: E | null = await this.em.findOne<E>(entity, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (record) return record;
    throw (await this.em.count(entity, key)) > 0 ? forbidden(foreign) : notFound();
  }

  /** A new record of the viewer's body, to be inserted with the next flush. */
  create<E extends TenantEntity>(entity: new () => E, viewer: Viewer, values: Partial<E>): E {
    const { id, cityId, countyId, parentId } = viewer.body;
    const record = new entity();
    Object.assign(record, { tenantId: id, cityId, countyId, parentId }, values);
    this.em.persist(record);
    return record;
  }

  /** Writes what was changed so far, so that what follows in the operation reads it. */
  async flush(): Promise<void> {
    await this.em.flush();
    this.em.clear();
    this.onFlush();
  }

  /** Makes lasting what was done so far, whatever becomes of the rest. Only at the door: a viewer's context ends with it. */
  async keep(): Promise<void> {
    await this.client.query('commit').then(mustCommit);
    this.send('begin');
  }

  private begin(who: Viewer | ApiRole, mode: Mode): void {
    this.send(mode === 'read' ? 'begin read only' : 'begin');
    if (typeof who === 'string') return;
    const { id, cityId, countyId } = who.body;
    this.send('select set_context($1, $2, $3, $4)', [id, cityId, countyId, who.personId], 'set_context');
  }

  /** Sends without waiting: if it fails, every later statement of the transaction fails with it. */
  private send(text: string, values?: unknown[], name?: string): void {
    this.client.query({ text, values, name }).catch(() => undefined);
  }

  /**
   * The answer of an operation may be ready while resolvers of failed fields still run: what they send later must not
   * reach a connection that is somebody else's by then.
   */
  private connection(): pg.PoolClient {
    if (this.#ended) throw new Error('the operation has ended');
    return this.client;
  }

  private async commit(mode: Mode): Promise<void> {
    if (mode === 'write') await this.em.flush();
    this.#ended = true;
    await this.client.query('commit').then(mustCommit);
  }

  private async rollback(): Promise<void> {
    this.#ended = true;
    await this.client.query('rollback');
  }
}

/** PostgreSQL answers the commit of a transaction that failed before with ROLLBACK, and calls that no error. */
function mustCommit({ command }: pg.QueryResult): void {
  if (command !== 'COMMIT') throw Object.assign(new Error('the transaction had failed before'), { code: '25P02' });
}
