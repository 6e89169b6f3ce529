import { gzipSync } from 'node:zlib';
import type { Random } from '../random.js';
import { json, written, type Part } from './requests.js';
import { anyText, anyValue, type Known } from './values.js';
import { variablesOf } from '../samples.js';
import type { Operation } from '../schema-walk.js';
import type { Json } from '../world.js';

/** Some bytes of a body changed, cut off, added. */
export function spoiltBytes(random: Random, body: Buffer): Buffer {
  const bytes = Buffer.from(body);
  const way = random.weighed({ flip: 4, cut: 2, noise: 1, double: 1, invalid: 2 });
  if (way === 'cut') return bytes.subarray(0, random.below(bytes.length));
  if (way === 'double') return Buffer.concat([bytes, bytes.subarray(random.below(bytes.length))]);
  if (way === 'noise') return Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)));
  for (let times = random.below(5); times >= 0; times--) {
    bytes[random.below(bytes.length)] =
      way === 'invalid' ? random.pick([0xc0, 0xff, 0xed, 0x00, 0xf8]) : random.below(256);
  }
  return bytes;
}

/** JSON that is sound, and no request. */
export function anyShape(random: Random, operation: Operation, known: Known): Buffer {
  const { source } = operation;
  const any = (): unknown => anyValue(random, known);
  const text = (part: string): Buffer => Buffer.from(part);
  const ways: (() => Buffer)[] = [
    () => written([{ query: source, variables: variablesOf(operation) }, { query: source }]),
    () => written(Array.from({ length: 50 }, () => ({ query: '{ __typename }' }))),
    () => written(any()),
    () => written({ query: any() }),
    () => written({ query: source, variables: any() }),
    () => written({ query: source, operationName: any() }),
    () => written({ query: source, extensions: any() }),
    () => written({ extensions: { persistedQuery: { version: any(), sha256Hash: any() } } }),
    () =>
      written({ query: source, extensions: { persistedQuery: { version: 1, sha256Hash: anyText(random, known) } } }),
    () => text(`{"query":${JSON.stringify(source)},"query":${JSON.stringify(any()) ?? '1'}}`),
    () => text(`{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}`),
    () => text(`{"query":"{ __typename }","__proto__":{"variables":{}}}`),
    () => text(`{"query":"{ __typename }","variables":{"a":1e400,"b":-0,"c":${'9'.repeat(500)}}}`),
    () => text('['.repeat(1 + random.below(20_000))),
    () => written({ query: source, variables: wide(random.below(20_000)) }),
    () => text(repeatableWith(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)),
    () => text(`{"query":"{ __typename }","variables":{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}}`),
    () =>
      text(
        `{"query":${JSON.stringify(source)},"variables":${JSON.stringify(variablesOf(operation)).slice(0, -1)},"z":${'[{"a":'.repeat(3_000)}1${'}]'.repeat(3_000)}}}`,
      ),
  ];
  return random.pick(ways)();
}

const wide = (count: number): Json => ({
  input: Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, at])),
});

/** Variables that have to be written out, to be known again when they come again. */
const repeatableWith = (value: string): string =>
  `{"query":"mutation ($input: AddThemeInput!) { addTheme(input: $input) { theme { id } } }",
    "variables":{"input":{"year":2026,"title":"x","clientMutationId":"x"},"z":${value}}}`;

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

/** A body in other characters, packed, or under another name. */
export function anyEncoding(random: Random, body: Buffer): Part {
  const text = body.toString('utf8');
  const ways: (() => Part)[] = [
    () => ({ body: gzipSync(body), headers: [json, ['content-encoding', 'gzip']] }),
    () => ({ body: gzipSync(body) }),
    () => ({
      body,
      headers: [json, ['content-encoding', random.pick(['gzip', 'br', 'deflate', 'zstd', 'x', 'identity'])]],
    }),
    () => ({ body: utf16(text), headers: [['content-type', 'application/json; charset=utf-16']] }),
    () => ({ body: utf16(text) }),
    () => ({ body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]) }),
    () => ({ body: Buffer.from(text, 'latin1'), headers: [['content-type', 'application/json; charset=iso-8859-1']] }),
    () => ({ body: Buffer.from(text.replace(/"/, '"\\ud800')) }),
    () => ({
      body,
      headers: [
        ['content-type', `application/json; charset=${random.pick(['utf-7', 'x', '', '"utf-8', 'utf-8;;', 'UTF8'])}`],
      ],
    }),
    () => ({
      body,
      headers: [
        [
          'content-type',
          random.pick([
            'text/plain',
            'application/x-www-form-urlencoded',
            'multipart/form-data; boundary=x',
            'application/graphql',
            'application/xml',
            'x',
            '/',
            ';',
            'application/json, text/plain',
            'APPLICATION/JSON',
            'application/graphql-response+json',
          ]),
        ],
      ],
    }),
    () => ({
      body: Buffer.from(`query=${encodeURIComponent(text)}`),
      headers: [['content-type', 'application/x-www-form-urlencoded']],
    }),
  ];
  return random.pick(ways)();
}
