import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Request } from '../context.js';
import { limits } from '../graphql/cost.js';
import { limitOfSource } from '../graphql/document-limits.js';
import { apiErrorOf } from '../graphql/error-mapping.js';
import { languageOf } from '../errors.js';
import { answerFailure, answerNoRequest, answerNothing, tooLong } from './answers.js';
import { refuseWhileClosing } from './closing.js';
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
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (failure, request, reply) => void answerFailure(failure, request, reply),
    clientErrorHandler: answerNoRequest,
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
      const limit = limitOfSource(sourceOf(request));
      if (limit) return reply.code(413).send(tooLong(request, limit));
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

/** The document of a request, wherever it stands. */
function sourceOf({ body, query }: FastifyRequest): string {
  const { query: source } = (body ?? query ?? {}) as { query?: unknown };
  return typeof source === 'string' ? source : '';
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
