import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readDocument } from '../../src/scheme/document/validate.js';
import { reasons } from '../../src/scoring/index.js';
import * as vocabulary from '../../src/scoring/language/vocabulary.js';
import type { Json } from '../support/world.js';

const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const section = page.slice(page.indexOf('## Assessment schemes'), page.indexOf('## Three worked examples'));
const blocks = [...section.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => JSON.parse(text));
const isRule = (block: Json): boolean => 'match' in block || 'measure' in block || 'mark' in block;

test('the rules and parts that the documentation shows are one valid scheme', () => {
  const rules = blocks.filter(isRule);
  const parts = blocks.filter((block) => !isRule(block));
  const scheme: Json = Object.assign({ groups: [{ id: 'all', title: '各类规则', rules }] }, ...parts);
  expect(readDocument(scheme).problems).toEqual([]);
  expect(rules.length).toBeGreaterThan(10);
  expect(Object.keys(scheme)).toEqual(
    expect.arrayContaining(['total', 'grades', 'ranking', 'minimum', 'consequences']),
  );
});

test('every word of the language and every reason of a line stands in the documentation', () => {
  // Standings are those of events, of which a document says nothing.
  const lists = Object.entries(vocabulary).filter(([name]) => name !== 'standings');
  const words = [...lists.flatMap(([, list]) => list as readonly string[]), ...Object.keys(reasons)];
  expect(words.filter((word) => !section.includes(word))).toEqual([]);
  expect(words.length).toBeGreaterThan(100);
});
