/** A message of PostgreSQL's protocol; the first that a client sends has no type. */
export interface Message {
  type: string;
  raw: Buffer;
}

/** Cuts what flows in one direction into messages. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  #begun: boolean;

  /** A client's first message is its greeting, which has no type. */
  constructor(from: 'client' | 'server') {
    this.#begun = from === 'server';
  }

  read(chunk: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const head = this.#begun ? 1 : 0;
      if (this.#rest.length < head + 4) return messages;
      const size = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < size) return messages;
      const type = this.#begun ? String.fromCharCode(this.#rest[0]) : '';
      messages.push({ type, raw: this.#rest.subarray(0, size) });
      this.#rest = this.#rest.subarray(size);
      this.#begun = true;
    }
  }
}

/** The text that begins at `start`, and where what follows it begins. */
function textAt(raw: Buffer, start: number): [text: string, next: number] {
  const end = raw.indexOf(0, start);
  return [raw.toString('utf8', start, end), end + 1];
}

function framed(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const ended = (...texts: string[]): Buffer => Buffer.from(texts.map((text) => `${text}\0`).join(''));

/** The texts behind the names of prepared statements of one connection. */
export class Prepared {
  readonly #texts = new Map<string, string>();

  /** The statement that a message lets run, if it does. */
  statementOf({ type, raw }: Message): string | undefined {
    if (type === 'Q') return textAt(raw, 5)[0];
    if (type === 'P') {
      const [name, next] = textAt(raw, 5);
      this.#texts.set(name, textAt(raw, next)[0]);
    }
    if (type !== 'B') return undefined;
    return this.#texts.get(textAt(raw, textAt(raw, 5)[1])[0]) ?? '';
  }
}

/** What a client sends for a statement without parameters. */
export const simpleQuery = (text: string): Buffer => framed('Q', ended(text));

/** In the place of a message that lets a statement run: one that lets another run there. */
export function instead(text: string, { type, raw }: Message): Buffer {
  if (type === 'Q') return simpleQuery(text);
  const [portal] = textAt(raw, 5);
  const nothing = Buffer.alloc(2);
  const parse = framed('P', Buffer.concat([ended('', text), nothing]));
  return Buffer.concat([parse, framed('B', Buffer.concat([ended(portal, ''), nothing, nothing, nothing]))]);
}

/** A statement that the server refuses with `state`. */
export const raising = (state: string): string =>
  `do $$begin raise exception 'injected' using errcode = '${state}'; end$$`;

/** What a server says that refuses with `state`. */
export const refusal = (state: string): Buffer => framed('E', ended('SERROR', 'VERROR', `C${state}`, 'Minjected', ''));

/** The first value of a row, as text. */
export function firstValue({ raw }: Message): string {
  const size = raw.readInt32BE(7);
  return size < 0 ? '' : raw.toString('utf8', 11, 11 + size);
}
