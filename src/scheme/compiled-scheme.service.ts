import { createHash } from 'node:crypto';
import { compileScheme, type CompiledScheme } from '../scoring/index.js';
import type { Scheme } from './scheme.entity.js';

const most = 200;
/** The latest used last. */
const compiled = new Map<string, CompiledScheme>();

/** A stored scheme made ready for scoring. It is known by what it says: versions come again where a transaction is undone. */
export function compiledScheme({ document, year }: Pick<Scheme, 'document' | 'year'>): CompiledScheme {
  const key = `${year} ${createHash('sha256').update(JSON.stringify(document)).digest('base64url')}`;
  const ready = compiled.get(key) ?? compileScheme(document, year);
  compiled.delete(key);
  compiled.set(key, ready);
  const [oldest] = compiled.keys();
  if (compiled.size > most) compiled.delete(oldest);
  return ready;
}
