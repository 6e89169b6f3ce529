import { LockMode, type EntityManager, type FilterQuery, type MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Viewer } from '../context.js';
import { Batch, type Brought, type Sent, type Texts } from './batch.js';
import { type Database, roleOfLevel, types } from './database.js';
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

/** Whose transaction it is. */
export interface Entrance {
  /** The viewer, or the door, where nobody is known yet. */
  who: Viewer | 'api_auth';
  mode: Mode;
  /** Says who asks, where that is more than set_context: it fails where what was known of the viewer no longer holds. */
  enter?: Sent;
  /** All that is asked will be asked at one moment: the end of the transaction travels with it. More fails. */
  atOnce?: boolean;
}

/**
 * One operation's transaction on one connection, entered as the role of the viewer's level and carrying who asks.
 * Everything the operation reads or writes goes through it; throwing undoes all of it.
 */
export class UnitOfWork {
  /** Called after each flush: whoever keeps what he read must read again. */
  onFlush: () => void = () => undefined;
  /** At how many moments something was asked so far. */
  trips = 0;
  /** Whether something was asked after all was said to have been. */
  overran = false;
  #ended = false;
  #batch: Batch | undefined;
  #scheduled = false;
  #entered: Promise<unknown> = Promise.resolve();
  #left: Promise<unknown> | undefined;
  #em: EntityManager | undefined;

  private constructor(
    private readonly orm: MikroORM,
    private readonly client: pg.PoolClient,
    private readonly atOnce = false,
  ) {}

  /** The entities of this transaction; most queries need none. */
  get em(): EntityManager {
    if (!this.#em) {
      this.#em = this.orm.em.fork();
      this.#em.setTransactionContext(this);
    }
    return this.#em;
  }

  /** Runs `act` in a transaction of `viewer`. A result that `undo` names is rolled back although nothing was thrown. */
  static async run<T>(
    site: { database: Database; orm: MikroORM },
    entrance: Entrance,
    act: (work: UnitOfWork) => Promise<T>,
    undo: (result: T) => boolean = () => false,
  ): Promise<T> {
    const { who, mode, atOnce } = entrance;
    const client = await site.database.connect(who === 'api_auth' ? who : roleOfLevel[who.body.level]);
    const work = new UnitOfWork(site.orm, client, atOnce);
    let broken: Error | undefined;
    try {
      work.begin(entrance);
      const result = await act(work);
      if (mode === 'read') await work.leave();
      else if (undo(result)) await work.rollback();
      else await work.commit();
      await work.#entered;
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
    return (await this.send<R>({ text, values, name })).rows;
  }

  /** Rows of a prepared statement as the database writes them: for those who know the types of the columns. */
  async texts(text: string, values: unknown[], name?: string): Promise<Texts[]> {
    return (await this.send<Texts>({ text, values, name, asTexts: true })).rows;
  }

  /** The door MikroORM writes through. */
  async executeQuery({ sql, parameters }: CompiledStatement): Promise<{ rows: Row[]; numAffectedRows: bigint }> {
    const { rows, count } = await this.send<Row>({ text: sql, values: parameters });
    return { rows, numAffectedRows: BigInt(count) };
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
    await this.send({ text: 'commit' }).then(mustCommit);
    this.open({ text: 'begin' });
  }

  private begin({ who, mode, enter }: Entrance): void {
    // One state for all of a query's statements.
    this.open({ text: mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin' });
    if (who === 'api_auth') return;
    const { id, cityId, countyId } = who.body;
    const context = [id, cityId, countyId, who.personId];
    this.#entered = this.open(
      enter ?? { text: 'select set_context($1, $2, $3, $4)', values: context, name: 'set_context' },
    );
  }

  /** Travels with the next statement. If it fails, that fails with it. */
  private open(statement: Sent): Promise<unknown> {
    this.#batch ??= new Batch(types);
    const opened = this.#batch.add({ name: statement.text, asTexts: true, ...statement });
    opened.catch(() => undefined);
    return opened;
  }

  /**
   * Sends with all that is asked at the same moment. The answer of an operation may be ready while resolvers of failed
   * fields still run: what they send later must not reach a connection that is somebody else's by then.
   */
  private send<R>(statement: Sent): Promise<Brought<R>> {
    if (this.#ended) {
      this.overran = true;
      throw new Error('the operation has ended');
    }
    this.#batch ??= new Batch(types);
    const answer = this.#batch.add<R>(statement);
    if (!this.#scheduled) process.nextTick(() => this.together());
    this.#scheduled = true;
    return answer;
  }

  private together(): void {
    this.#scheduled = false;
    this.trips += 1;
    if (this.atOnce && this.#batch) {
      this.#ended = true;
      this.#left = this.#batch.add(end('commit'));
      // Looked at when the answer is ready.
      this.#left.catch(() => undefined);
    }
    this.dispatch();
  }

  private dispatch(): void {
    if (!this.#batch) return;
    this.client.query(this.#batch as unknown as pg.Submittable);
    this.#batch = undefined;
  }

  private async commit(): Promise<void> {
    await this.#em?.flush();
    await this.last('commit').then(mustCommit);
  }

  private async rollback(): Promise<void> {
    await this.last('rollback');
  }

  /** Ends a query's transaction: there is nothing that could be lost, so nobody waits for a trip of its own. */
  private async leave(): Promise<void> {
    if (this.#left) await this.#left;
    else this.last('commit').catch(() => undefined);
  }

  /** Not together with what was asked before: if that fails, the rest of its batch is never looked at. */
  private last(text: 'commit' | 'rollback'): Promise<Brought<unknown>> {
    this.dispatch();
    this.#ended = true;
    this.#batch = new Batch(types);
    const answer = this.#batch.add(end(text));
    this.dispatch();
    return answer;
  }
}

const end = (text: 'commit' | 'rollback'): Sent => ({ text, name: text, asTexts: true });

/** PostgreSQL answers the commit of a transaction that failed before with ROLLBACK, and calls that no error. */
function mustCommit({ command }: Brought<unknown>): void {
  if (command !== 'COMMIT') throw Object.assign(new Error('the transaction had failed before'), { code: '25P02' });
}
