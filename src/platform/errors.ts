import { GraphQLError } from 'graphql';

/** The closed list of error codes; each has a paragraph in docs/api.md. Codes never change, messages may. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'ILLEGAL_TRANSITION',
  'LIMIT_EXCEEDED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type Language = 'en' | 'zh';
export type Message = Record<Language, string>;

/** An error meant for the client: a code of the closed list, a message in both languages, and facts such as `field`. */
export class ApiError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    readonly texts: Message,
    facts: Record<string, unknown> = {},
  ) {
    // Nobody looks where it arose, and `viewerCan` makes hundreds of them for one answer.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(texts.en, { extensions: { ...facts, code } });
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'ApiError';
  }

  /** The message in the language the client asked for (`Accept-Language`). */
  in(language: Language): string {
    return this.texts[language];
  }
}

/** Nobody is signed in, or the token is unknown, expired or ended. */
export const unauthenticated = (): ApiError =>
  new ApiError('UNAUTHENTICATED', { en: 'Sign in first, or again.', zh: '请先登录，或重新登录。' });

/** The caller may see the object or operation but not do this; `reason` says what is missing. */
export const forbidden = (reason: Message): ApiError => new ApiError('FORBIDDEN', reason);

/** One answer for what does not exist and for what the caller may not see; `field` names the input that points to it. */
export const notFound = (field?: string): ApiError =>
  new ApiError(
    'NOT_FOUND',
    { en: 'There is no such object for you.', zh: '没有可供您查看的此对象。' },
    field ? { field } : {},
  );

/** A value the client sent is not acceptable; `field` is its path within the input. */
export const badInput = (field: string, reason: Message, facts: Record<string, unknown> = {}): ApiError =>
  new ApiError('BAD_USER_INPUT', { en: `${field}: ${reason.en}`, zh: `${field}：${reason.zh}` }, { ...facts, field });

/** Somebody else was first: a stale version, a taken key, a record that exists already. */
export const conflict = (reason: Message, facts: Record<string, unknown> = {}): ApiError =>
  new ApiError('CONFLICT', reason, facts);

/** The record's state does not allow the act; `state` is the state it is in, `from` are those that would allow it. */
export const illegalTransition = (
  action: string,
  state: string,
  from: readonly string[],
  instead?: Message,
): ApiError =>
  new ApiError(
    'ILLEGAL_TRANSITION',
    {
      en: `${action} is possible from ${from.join(', ')}; the state is ${state}.${instead ? ` ${instead.en}` : ''}`,
      zh: `${action} 只能在 ${from.join('、')} 状态下进行；当前状态为 ${state}。${instead?.zh ?? ''}`,
    },
    { action, state, from },
  );

/** A published limit was passed: cost, depth, attempts, page size. */
export const limitExceeded = (reason: Message, facts: Record<string, unknown> = {}): ApiError =>
  new ApiError('LIMIT_EXCEEDED', reason, facts);

/** The first language of `Accept-Language` that the service speaks; English when none is. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    if (part.trim().startsWith('zh')) return 'zh';
    if (part.trim().startsWith('en')) return 'en';
  }
  return 'en';
}
