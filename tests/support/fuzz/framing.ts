import net from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { answerIn, type WireAnswer } from './wire.js';

const body = '{"query":"{ __typename }"}';
const head = (...lines: string[]): string =>
  ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines, '', ''].join('\r\n');

/** Requests that are no HTTP, or lie about themselves. */
export const misframed: Record<string, string> = {
  'a length that is too short': head('Content-Length: 5') + body,
  'a length that is too long': head('Content-Length: 5000') + body,
  'a negative length': head('Content-Length: -1') + body,
  'a length that is no number': head('Content-Length: x') + body,
  'two lengths': head('Content-Length: 26', 'Content-Length: 5') + body,
  'a length and chunks': head('Content-Length: 26', 'Transfer-Encoding: chunked') + `1a\r\n${body}\r\n0\r\n\r\n`,
  chunks: head('Transfer-Encoding: chunked') + `1a\r\n${body}\r\n0\r\n\r\n`,
  'chunks that never end': head('Transfer-Encoding: chunked') + `1a\r\n${body}\r\n`,
  'a chunk of no size': head('Transfer-Encoding: chunked') + `zz\r\n${body}\r\n0\r\n\r\n`,
  'a chunk of endless size': head('Transfer-Encoding: chunked') + `ffffffffffffffffff\r\n${body}`,
  'chunks of chunks': head('Transfer-Encoding: chunked, chunked') + `1a\r\n${body}\r\n0\r\n\r\n`,
  'another way of transfer': head('Transfer-Encoding: gzip') + body,
  'no body at all': head('Content-Length: 0'),
  'no length at all': head() + body,
  'an end of line in a header': head('X-Body: 1\n2', 'Content-Length: 26') + body,
  'a null in a header': head('X-Body: 1\u00002', 'Content-Length: 26') + body,
  'a space before the colon': head('X-Body : 1', 'Content-Length: 26') + body,
  'a header without a name': head(': 1', 'Content-Length: 26') + body,
  'headers that are too large': head(`X-Body: ${'x'.repeat(40_000)}`, 'Content-Length: 26') + body,
  'too many headers': head(...Array.from({ length: 3_000 }, (_, at) => `X-${at}: 1`), 'Content-Length: 26') + body,
  'an address that is too long': `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  'an unknown method': `FOO /graphql HTTP/1.1\r\nHost: x\r\n\r\n`,
  'another version': `GET /graphql HTTP/9.9\r\nHost: x\r\n\r\n`,
  'no host': `GET /healthz HTTP/1.1\r\n\r\n`,
  'only the headers wanted': `HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n`,
  'another protocol wanted': head('Connection: Upgrade', 'Upgrade: websocket', 'Content-Length: 26') + body,
  'a leave to go on': head('Expect: 100-continue', 'Content-Length: 26') + body,
  'an expectation nobody knows': head('Expect: x', 'Content-Length: 26') + body,
  'a tunnel': 'CONNECT example.test:443 HTTP/1.1\r\nHost: x\r\n\r\n',
  'an absolute address': head('Content-Length: 26').replace('/graphql', 'http://example.test/graphql') + body,
  'the hello of TLS': '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'nothing but noise': '\u0000\u00ff\u00fe{}\r\n\r\n',
};

/** Sends bytes on a connection of their own and hangs up soon; what was answered until then, if anything. */
export async function hangUp(port: number, bytes: string, patience: number): Promise<WireAnswer | undefined> {
  const socket = net.connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // A reset is an answer too.
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(Buffer.from(bytes, 'latin1'));
  await Promise.race([ended, after(patience)]);
  socket.destroy();
  await ended;
  return answerIn(Buffer.concat(chunks))?.answer;
}
