import net from 'node:net';
import type { FuzzRequest } from './requests.js';

export interface WireAnswer {
  status: number;
  headers: string;
  body: string;
}

/** The bytes of a request, told as long as it is. */
export function bytesOf({ method, path, headers, body }: FuzzRequest): Buffer {
  const lines = [['host', 'x'], ['content-length', String(body.length)], ...headers].map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** The first answer in what has arrived and the rest of it, once the answer is whole. */
export function answerIn(arrived: Buffer): { answer: WireAnswer; rest: Buffer } | undefined {
  const end = arrived.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const headers = arrived.toString('latin1', 0, end);
  const length = Number(/^content-length: (\d+)$/im.exec(headers)?.[1] ?? 0);
  const whole = end + 4 + length;
  if (arrived.length < whole) return undefined;
  const status = Number(headers.slice(9, 12));
  return { answer: { status, headers, body: arrived.toString('utf8', end + 4, whole) }, rest: arrived.subarray(whole) };
}

/** A connection that is kept, and opened anew where the server has closed it. */
export class Wire {
  #socket: net.Socket | undefined;
  #arrived = Buffer.alloc(0);
  #settle: ((answer: WireAnswer | undefined) => void) | undefined;

  constructor(private readonly port: number) {}

  /** The answer, or undefined where the server ended the connection without one. */
  async send(bytes: Buffer): Promise<WireAnswer | undefined> {
    const socket = (this.#socket ??= this.#open());
    const answer = await new Promise<WireAnswer | undefined>((resolve) => {
      this.#settle = resolve;
      socket.write(bytes);
    });
    if (answer && /^connection: close$/im.test(answer.headers)) this.close();
    return answer;
  }

  close(): void {
    this.#socket?.removeAllListeners('close').destroy();
    this.#socket = undefined;
    this.#arrived = Buffer.alloc(0);
  }

  #open(): net.Socket {
    const socket = net.connect(this.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    // The end of the connection tells what there is to know.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.close();
      this.#settle?.(undefined);
    });
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#arrived = Buffer.concat([this.#arrived, chunk]);
    const found = answerIn(this.#arrived);
    if (!found) return;
    this.#arrived = Buffer.from(found.rest);
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(found.answer);
  }
}
