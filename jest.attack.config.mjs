import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import suite from './jest.config.mjs';

// Workers inherit it: the attacks run at full length and tell what they have tried.
process.env.ATTACK = 'long';
process.env.ATTACK_SUMMARY = join(mkdtempSync(join(tmpdir(), 'attack-')), 'summary.jsonl');

/** The attacks of tests/isolation at full length: `npm run attack`. @type {import('jest').Config} */
export default {
  ...suite,
  testMatch: ['<rootDir>/tests/isolation/**/*.test.ts'],
  reporters: ['default', '<rootDir>/tests/support/attack-reporter.mjs', '<rootDir>/tests/support/count-reporter.mjs'],
  testTimeout: 600_000,
};
