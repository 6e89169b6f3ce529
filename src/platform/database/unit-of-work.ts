import { LockMode, type EntityManager, type FilterQuery, type MikroORM } from '@mikro-orm/postgresql';
import type { Viewer } from '../context.js';
import type { Texts } from './batch.js';
import { type Database, roleOfLevel } from './database.js';
import { forbidden, notFound } from '../errors.js';
import type { TenantEntity } from './tenant-entity.js';
import { Transaction, type Entrance } from './transaction.js';
import { foreign } from '../workflow.js';

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
  #em: EntityManager | undefined;
  readonly #later: object[] = [];

  private constructor(
    private readonly orm: MikroORM,
    readonly transaction: Transaction,
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
    const { who, mode } = entrance;
    const client = await site.database.connect(who === 'api_auth' ? who : roleOfLevel[who.body.level]);
    const transaction = new Transaction(client, entrance);
    const work = new UnitOfWork(site.orm, transaction);
    let broken: Error | undefined;
    try {
      const result = await act(work);
      if (mode === 'read') await transaction.leave();
      else if (undo(result)) await transaction.rollback();
      else await work.commit();
      await transaction.entered;
      return result;
    } catch (error) {
      // A rollback that fails leaves a connection nobody may use again.
      await transaction.rollback().catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Rows of a statement. `name` makes it prepared once per connection. */
  async query<R extends Row = Row>(text: string, values: unknown[] = [], name?: string): Promise<R[]> {
    return (await this.transaction.send<R>({ text, values, name })).rows;
  }

  /** Rows of a prepared statement as the database writes them: for those who know the types of the columns. */
  async texts(text: string, values: unknown[], name?: string): Promise<Texts[]> {
    return (await this.transaction.send<Texts>({ text, values, name, asTexts: true })).rows;
  }

  /** The door MikroORM writes through. */
  async executeQuery({ sql, parameters }: CompiledStatement): Promise<{ rows: Row[]; numAffectedRows: bigint }> {
    const { rows, count } = await this.transaction.send<Row>({ text: sql, values: parameters });
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
    const record = recordOf(entity, viewer, values);
    this.em.persist(record);
    return record;
  }

  /** The same for a record that refers to others made along with it: the mapping knows no keys, so it is inserted after them. */
  createAfter<E extends TenantEntity>(entity: new () => E, viewer: Viewer, values: Partial<E>): E {
    const record = recordOf(entity, viewer, values);
    this.#later.push(record);
    return record;
  }

  /** Writes what was changed so far, so that what follows in the operation reads it. */
  async flush(): Promise<void> {
    await this.em.flush();
    if (this.#later.length > 0) await this.em.persist(this.#later.splice(0)).flush();
    this.em.clear();
    this.onFlush();
  }

  /** Makes lasting what was done so far, whatever becomes of the rest. Only at the door: a viewer's context ends with it. */
  keep(): Promise<void> {
    return this.transaction.keep();
  }

  private async commit(): Promise<void> {
    await this.#em?.flush();
    await this.transaction.commit();
  }
}

function recordOf<E extends TenantEntity>(entity: new () => E, { body }: Viewer, values: Partial<E>): E {
  const { id: tenantId, cityId, countyId, parentId } = body;
  return Object.assign(new entity(), { tenantId, cityId, countyId, parentId }, values);
}
