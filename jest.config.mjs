// Jest loads globalSetup and globalTeardown by Node's own loader, too.
import './tests/support/typescript.mjs';

/** @type {import('jest').Config} */
export default {
  runtime: '<rootDir>/tests/support/one-realm.mjs',
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  injectGlobals: false,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.bench-data/', '<rootDir>/bench/'],
  transform: {},
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  reporters: ['default', '<rootDir>/tests/support/count-reporter.mjs'],
  testSequencer: '<rootDir>/tests/support/sequencer.mjs',
  maxWorkers: 2,
  testTimeout: 20_000,
};
