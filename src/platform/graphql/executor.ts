import type { MikroORM } from '@mikro-orm/postgresql';
import { GraphQLError, type ExecutionResult, type FieldNode } from 'graphql';
import type { Request, RequestContext } from '../context.js';
import { costOf, limits } from './cost.js';
import { checkVariables } from './variable-limits.js';
import type { Database } from '../database/database.js';
import { isUnavailable, presentable } from './error-mapping.js';
import { once } from './idempotency.js';
import { kindOf, repeatable, rootFields, type Operation } from './operation.js';
import { compiledFor, experienceWith, plainly } from './query.js';
import { Reader } from '../read/reader.js';
import type { Tables } from '../read/table.js';
import { lets, type Rule } from '../permissions.js';
import type { Entrance } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** What executing needs besides the request. */
export interface Site {
  database: Database;
  orm: MikroORM;
  tables: Tables;
  doors: ReadonlySet<string>;
}

/** An operation and how many selections it has, with those of the fragments it names. */
type Measured = Operation & { selections: number };

type Answer = ExecutionResult<Record<string, unknown>, Record<string, unknown>>;

/** Runs one operation as one transaction: a query reads one state, a mutation happens wholly or not at all. */
export async function runOperation(site: Site, operation: Operation, request: Request): Promise<Answer> {
  const started = performance.now();
  const answer = await answerOf(site, operation, request);
  const { name, operation: type } = operation.operation;
  request.log.info(
    {
      operation: name?.value.slice(0, 100) ?? null,
      type,
      tenant: request.viewer?.body.id ?? null,
      milliseconds: Math.round(performance.now() - started),
      codes: answer.errors?.map(({ extensions }) => extensions.code),
    },
    'operation',
  );
  return answer;
}

async function answerOf(site: Site, operation: Operation, request: Request): Promise<Answer> {
  try {
    const { schema, document, operation: node, variables } = operation;
    checkVariables(variables);
    const { cost, selections } = costOf(schema, document, node, variables);
    const result = present(await asWhoHeIs(site, { ...operation, selections }, request), request);
    return { ...result, extensions: { cost: { requested: cost, maximum: limits.cost } } };
  } catch (thrown) {
    const error = thrown instanceof GraphQLError ? thrown : new GraphQLError('', { originalError: thrown as Error });
    return { data: null, errors: [presentable(error, request.language, request.log)] };
  }
}

/** Runs it, and once more for the viewer as he is now where he is not who he was remembered to be. */
async function asWhoHeIs(site: Site, operation: Measured, request: Request): Promise<ExecutionResult> {
  try {
    // The transaction joins the request's facts only once it is open.
    return await dispatch(site, operation, { ...request } as RequestContext);
  } catch (thrown) {
    if (!request.remembered || (thrown as { code?: unknown }).code !== notWhoHeWas) throw thrown;
    await lookUpAgain(request);
    return dispatch(site, operation, { ...request } as RequestContext);
  }
}

/** What the database answers to a viewer of whom something has changed since he was remembered. */
const notWhoHeWas = 'CN001';

async function lookUpAgain(request: Request): Promise<void> {
  const { remembered } = request;
  if (remembered) Object.assign(request, { remembered: undefined }, await remembered.lookUp());
}

function present(result: ExecutionResult, context: Request): Answer {
  const errors = result.errors?.map((error) => presentable(error, context.language, context.log));
  return errors ? { data: result.data, errors } : { data: result.data };
}

async function dispatch(site: Site, operation: Measured, context: RequestContext): Promise<ExecutionResult> {
  const fields = rootFields(operation);
  const kind = kindOf(operation, fields, site.doors);
  // These open no transaction of a viewer, which would find out whether he still is one.
  if (kind === 'nothing' || kind === 'door') await lookUpAgain(context);
  // Whoever brings a stale token may still sign in; the guards of the other doors answer with the refusal.
  if (context.refusal && kind !== 'door') throw context.refusal;
  const run = async () => plainly(operation)(context, operation.variables);
  if (kind === 'nothing') return run();
  if (kind === 'door') return inTransaction(site, { who: 'api_auth', mode: 'write' }, context, run);
  const { viewer: who } = context;
  // Without a viewer only guards run: each root field answers UNAUTHENTICATED before it reads anything.
  if (!who) return kind === 'read' ? run() : undone(await run());
  const enter = context.remembered?.enter;
  if (kind === 'read') return query(site, operation, { who, mode: 'read', enter }, context);
  const repetition = mayAsk(operation, fields, context) ? repeatable(operation, fields) : undefined;
  return inTransaction(site, { who, mode: 'write', enter }, context, () =>
    repetition ? once(repetition, who, context.work, run) : run(),
  );
}

/** Runs a query in the quickest way that was found for it, and plainly where that leads to an error. */
async function query(
  site: Site,
  operation: Measured,
  entrance: Entrance,
  context: RequestContext,
): Promise<ExecutionResult> {
  const known = experienceWith(operation);
  const compiled = compiledFor(operation, known, operation.selections);
  const quick = compiled ?? plainly(operation);
  const { atOnce } = known;
  const answer = await inTransaction(site, { ...entrance, atOnce }, context, async () =>
    quick(context, operation.variables),
  );
  // More was asked than at one moment: from now on its transaction waits for that.
  const { overran, trips } = context.work.transaction;
  known.atOnce = overran ? false : (known.atOnce ?? trips === 1);
  if (!answer.errors || !(compiled ?? atOnce) || answer.errors.some(isUnavailable)) return answer;
  return inTransaction(site, entrance, context, async () => plainly(operation)(context, operation.variables));
}

/** A stored answer is for those only who might ask again: whoever lost the role meets the guard. */
function mayAsk({ schema }: Operation, fields: readonly FieldNode[], context: RequestContext): boolean {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  return fields.every(({ name }) => {
    const rule = mutations[name.value]?.extensions.rule as Rule | undefined;
    return rule !== undefined && lets(rule, context);
  });
}

async function inTransaction(
  site: Site,
  entrance: Entrance,
  context: RequestContext,
  act: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const { who, mode } = entrance;
  // A statement that failed has ended the transaction: there is nothing to commit, whatever else was read.
  const failed = (result: ExecutionResult) => result.errors !== undefined;
  const result = await UnitOfWork.run(
    site,
    entrance,
    (work) => {
      context.work = work;
      context.read = new Reader(work, site.tables, who === 'api_auth' ? 0 : who.body.cityId);
      return act();
    },
    failed,
  );
  return failed(result) && mode === 'write' ? undone(result) : result;
}

/** A mutation that failed anywhere has happened nowhere, and says so. */
const undone = (result: ExecutionResult): ExecutionResult => ({ data: null, errors: result.errors });
