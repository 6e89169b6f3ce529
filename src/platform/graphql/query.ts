import { maxErrors } from './document-limits.js';
import { execute, Kind, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { RequestContext } from '../context.js';
import type { Operation } from './operation.js';

type Run = (context: RequestContext, variables: Operation['variables']) => ExecutionResult | Promise<ExecutionResult>;

/** What was learned of a query that came before. It lives as long as the document that Apollo keeps. */
interface Experience {
  times: number;
  compiled?: Run | 'never';
  /** Whether all it asked of the database was asked at one moment. */
  atOnce?: boolean;
}

/** A query that comes more often is worth the milliseconds of compiling. */
const worthCompiling = 5;
/** Beyond this, with all fragments in their places, it would be hundreds of them. */
const mostSelections = 250;
const mostCompiled = 200;
/** The latest compiled last: what makes room is compiled anew when it comes again. */
const compiledNow = new Set<Experience>();

const experiences = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, Experience>>();

/** How the query is best run, from what was seen of it before. */
export function experienceWith({ schema, operation }: Operation): Experience {
  const ofSchema = experiences.get(schema) ?? new WeakMap<OperationDefinitionNode, Experience>();
  experiences.set(schema, ofSchema);
  const known = ofSchema.get(operation) ?? { times: 0 };
  ofSchema.set(operation, known);
  known.times += 1;
  return known;
}

/** Runs as graphql-js does: what it answers, and refuses, is the contract. */
export const plainly =
  (operation: Operation): Run =>
  (context, variableValues) =>
    execute({
      ...operation,
      operationName: operation.operation.name?.value,
      contextValue: context,
      variableValues,
      options: { maxCoercionErrors: maxErrors },
    });

/**
 * The query compiled to JavaScript, once it has come often enough. A compiled query's answers are those of graphql-js;
 * its errors are not always, so whoever gets one runs the query plainly.
 */
export function compiledFor(operation: Operation, known: Experience, selections: number): Run | undefined {
  if (known.compiled === undefined && known.times >= worthCompiling) {
    known.compiled = selections > mostSelections ? 'never' : compiled(operation);
    if (known.compiled !== 'never') keep(known);
  }
  return known.compiled === 'never' ? undefined : known.compiled;
}

function keep(known: Experience): void {
  compiledNow.add(known);
  if (compiledNow.size <= mostCompiled) return;
  const [oldest] = compiledNow;
  compiledNow.delete(oldest);
  Object.assign(oldest, { times: 0, compiled: undefined });
}

function compiled({ schema, document, operation }: Operation): Run | 'never' {
  const source = document.loc?.source.body;
  if (source === undefined || isBeyondCompiling(source)) return 'never';
  // Only the operation asked for and its fragments: others of the document may have no name.
  const definitions = document.definitions.filter(
    (part) => part === operation || part.kind === Kind.FRAGMENT_DEFINITION,
  );
  const query = compileQuery(schema, { ...document, definitions });
  if (!isCompiledQuery(query)) return 'never';
  return (context, variables) => query.query(undefined, context, variables);
}

/**
 * A field called like the prototype would be taken for that of the compiled answer; and a directive within a fragment would
 * hold wherever the fragment is named.
 */
const isBeyondCompiling = (source: string): boolean => source.includes('__proto__') || source.includes('@');
