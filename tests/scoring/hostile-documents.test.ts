import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileScheme, score } from '../../src/scoring/index.js';
import { readDocument } from '../../src/scheme/document/validate.js';
import { member, seed, seedText } from './facts.js';

const paths = (text: string): string[] => readDocument(JSON.parse(text)).problems.map(({ path }) => path);
const around = (inner: string): string =>
  `{"title":"T","subject":"MEMBER","groups":[{"id":"g","title":"G","rules":[${inner}]}]}`;
const rule = (more: string): string => around(`{"id":"r","title":"R","match":{},"points":1,${more}}`);

test('keys of prototypes are keys like any other: not known', () => {
  expect(paths(rule('"__proto__":{"cap":1}'))).toEqual(['groups.0.rules.0.__proto__']);
  expect(paths(rule('"constructor":{"prototype":{"cap":1}}'))).toEqual(['groups.0.rules.0.constructor']);
  expect(paths(rule('"share":{"roles":{"__proto__":"1/2"}}'))).toEqual(['groups.0.rules.0.share.roles.__proto__']);
  expect(Object.prototype).not.toHaveProperty('cap');
});

test('words inherited by every object are no words of the language', () => {
  for (const word of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
    expect(paths(rule(`"per":"${word}"`))).toEqual(['groups.0.rules.0.per']);
    expect(paths(rule(`"when":{"${word}":1}`))).toEqual(['groups.0.rules.0.when']);
  }
});

test('numbers beyond all bounds are no numbers', () => {
  expect(paths(around('{"id":"r","title":"R","match":{},"points":1e999}'))).toEqual(['groups.0.rules.0.points']);
  expect(paths(rule('"from":1e999'))).toEqual(['groups.0.rules.0.from']);
  for (const points of [NaN, -Infinity, 1n, 1e-9, Number.MAX_VALUE])
    expect(
      readDocument({
        title: 'T',
        subject: 'MEMBER',
        groups: [{ id: 'g', title: 'G', rules: [{ id: 'r', title: 'R', match: {}, points }] }],
      }).problems,
    ).toHaveLength(1);
});

test('what is too deep or too large is refused before it is read', () => {
  expect(readDocument(nested(100_000)).problems).toMatchObject([
    { path: '', message: { en: expect.stringContaining('20 levels') } },
  ]);
  const wide = { title: 'T', subject: 'MEMBER', groups: Array(1_000_000).fill(0) };
  expect(readDocument(wide).problems).toMatchObject([
    { path: '', message: { en: expect.stringContaining('20000 values') } },
  ]);
});

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let at = 0; at < depth; at += 1) value = { not: value };
  return value;
}

test('a document that contains itself is too deep', () => {
  const circle: Record<string, unknown> = { title: 'T' };
  circle.groups = [circle];
  expect(readDocument(circle).problems).toMatchObject([{ path: '' }]);
});

test('at most a hundred problems are told', () => {
  const groups = Array.from({ length: 30 }, () => ({ a: 1, b: 2, c: 3, d: 4 }));
  expect(readDocument({ title: 'T', subject: 'MEMBER', groups }).problems).toHaveLength(100);
});

test('names of fields are not repeated as they came', () => {
  const [{ path }] = readDocument({
    ...(JSON.parse(seedText('yian-members')) as object),
    [`<script>${'x'.repeat(500)}`]: 1,
  }).problems;
  expect(path).toBe(`?script?${'x'.repeat(42)}`);
});

test('whatever it is, reading never throws', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 6 }), (value) =>
      expect(readDocument(value).problems.length).toBeGreaterThan(0),
    ),
  );
});

/** A document with one of its values replaced. */
const damaged = (document: unknown, at: number, value: unknown): unknown => {
  let left = at;
  const walk = (part: unknown): unknown => {
    left -= 1;
    if (left === -1) return value;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each)]));
  };
  return walk(document);
};

test('a scheme with any one value replaced is either refused, or works', () => {
  const documents = ['guangshui-2017-members', 'hefei-2015-members', 'zhongmu-2018-townships', 'si-county-studios'].map(
    seed,
  );
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.nat(400), fc.jsonValue(), (document, at, value) => {
      const { scheme } = readDocument(damaged(document, at, value));
      if (scheme) expect(Number.isFinite(score(compileScheme(scheme, 2025), member, []).total)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
