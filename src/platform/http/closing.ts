import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { limitExceeded } from '../errors.js';
import { bodyOf } from './answers.js';

/** From the signal to stop on, what is being answered is answered, and nothing else. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  const connections = new Connections(app);
  app.addHook('preClose', async () => {
    closing = true;
    for (const socket of connections.unasked()) socket.destroy();
  });
  // A connection that stays open after its answer would be waited for as long as it may be kept alive.
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  // What arrives on an open connection may be sent again elsewhere.
  app.addHook('onRequest', async (request, reply) => {
    if (!closing) return;
    const error = limitExceeded({ en: 'The service is stopping.', zh: '服务正在停止。' }, { retryable: true });
    await reply.code(503).send(bodyOf(error, request));
  });
}

/** What goes on at the server's connections. */
class Connections {
  readonly #open = new Set<Socket>();
  readonly #answering = new Set<ServerResponse>();

  constructor({ server }: FastifyInstance) {
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
      this.#answering.add(response);
      response.once('close', () => this.#answering.delete(response));
    });
  }

  /** Those on which no whole request waits for its answer: Node takes some of them for busy, and would wait for them. */
  unasked(): Socket[] {
    const whole = [...this.#answering].filter(({ req }) => req.complete);
    const asked = new Set(whole.map(({ req }) => req.socket));
    return [...this.#open].filter((socket) => !asked.has(socket));
  }
}
