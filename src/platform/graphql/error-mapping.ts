import { OptimisticLockError } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { ApiError, conflict, limitExceeded, notFound, type Language, type Message } from '../errors.js';

const again: Message = {
  en: 'Another change was under way at the same moment; send the operation again.',
  zh: '同一时刻有其他变更正在进行，请重新提交。',
};
const taken: Message = { en: 'There is such a record already.', zh: '已存在相同的记录。' };
const named: Message = {
  en: 'Other records refer to it; it stays as long as they do.',
  zh: '其他记录引用了此对象，不能删除。',
};
const unfit: Message = { en: 'A value is not acceptable here.', zh: '有数值不符合要求。' };
const busy: Message = { en: 'The service is busy; send the operation again shortly.', zh: '服务繁忙，请稍后重试。' };

/** Statement timeout, nothing left (connections, memory, disk), a connection lost or refused, a host not found or reached. */
const unavailable =
  /^(57014|53...|57P0[123]|08...|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether the database could not do it just now: asking once more would only add to that. */
export function isUnavailable({ originalError }: GraphQLError): boolean {
  const { code, message } = (originalError ?? {}) as { code?: unknown; message?: string };
  return (typeof code === 'string' && unavailable.test(code)) || lost.test(message ?? '');
}

/** What the database's refusals mean to a client. Table, constraint and value never leave the process. */
function ofSqlState(state: string, message = ''): ApiError | undefined {
  if (state === '23505') return conflict(taken);
  // The same state says that what is named is not there, and that what is removed is named.
  if (state === '23503' && message.includes('update or delete on table')) return conflict(named);
  if (state === '23503' || state === '42501') return notFound();
  if (state === '23514' || state === '23502' || state.startsWith('22')) return new ApiError('BAD_USER_INPUT', unfit);
  if (['40001', '40P01', '55P03', '25P02', '26000'].includes(state)) return conflict(again, { retryable: true });
  if (unavailable.test(state)) return limitExceeded(busy, { retryable: true });
  return undefined;
}

/** What may be logged of an error. A database's message quotes the statement with its values, so it stays out. */
function traceOf(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { kind: typeof thrown };
  const { name, message, stack } = thrown;
  const { code } = thrown as { code?: unknown };
  const at = (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  return typeof code === 'string' ? { name, sqlState: code, at } : { name, message, at };
}

// The driver gives these no code.
const lost =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** The coded error for anything thrown; whatever nobody foresaw is reported to the log and masked. */
export function apiErrorOf(thrown: unknown, log: FastifyBaseLogger): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof OptimisticLockError) return conflict(again, { retryable: true });
  const { code, message } = thrown as { code?: unknown; message?: string };
  const known = typeof code === 'string' ? ofSqlState(code, message) : undefined;
  if (known) {
    log.info({ sqlState: code }, 'refused by the database');
    return known;
  }
  if (message && lost.test(message)) {
    log.warn({ reason: message }, 'database not available');
    return limitExceeded(busy, { retryable: true });
  }
  log.error(traceOf(thrown), 'unforeseen error');
  return new ApiError('INTERNAL_SERVER_ERROR', {
    en: 'Something went wrong here; it has been reported.',
    zh: '服务内部出错，已记录。',
  });
}

/** An execution error as the client gets it: coded, in its language, with the path of the field. */
export function presentable(error: GraphQLError, language: Language, log: FastifyBaseLogger): GraphQLError {
  const cause = error.originalError ?? (error instanceof ApiError ? error : undefined);
  // What graphql-js itself refuses (a variable, an argument, a scalar's value) is the client's mistake.
  if (!cause || (cause instanceof GraphQLError && !(cause instanceof ApiError))) return badRequest(error);
  const coded = apiErrorOf(cause, log);
  return new GraphQLError(coded.in(language), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: coded.extensions,
  });
}

const badRequest = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { code: 'BAD_USER_INPUT' },
  });
