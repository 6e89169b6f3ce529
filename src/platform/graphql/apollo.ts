import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError, printSchema, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Request } from '../context.js';
import { limits, tooMuch } from './cost.js';
import { documentLimits, maxErrors } from './document-limits.js';
import { knownRoots, withinLimits } from './document-rules.js';
import { runOperation, type Site } from './executor.js';

export interface ApolloOptions {
  schema: GraphQLSchema;
  site: Site;
  introspection: boolean;
}

/** Apollo for the protocol; executing is ours, so that an operation and its transaction begin and end together. */
export function makeApollo({ schema, site, introspection }: ApolloOptions): ApolloServer<Request & BaseContext> {
  return new ApolloServer<Request & BaseContext>({
    gateway: gatewayOf(schema, site),
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [withinLimits, knownRoots],
    validationOptions: { maxErrors, hideSuggestions: !introspection },
    persistedQueries: false,
    // The cache hints of Apollo wrap every resolver and are of no use to answers that are personal.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      statusOfOldClients,
      oneOperation,
    ],
    formatError: (formatted, thrown) => {
      const error = shortened(protocolError(formatted, thrown));
      return introspection ? error : withoutHint(error);
    },
  });
}

/**
 * GraphQL over HTTP: a client that accepts application/json only gets 200 with errors for a document that was read but is
 * unfit; one that knows application/graphql-response+json gets 400.
 */
const statusOfOldClients: ApolloServerPlugin<Request & BaseContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response, source }) => {
      const modern = request.http?.headers.get('accept')?.includes('application/graphql-response+json');
      if (source !== undefined && !modern && response.http.status === 400) response.http.status = 200;
    },
  }),
};

/** With a gateway Apollo leaves it to that to find out that a document does not have the operation asked for. */
const oneOperation: ApolloServerPlugin<Request & BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, request }) => {
      if (operation as unknown) return;
      const message = request.operationName
        ? `Unknown operation named "${request.operationName}".`
        : 'Must provide operation name if query contains multiple operations.';
      throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
    },
  }),
};

/** Errors that arise before execution: a document that cannot be read or does not fit the schema is bad input. */
function protocolError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && !protocolCodes.has(code)) return formatted;
  if (formatted.message.includes(`more that ${limits.tokens} tokens`)) {
    const { message, extensions } = tooMuch('tokens');
    return { ...formatted, message, extensions };
  }
  // Reading brackets within brackets takes a stack that is finite.
  if (formatted.message.startsWith('Maximum call stack')) {
    const maximum = documentLimits.nesting;
    return {
      message: `The document passes the limit nesting of ${maximum}.`,
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'nesting', maximum },
    };
  }
  if (formatted.extensions?.limit !== undefined) {
    return { ...formatted, extensions: { ...formatted.extensions, code: 'LIMIT_EXCEEDED' } };
  }
  if (code === 'INTERNAL_SERVER_ERROR' || code === undefined) {
    const { message } = unwrapResolverError(thrown) as Error;
    return {
      ...formatted,
      message: code ? formatted.message : message,
      extensions: { code: code ?? 'BAD_USER_INPUT' },
    };
  }
  return { ...formatted, extensions: { code: 'BAD_USER_INPUT', reason: code } };
}

/** Mistakes are told with the value or name that was sent, however long that is. */
const shortened = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: error.message.length > 1_000 ? `${error.message.slice(0, 1_000)}…` : error.message,
});

/** Where the schema is not shown, what was meant by something misspelt is not told either, also of variables. */
const withoutHint = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: error.message.replace(/ Did you mean [^?]*\?$/, ''),
});

const protocolCodes = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
]);

function gatewayOf(schema: GraphQLSchema, site: Site): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: printSchema(schema) });
      return () => undefined;
    },
    load: async () => ({
      executor: ({ document, operation, request, context }) =>
        runOperation(site, { schema, document, operation, variables: request.variables ?? {} }, context as Request),
    }),
    stop: async () => undefined,
  };
}
