import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { documentLimits, limitOfSource, type DocumentLimit } from '../../src/platform/graphql/document-limits.js';
import { limitOfDocument } from '../../src/platform/graphql/document-walk.js';
import { report } from '../support/attack.js';
import { hostileCosts } from '../support/hostile/costs.js';
import { bodyOf, repeated, type Hostile } from '../support/hostile/document.js';
import { documentedOperations } from '../support/hostile/documented.js';
import { hostileFloods } from '../support/hostile/floods.js';
import { hostileShapes } from '../support/hostile/shapes.js';
import { hostileTexts } from '../support/hostile/texts.js';
import { hostileVariables } from '../support/hostile/variables.js';
import { serve, type Served } from '../support/http.js';
import { variablesOf } from '../support/samples.js';
import { documentOf, operations, selectionOf } from '../support/schema-walk.js';
import type { Json } from '../support/world.js';

const documents = [...hostileShapes, ...hostileFloods, ...hostileTexts, ...hostileCosts, ...hostileVariables];
/**
 * Milliseconds of the processor that a document may take, with all that goes before and after it but the socket itself.
 * The bench holds it to 5; among other tests, which keep the machine busy, the same takes up to twice as long.
 */
const bearable = 10;

let app: Served;
let slowest = 0;
let sent = 0;

beforeAll(async () => {
  app = await serve({}, { production: true });
  for (const hostile of documents) await send(hostile);
}, 60_000);

afterAll(() => {
  report('hostile documents', { documents: documents.length, slowestMilliseconds: slowest });
});

async function send({ source, variables }: Pick<Hostile, 'source' | 'variables'>): Promise<Json> {
  // Another document each time, as those that are fit are remembered.
  const payload = bodyOf({ source: `${source} #${sent++}`, variables });
  const headers = { 'content-type': 'application/json' };
  const answer = await app.server.inject({ method: 'POST', url: '/graphql', headers, payload });
  return { status: answer.statusCode, body: answer.json<Json>(), length: answer.payload.length };
}

const reasonOf = ({ extensions }: Json): string => extensions.limit ?? extensions.reason ?? extensions.code;

/** The least that it takes of some attempts: others keep the machine busy meanwhile. */
async function milliseconds(hostile: Hostile): Promise<number> {
  let least = Infinity;
  for (let runs = 0; runs < 5 || (least > bearable && runs < 100); runs++) {
    const before = process.cpuUsage();
    await send(hostile);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test('there are at least 150 of them, each of another kind or size and none larger than 100 KB', () => {
  expect(new Set(documents.map(({ title }) => title)).size).toBe(documents.length);
  expect(new Set(documents.map(({ source, variables }) => bodyOf({ source, variables }))).size).toBe(documents.length);
  expect(documents.length).toBeGreaterThanOrEqual(150);
  expect(documents.filter((each) => Buffer.byteLength(bodyOf(each)) > 110_000).map(({ title }) => title)).toEqual([]);
});

describe('is refused for its reason and quickly', () => {
  test.each(documents)('$title: $refused', async (hostile) => {
    const { status, body, length } = await send(hostile);
    expect([...new Set<string>(body.errors.map(reasonOf))]).toEqual([hostile.refused]);
    expect(body.data ?? null).toBeNull();
    expect(status).toBe(['characters', 'lines'].includes(hostile.refused) ? 413 : 200);
    expect(length).toBeLessThan(20_000);
    const taken = await milliseconds(hostile);
    slowest = Math.max(slowest, taken);
    expect(taken).toBeLessThanOrEqual(bearable);
  });
});

test('brackets that exhaust the stack of whoever reads them are refused as any others', async () => {
  const { status, body } = await send({ source: `{ a(b: ${'['.repeat(40_000)}` });
  expect(status).toBe(200);
  expect(body.errors).toHaveLength(1);
  expect(['nesting', 'tokens']).toContain(body.errors[0].extensions.limit);
  expect(body.errors[0].message).not.toMatch(/stack/);
});

/** Nobody is signed in; or other attacks have locked the address meanwhile: that is a limit of attempts, not of documents. */
const isForNobody = ({ code, retryAfterSeconds }: Json): boolean => code === 'UNAUTHENTICATED' || retryAfterSeconds > 0;

describe('legitimate documents pass every limit', () => {
  const refusals = async (source: string, variables: Json): Promise<unknown> =>
    ((await send({ source, variables: JSON.stringify(variables) })).body.errors as Json[] | undefined)?.map(
      ({ message, extensions }) => (isForNobody(extensions) ? 'for nobody' : `${extensions.code} ${message}`),
    );

  test('each operation of the schema with all that can be selected three objects deep', async () => {
    const refused: unknown[] = [];
    for (const operation of operations) {
      const source = documentOf(operation, selectionOf(operation.fields.at(-1)!.type, 3));
      const found = await refusals(source, variablesOf(operation));
      if (JSON.stringify(found) !== '["for nobody"]') refused.push([operation.name, found]);
    }
    expect(refused).toEqual([]);
  });

  test('each operation of the documentation', async () => {
    const refused: unknown[] = [];
    for (const source of documentedOperations) {
      const found = await refusals(source, {});
      const other = (found as string[] | undefined)?.filter(
        (each) => !/^BAD_USER_INPUT Variable "\$\w+" of required type/.test(each) && each !== 'for nobody',
      );
      if (other?.length !== 0) refused.push([source, found]);
    }
    expect(refused).toEqual([]);
    expect(documentedOperations.length).toBeGreaterThan(10);
  });
});

/** Documents that hold just as much of something as they are told to. */
const holding: [limit: DocumentLimit, source: (count: number) => string][] = [
  ['characters', (count) => ' '.repeat(count)],
  ['lines', (count) => '\n'.repeat(count - 1)],
  ['definitions', (count) => repeated(count, (at) => `query Q${at} { __typename }`)],
  ['spreads', (count) => `{ viewer { ${repeated(count, (at) => (at % 2 ? '...f' : '... { roles }'))} } }`],
  ['variables', (count) => `query (${repeated(count, (at) => `$v${at}: Int`)}) { __typename }`],
  ['directives', (count) => `query @a { viewer { ${repeated(count - 1, (at) => `a${at % 9} @skip(if: true)`)} } }`],
  ['values', (count) => `{ a(b: [${repeated(count - 4, () => '1')}], c: { d: 1 }) @e(f: 1) }`],
  ['repeats', (count) => `{ a { ${repeated(count + 1, () => 'b')} } }`],
  ['nesting', (count) => `{ a(b: ${'['.repeat(count - 2)}{ c: 1 }${']'.repeat(count - 2)}) }`],
  ['nesting', (count) => `${'{ ...'.repeat(count - 1)} { a } ${'}'.repeat(count - 1)}`],
  ['aliases', (count) => `{ a { ${repeated(count, (at) => `a${at}: b`)} } }`],
  ['rootFields', (count) => `{ ${repeated(count, (at) => `a${at}`)} }`],
  ['depth', (count) => `${'{ a '.repeat(count)} ${'}'.repeat(count)}`],
];

test.each(holding)('a document may hold as much of %s as the limit says, and no more', (limit, source) => {
  const passed = (text: string) => limitOfSource(text) ?? (text.trim() ? limitOfDocument(parse(text)) : undefined);
  const maximum = documentLimits[limit];
  expect(passed(source(maximum))).toBeUndefined();
  expect(passed(source(maximum + 1))).toBe(limit);
});
