import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
// Decorators need it, whichever module of the service a test names first.
import 'reflect-metadata';
import './typescript.mjs';

const require = createRequire(import.meta.url);
let files = 0;

process.setSourceMapsEnabled(true);

/**
 * Jest's runtime for this project: test files run in the realm of their worker, by Node's own loader, as the service
 * does. A worker so loads the service once, not again for each of its files (two seconds each), and what runs often is
 * compiled by V8 once. Everything below `tests` is made anew for each file: its networks, connections and hooks.
 */
export default class OneRealm {
  #run = `?run=${++files}`;

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    // As in the service: Jest asks for a hundred frames of each error, and for a formatter of its own.
    Object.assign(Error, { stackTraceLimit: 10, prepareStackTrace: undefined });
    await import(pathToFileURL(path).href + this.#run);
  }

  /** Jest's own part: the list of tests and hooks that it keeps begins anew. */
  requireInternalModule(path) {
    delete require.cache[path];
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    delete globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  /** What `@jest/globals` gives, see typescript.mjs. */
  setGlobalsForRuntime(globals) {
    const jest = { setTimeout: (ms) => (globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = ms) };
    globalThis[Symbol.for('test globals')] = { ...globals, jest };
  }

  getSourceMaps() {
    return new Map();
  }

  getAllCoverageInfoCopy() {}
  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}
}
