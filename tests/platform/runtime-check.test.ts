import { expect, test } from '@jest/globals';
import { assertRuntime } from '../../src/platform/runtime-check.js';

test('This Node is new enough', () => {
  expect(() => assertRuntime()).not.toThrow();
});

test('An older Node is refused with the way to the right one', () => {
  expect(() => assertRuntime('20.20.2')).toThrow(/runs on Node 20\.20\.2.*npm start.*node-\w+-\w+/s);
});
