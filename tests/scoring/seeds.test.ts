import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readDocument } from '../../src/scheme/document/validate.js';
import { seedText } from './facts.js';

const names = readdirSync(new URL('../../seeds/schemes', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

test.each(names)('%s is a valid scheme, says where it comes from and what was assumed', (name) => {
  const document: unknown = JSON.parse(seedText(name));
  const { scheme, problems } = readDocument(document);
  expect(problems).toEqual([]);
  expect(scheme).toEqual(document);
  expect(scheme?.source).toBeTruthy();
  expect(scheme?.open).not.toHaveLength(0);
});
