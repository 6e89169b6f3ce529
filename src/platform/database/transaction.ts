import type pg from 'pg';
import { keepingFiles, type Viewer } from '../context.js';
import { Batch, type Brought, type Sent } from './batch.js';
import { types } from './database.js';

export type Mode = 'read' | 'write';

/** Whose transaction it is, and how it is entered. */
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
 * The statements of one transaction on one connection. What is asked at the same moment travels together, the opening
 * with the first of it: a transaction costs no trip of its own.
 */
export class Transaction {
  /** At how many moments something was asked so far. */
  trips = 0;
  /** Whether something was asked after all was said to have been. */
  overran = false;
  /** Whether the viewer was let in; fails with `CN001` where he is not who he was remembered to be. */
  entered: Promise<unknown> = Promise.resolve();
  readonly #atOnce: boolean;
  #ended = false;
  #batch: Batch | undefined;
  /** What was sent, until it is answered. */
  #sent: Batch[] = [];
  #scheduled = false;
  #left: Promise<unknown> | undefined;

  constructor(
    private readonly client: pg.PoolClient,
    { who, mode, enter, atOnce = false }: Entrance,
  ) {
    this.#atOnce = atOnce;
    // One state for all of a query's statements.
    void this.#open({ text: mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin' });
    if (who !== 'api_auth') this.entered = this.#open(enter ?? contextOf(who));
  }

  /**
   * Sends with all that is asked at the same moment. The answer of an operation may be ready while resolvers of failed
   * fields still run: what they send later must not reach a connection that is somebody else's by then.
   */
  send<R>(statement: Sent): Promise<Brought<R>> {
    if (this.#ended) {
      this.overran = true;
      throw new Error('the operation has ended');
    }
    this.#batch ??= new Batch(types);
    const answer = this.#batch.add<R>(statement);
    if (!this.#scheduled) process.nextTick(() => this.#together());
    this.#scheduled = true;
    return answer;
  }

  /** Makes lasting what was done so far, and goes on. */
  async keep(): Promise<void> {
    await this.send({ text: 'commit' }).then(mustCommit);
    void this.#open({ text: 'begin' });
  }

  async commit(): Promise<void> {
    const committed = this.#last('commit');
    // A viewer who is not who he was is told so, and not that nothing could be committed.
    await Promise.all([this.entered, committed]);
    mustCommit(await committed);
  }

  async rollback(): Promise<void> {
    await this.#last('rollback');
  }

  /**
   * Ends a query's transaction: there is nothing that could be lost, so nobody waits for a trip of its own. Unless something
   * is still under way, beside a field that failed: whoever came next on the connection would wait for it.
   */
  async leave(): Promise<void> {
    // A statement that failed keeps the end that travels with it from being looked at.
    if (this.#left) return void (await this.#left.catch(() => this.rollback()));
    const isIdle = this.#batch === undefined && this.#sent.every(({ answered }) => answered);
    const ended = this.#last('commit');
    if (isIdle) ended.catch(() => undefined);
    else await ended;
  }

  /** Travels with the next statement. If it fails, that fails with it. */
  #open(statement: Sent): Promise<unknown> {
    this.#batch ??= new Batch(types);
    const opened = this.#batch.add({ name: statement.text, asTexts: true, ...statement });
    opened.catch(() => undefined);
    return opened;
  }

  #together(): void {
    this.#scheduled = false;
    this.trips += 1;
    if (this.#atOnce && this.#batch) {
      this.#ended = true;
      this.#left = this.#batch.add(end('commit'));
      // Looked at when the answer is ready.
      this.#left.catch(() => undefined);
    }
    this.#dispatch();
  }

  #dispatch(): void {
    if (!this.#batch) return;
    this.client.query(this.#batch as unknown as pg.Submittable);
    this.#sent = [...this.#sent.filter(({ answered }) => !answered), this.#batch];
    this.#batch = undefined;
  }

  /** Not together with what was asked before: if that fails, the rest of its batch is never looked at. */
  #last(text: 'commit' | 'rollback'): Promise<Brought<unknown>> {
    this.#dispatch();
    this.#ended = true;
    this.#batch = new Batch(types);
    const answer = this.#batch.add(end(text));
    this.#dispatch();
    return answer;
  }
}

const contextOf = (viewer: Viewer): Sent => ({
  name: 'set_context',
  text: 'select set_context($1, $2, $3, $4, $5, $6)',
  values: settingsOf(viewer),
});

/** What the database is told of a viewer, in the order of `set_context`. */
export const settingsOf = ({ body, personId, roles, seats }: Viewer): unknown[] => [
  ...[body.id, body.cityId, body.countyId, personId],
  roles.some((role) => keepingFiles.includes(role)),
  seats.map((seat) => seat.body.id),
];

const end = (text: 'commit' | 'rollback'): Sent => ({ text, name: text, asTexts: true });

/** PostgreSQL answers the commit of a transaction that failed before with ROLLBACK, and calls that no error. */
function mustCommit({ command }: Brought<unknown>): void {
  if (command !== 'COMMIT') throw Object.assign(new Error('the transaction had failed before'), { code: '25P02' });
}
