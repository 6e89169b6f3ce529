import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** How TypeScript becomes JavaScript in tests: legacy decorators with metadata, as in the build. */
export const swc = {
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
  configFile: false,
};

const tests = new URL('..', import.meta.url).href;
/** Which test file an instance of a module below `tests` belongs to stands behind its address. */
const runOf = (url = '') => (url.startsWith(tests) ? new URL(url).search : '');
const isOurs = (url = '') => /^file:.*\.ts($|\?)/.test(url) && !url.includes('/node_modules/');

// Node's own loader knows neither decorators nor "./x.js" for x.ts.
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    if (!isOurs(parentURL)) return next(specifier, context);
    const run = runOf(parentURL);
    if (specifier === '@jest/globals') return { url: `test-globals:${run}`, format: 'module', shortCircuit: true };
    if (!/^\.{1,2}\/.*\.js$/.test(specifier)) return next(specifier, context);
    const source = new URL(specifier.replace(/\.js$/, '.ts'), parentURL);
    if (!existsSync(source)) return next(specifier, context);
    if (source.href.startsWith(tests)) source.search = run;
    return { url: source.href, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    if (url.startsWith('test-globals:')) return { format: 'module', source: testGlobals, shortCircuit: true };
    if (!isOurs(url)) return next(url, context);
    return { format: 'module', source: javaScriptOf(fileURLToPath(url)), shortCircuit: true };
  },
});

const known = new Map();

function javaScriptOf(filename) {
  if (!known.has(filename)) {
    known.set(filename, transformSync(readFileSync(filename, 'utf8'), { ...swc, filename }).code);
  }
  return known.get(filename);
}

const testGlobals = `
  const globals = globalThis[Symbol.for('test globals')];
  export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } = globals;`;
