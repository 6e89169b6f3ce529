import type { Random } from '../random.js';
import type { Part } from './requests.js';
import { anyText, type Known } from './values.js';

const latin = (text: string): string =>
  Buffer.from(text.replace(/[\r\n\0]/g, ''), 'utf8')
    .toString('latin1')
    .slice(0, 4_000);

/** Headers, methods and addresses of any kind. */
export function anyHeaders(random: Random, known: Known): Part {
  const text = (): string => latin(anyText(random, known)).trim();
  const path = (): string =>
    random.pick([
      '/graphql/',
      '/graphql?query=%7B__typename%7D',
      '/graphql?query=',
      '/graphql?query=%00&query=2',
      '/graphql?variables=%7B',
      '/',
      '/%00',
      '/%',
      '//graphql',
      '/GraphQL',
      '/graphql/..%2f',
      '/healthz',
      '/readyz',
      '/.env',
      '/graphql?a[__proto__]=1',
    ]);
  const ways: (() => Part)[] = [
    () => ({ headers: [['x-body', text()]] }),
    () => ({
      headers: [
        ['x-body', random.pick(known.codes)],
        ['x-body', text()],
      ],
    }),
    () => ({
      headers: [
        [
          'authorization',
          random.pick(['', 'Bearer', 'Bearer ', 'Basic eA==', 'bearer x', `Bearer cn_${'x'.repeat(43)}`]),
        ],
      ],
    }),
    () => ({ headers: [['authorization', `Bearer ${text()}`]] }),
    () => ({ headers: [['authorization', `Bearer ${['e30', 'e30', 'x'].join('.')}`]] }),
    () => ({ headers: [['accept-language', random.pick(['zh-CN', 'zh;q=nan', ','.repeat(500), text()])]] }),
    () => ({
      headers: [
        [
          'accept',
          random.pick([
            'text/html',
            'application/graphql-response+json',
            'multipart/mixed; deferSpec=20220824',
            '*/*;q=',
            text(),
          ]),
        ],
      ],
    }),
    () => ({ headers: Array.from({ length: 100 }, (_, at) => [`x-${at}`, 'x'] as [string, string]) }),
    () => ({
      headers: [
        ['x-forwarded-for', text()],
        ['x-request-id', text()],
        ['host', 'x'],
      ],
    }),
    () => ({ method: random.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'GET', 'PROPFIND']) }),
    () => ({ method: random.pick(['GET', 'POST']), path: path() }),
    () => ({
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent(text()).slice(0, 2_000)}`,
      headers: [['apollo-require-preflight', '1']],
    }),
    () => ({
      method: 'GET',
      path: '/graphql?query=mutation%7BsignOut%7BendedAt%7D%7D',
      headers: [['apollo-require-preflight', '1']],
    }),
  ];
  return random.pick(ways)();
}
