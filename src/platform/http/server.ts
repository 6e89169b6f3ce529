import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Request } from '../context.js';
import { limits } from '../graphql/cost.js';
import { apiErrorOf } from '../graphql/error-mapping.js';
import { ApiError, languageOf, limitExceeded, notFound } from '../errors.js';
import { ideAssets, ideContentSecurityPolicy, idePage } from './ide.js';

/** Who sends a request: found from its headers by the feature that knows accounts. */
export type Identify = (headers: {
  authorization?: string;
  body?: string;
}) => Promise<Pick<Request, 'viewer' | 'refusal' | 'remembered'>>;

export interface ServerOptions {
  apollo: ApolloServer<Request>;
  identify: Identify;
  /** Throws what is missing for serving; the text is shown by /readyz only to the log. */
  ready: () => Promise<void>;
  ide: boolean;
  trustProxy: boolean | number | string;
  log: FastifyBaseLogger;
  now: () => Date;
}

/** The HTTP side: /graphql, the IDE, and the two health checks. */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    bodyLimit: limits.bodyBytes,
    trustProxy: trusting(options.trustProxy),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  const graphql = fastifyApolloHandler(options.apollo, { context: (request) => contextOf(request, options) });
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => {
      if (options.ide && wantsPage(request)) return reply.headers(pageHeaders).send(idePage());
      return graphql.call(app, request, reply);
    },
  });
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler(answerNothing);
  refuseWhileClosing(app);
  addHealth(app, options);
  if (options.ide) addIde(app);
  return app;
}

/** There is nothing else here, told in the shape of every other error. */
function answerNothing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = notFound();
  const message = error.in(languageOf(request.headers['accept-language']));
  return reply.code(404).send({ errors: [{ message, extensions: error.extensions }] });
}

/** What arrives on an open connection after the signal to stop may be sent again elsewhere. */
function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!closing) return;
    const error = limitExceeded({ en: 'The service is stopping.', zh: '服务正在停止。' }, { retryable: true });
    const message = error.in(languageOf(request.headers['accept-language']));
    await reply
      .code(503)
      .header('connection', 'close')
      .send({ errors: [{ message, extensions: error.extensions }] });
  });
}

/** What cannot be read as a request is answered in the shape of every other error; nothing of ours is shown. */
function answerFailure(failure: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = failure.statusCode ?? 500;
  const language = languageOf(request.headers['accept-language']);
  request.log.info({ status, reason: failure.code }, 'request refused');
  const error =
    status === 413
      ? limitExceeded(
          { en: 'The request is too large.', zh: '请求过大。' },
          { limit: 'bodyBytes', maximum: limits.bodyBytes },
        )
      : status < 500
        ? new ApiError(
            'BAD_USER_INPUT',
            { en: 'The request cannot be read.', zh: '请求无法解析。' },
            { reason: failure.code },
          )
        : apiErrorOf(failure, request.log);
  return reply.code(status).send({ errors: [{ message: error.in(language), extensions: error.extensions }] });
}

/** The proxies nearest to the service are believed, one by one; what a client wrote before them is not. */
const trusting = (proxies: ServerOptions['trustProxy']) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;

const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': ideContentSecurityPolicy };

const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html');

async function contextOf(request: FastifyRequest, options: ServerOptions): Promise<Request> {
  const { headers } = request;
  const body = headers['x-body'];
  const named = { authorization: headers.authorization, body: Array.isArray(body) ? body[0] : body };
  const caller = await options.identify(named).catch((failure: unknown) => ({
    viewer: null,
    refusal: apiErrorOf(failure, request.log),
  }));
  return {
    requestId: request.id,
    address: request.ip,
    language: languageOf(headers['accept-language']),
    log: request.log,
    now: options.now,
    ...caller,
  };
}

function addHealth(app: FastifyInstance, { ready, log }: ServerOptions): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
}

function addIde(app: FastifyInstance): void {
  for (const [path, { type, body }] of ideAssets()) {
    app.get(path, async (_request, reply) =>
      reply.headers({ 'content-type': type, 'cache-control': 'max-age=3600' }).send(body),
    );
  }
}
