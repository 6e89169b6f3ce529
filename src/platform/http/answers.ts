import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, languageOf, limitExceeded, notFound } from '../errors.js';
import { limits } from '../graphql/cost.js';
import { documentLimits, type DocumentLimit } from '../graphql/document-limits.js';
import { apiErrorOf } from '../graphql/error-mapping.js';

// What never becomes an operation is told in the shape of every other error, and shows nothing of ours.

/** The body of the answer that is this error. */
export function bodyOf(error: ApiError, { headers }: Pick<FastifyRequest, 'headers'>) {
  return { errors: [{ message: error.in(languageOf(headers['accept-language'])), extensions: error.extensions }] };
}

/** A document that is not even read. */
export function tooLong(request: FastifyRequest, limit: DocumentLimit) {
  const maximum = documentLimits[limit];
  const error = limitExceeded(
    { en: `The document passes the limit ${limit} of ${maximum}.`, zh: `该文档超出 ${limit} 上限 ${maximum}。` },
    { limit, maximum },
  );
  return bodyOf(error, request);
}

/** There is nothing else here. */
export function answerNothing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send(bodyOf(notFound(), request));
}

/** What cannot be read as a request. */
export function answerFailure(failure: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = failure.statusCode ?? 500;
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
  return reply.code(status).send(bodyOf(error, request));
}

/** What is no HTTP gets the same shape of answer, written by hand as there is nothing to reply to. */
export function answerNoRequest(failure: Error & { code?: string }, socket: Socket): void {
  if (failure.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(failure);
  const [status, reason] = statusOfNoRequest[failure.code ?? ''] ?? [400, 'Bad Request'];
  const error = new ApiError('BAD_USER_INPUT', { en: 'The request cannot be read.', zh: '请求无法解析。' });
  const body = JSON.stringify({ errors: [{ message: error.in('en'), extensions: error.extensions }] });
  const head = `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json; charset=utf-8`;
  socket.end(`${head}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);
}

const statusOfNoRequest: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};
