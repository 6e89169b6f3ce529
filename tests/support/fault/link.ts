import type { Socket } from 'node:net';
import { firstValue, instead, type Message, MessageReader, Prepared, raising, refusal, simpleQuery } from './wire.js';

/** `statement` is the text that the message lets run, if it does. */
export interface Passing {
  from: 'client' | 'server';
  message: Message;
  statement?: string;
}

/** Pass on; reset instead of passing on; pass on, and reset once the server has answered; an SQL state in its place. */
export type Fate = 'pass' | 'cut' | 'cut the answer' | { raise: string };

/** What goes on around the connections. */
export interface Weather {
  fate?: (passing: Passing) => Fate;
  /**
   * Asked on a connection before a transaction, once all before it is answered; told the answer. `often` chooses before
   * which: the others follow hard on those before them, as they do where nobody asks.
   */
  probe?: { text: string; answer: (value: string) => void; often?: () => boolean };
}

/** One connection of the service to its database. */
export class FaultLink {
  frozen = false;
  onEnd: () => void = () => undefined;
  readonly #asking = new MessageReader('client');
  readonly #answering = new MessageReader('server');
  readonly #prepared = new Prepared();
  /** Requests sent to the server, and those it has answered: it is at rest while both are equal. */
  #sent = 1;
  #answered = 0;
  #lastAnswer = Infinity;
  /** Whether the transaction before has ended with what was sent last. */
  #closing = true;
  #between = true;
  #probing = false;
  /** Statements run by what is sent together, and those of them that are answered. */
  #run = 0;
  #completed = 0;
  #refused: { request: number; at: number; state: string } | undefined;
  /** What the client has sent while the connection is to be probed. */
  #held: Message[] | undefined;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    private readonly weather: Weather,
  ) {
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ]) {
      socket.setNoDelay(true);
      // A reset is what this is about; whoever it happens to reports it.
      socket.on('error', () => this.cut());
      socket.on('end', () => this.frozen || other.end());
      socket.on('close', () => this.onEnd());
    }
    client.on('data', (chunk: Buffer) => this.#asking.read(chunk).forEach((message) => this.#ask(message)));
    server.on('data', (chunk: Buffer) => this.#answering.read(chunk).forEach((message) => this.#answer(message)));
  }

  /** Both ends see their connection reset. */
  cut(): void {
    this.client.resetAndDestroy();
    this.server.resetAndDestroy();
  }

  #ask(message: Message): void {
    if (this.frozen || this.client.destroyed) return;
    if (this.#held) this.#held.push(message);
    else if (this.#isToBeProbed()) {
      this.#held = [message];
      this.#probeAtRest();
    } else this.#forward(message);
  }

  /** Decided with the first message of a transaction. */
  #isToBeProbed(): boolean {
    const { probe } = this.weather;
    if (!probe || !this.#between || this.#answered === 0) return false;
    this.#between = probe.often?.() ?? true;
    return this.#between;
  }

  #probeAtRest(): void {
    this.#probing = this.#answered === this.#sent;
    if (this.#probing) this.server.write(simpleQuery(this.weather.probe!.text));
  }

  #forward(message: Message): void {
    const statement = this.#prepared.statementOf(message);
    const fate = this.weather.fate?.({ from: 'client', message, statement }) ?? 'pass';
    if (fate === 'cut') return this.cut();
    if (fate === 'cut the answer') this.#lastAnswer = this.#sent;
    this.server.write(typeof fate === 'object' ? this.#failing(fate.raise, message, statement) : message.raw);
    if (statement !== undefined) this.#closing = /^(commit|rollback)$/.test(statement);
    if (message.type === 'E') this.#run += 1;
    if (message.type !== 'Q' && message.type !== 'S') return;
    this.#sent += 1;
    this.#run = 0;
    this.#between = this.#closing;
  }

  #failing(state: string, message: Message, statement?: string): Buffer {
    if (statement !== 'commit') return instead(raising(state), message);
    // A commit that fails ends its transaction all the same.
    this.#refused = { request: this.#sent, at: this.#run, state };
    return instead('rollback', message);
  }

  #answer(message: Message): void {
    if (this.frozen || this.server.destroyed) return;
    if (this.#probing) return this.#probed(message);
    if (this.weather.fate?.({ from: 'server', message }) === 'cut') return this.cut();
    this.#refuse(message);
    const whole = message.type === 'Z';
    if (whole) {
      this.#answered += 1;
      this.#completed = 0;
    }
    if (this.#answered > this.#lastAnswer) return this.cut();
    if (this.#answered < this.#lastAnswer || whole) this.client.write(message.raw);
    if (whole && this.#held) this.#probeAtRest();
  }

  /** The answer to a commit that was to fail. */
  #refuse(message: Message): void {
    if (message.type !== 'C') return;
    const { request, at, state } = this.#refused ?? {};
    if (state && request === this.#answered && at === this.#completed) message.raw = refusal(state);
    this.#completed += 1;
  }

  #probed(message: Message): void {
    if (message.type === 'D') this.weather.probe?.answer(firstValue(message));
    if (message.type !== 'Z') return;
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#probing = this.#between = false;
    held.forEach((each) => this.#forward(each));
  }
}
