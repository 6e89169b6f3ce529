import { compileScheme, type CompiledScheme } from '../scoring/index.js';
import type { Scheme } from './scheme.entity.js';

const most = 200;
/** The latest used last. */
const compiled = new Map<string, CompiledScheme>();

/** A stored scheme made ready for scoring. Its version counts the changes, so what is known of one is never stale. */
export function compiledScheme(scheme: Pick<Scheme, 'id' | 'version' | 'document' | 'year'>): CompiledScheme {
  const key = `${scheme.id} ${scheme.version}`;
  const ready = compiled.get(key) ?? compileScheme(scheme.document, scheme.year);
  compiled.delete(key);
  compiled.set(key, ready);
  const [oldest] = compiled.keys();
  if (compiled.size > most) compiled.delete(oldest);
  return ready;
}
