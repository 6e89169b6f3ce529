import { types } from 'node:util';

/**
 * The errors of Node's own sockets are made outside the realm that a test runs in, so that they would be no errors to
 * anything in it. In the service there is one realm only.
 */
const ordinary = Function.prototype[Symbol.hasInstance];
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, thrown: unknown): boolean {
    return this === Error && types.isNativeError(thrown) ? true : ordinary.call(this, thrown);
  },
});
