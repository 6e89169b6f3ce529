import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { limitExceeded } from '../errors.js';
import { bodyOf } from './answers.js';

/** From the signal to stop on, what is being answered is answered, and nothing else. */
export function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  const unused = unusedConnections(app);
  app.addHook('preClose', async () => {
    closing = true;
    for (const socket of unused) socket.destroy();
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

/** Connections that nobody has asked anything on: Node takes them for busy, and closing would wait a minute for them. */
function unusedConnections({ server }: FastifyInstance): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return unused;
}
