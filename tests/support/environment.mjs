const { exit } = process;
const { console: ownConsole } = globalThis;

/** The environment of a test file is that of its worker: see one-realm.mjs. */
export default class Environment {
  global = globalThis;

  getVmContext() {
    return null;
  }

  async setup() {}

  async teardown() {
    process.exit = exit;
    globalThis.console = ownConsole;
  }
}
