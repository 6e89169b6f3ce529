import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/platform/config.js';

test('an empty environment is a development with everything embedded', () => {
  expect(readConfig({})).toMatchObject({
    production: false,
    host: '127.0.0.1',
    port: 4000,
    databaseUrl: undefined,
    dataDir: '.data',
    demo: true,
    ide: true,
  });
});

test('with a database of its own nothing is seeded unless asked', () => {
  const own = { DATABASE_URL: 'postgres://api:x@db/network', DATABASE_OWNER_URL: 'postgres://app_owner:x@db/network' };
  expect(readConfig(own)).toMatchObject({ demo: false });
  expect(readConfig({ ...own, DEMO: 'on' })).toMatchObject({ demo: true });
});

test('production has neither demonstration nor IDE, and needs a database', () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://api:x@db/network' };
  expect(readConfig(production)).toMatchObject({ production: true, demo: false, ide: false });
  expect(() => readConfig({ ...production, DEMO: 'on' })).toThrow('DEMO: is refused in production');
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('DATABASE_URL: is required in production');
});

test('everything that is wrong is listed at once, a line each', () => {
  const wrong = { PORT: '99999', NODE_ENV: 'prod', DATABASE_URL: 'mysql://x', OIDC_ISSUER: 'https://issuer.example' };
  expect(() => readConfig(wrong)).toThrow(/^The configuration is not usable:\n( {2}\w+: .+\n?){3,}$/);
  for (const name of ['PORT', 'NODE_ENV', 'DATABASE_URL']) expect(() => readConfig(wrong)).toThrow(`  ${name}: `);
});

test('what belongs together is asked for together, also where a value is wrong', () => {
  expect(() => readConfig({ DATABASE_OWNER_URL: 'postgres://app_owner:x@db/x' })).toThrow(
    'DATABASE_OWNER_URL: goes with DATABASE_URL',
  );
  expect(() => readConfig({ PORT: 'abc', NODE_ENV: 'production', DEMO: 'on' })).toThrow(
    /PORT: must be a whole number[\s\S]*DEMO: is refused in production[\s\S]*DATABASE_URL: is required/,
  );
  expect(() => readConfig({ DATABASE_POOL: '50' })).toThrow('DATABASE_POOL: is at most 10 with the embedded database');
});

test('addresses are taken from a proxy only where it is named', () => {
  expect(readConfig({}).trustProxy).toBe(false);
  expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8' }).trustProxy).toBe('10.0.0.0/8');
  expect(() => readConfig({ TRUST_PROXY: 'on' })).toThrow('TRUST_PROXY: must be off');
});

test('the user of DATABASE_URL and the parts of OIDC are checked', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://postgres@db/x' })).toThrow(
    'DATABASE_URL: must name the user "api"',
  );
  expect(() => readConfig({ OIDC_ISSUER: 'https://issuer.example' })).toThrow(
    'OIDC_ISSUER: OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL go together',
  );
});
