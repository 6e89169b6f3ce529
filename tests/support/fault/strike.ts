import type { Fate } from './link.js';
import type { FaultProxy } from './proxy.js';

/** A fault, where it is counted, and what the client is told. */
export interface Strike {
  name: string;
  in: 'statement' | 'message' | 'answer';
  fate: Fate;
  code: string;
  /** Whether the server may have done the work all the same. */
  mayBeDone: boolean;
}

const lost = { code: 'LIMIT_EXCEEDED', mayBeDone: false };
const raised = (state: string, code: string): Strike => ({
  ...{ name: state, in: 'statement', fate: { raise: state }, code, mayBeDone: false },
});

export const kindsOfFault: Strike[] = [
  { name: 'lost before the statement', in: 'statement', fate: 'cut', ...lost },
  { name: 'lost before the answer', in: 'statement', fate: 'cut the answer', ...lost, mayBeDone: true },
  { name: 'lost within what is sent', in: 'message', fate: 'cut', ...lost, mayBeDone: true },
  { name: 'lost within what is answered', in: 'answer', fate: 'cut', ...lost, mayBeDone: true },
  // Deadlock, serialization, cancelled, disk full, out of memory.
  raised('40P01', 'CONFLICT'),
  raised('40001', 'CONFLICT'),
  raised('57014', 'LIMIT_EXCEEDED'),
  raised('53100', 'LIMIT_EXCEEDED'),
  raised('53200', 'LIMIT_EXCEEDED'),
];

/**
 * Lets the fault strike at the `nth` place from now on, in what an operation sends on connections that are open already
 * or its own. Returns what tells afterwards where it has struck, if it has.
 */
export function strikeAt(proxy: FaultProxy, strike: Strike, nth: number): () => string | undefined {
  let count = 0;
  let where: string | undefined;
  proxy.fate = ({ from, message, statement }) => {
    if (where !== undefined || !isPlace(strike, from, message.type, statement)) return 'pass';
    count += 1;
    if (count < nth) return 'pass';
    where = statement ?? `${from} ${message.type}`;
    return strike.fate;
  };
  return () => {
    proxy.fate = undefined;
    return where;
  };
}

/** Signing in at the database is no part of an operation. */
const ofSignIn = new Set(['', 'p', 'R', 'S', 'K']);

function isPlace(strike: Strike, from: 'client' | 'server', type: string, statement?: string): boolean {
  if (strike.in === 'statement') {
    // No server refuses to undo.
    return statement !== undefined && !(typeof strike.fate === 'object' && statement === 'rollback');
  }
  if (strike.in === 'message') return from === 'client' && type !== '' && type !== 'p';
  return from === 'server' && !ofSignIn.has(type);
}
