import type { Scheme } from '../../scoring/index.js';
import { checkGrades } from './check-grades.js';
import { checkKinds } from './check-kinds.js';
import { checkNames } from './check-names.js';
import { checkRules } from './check-rules.js';
import { isReadable } from './extent.js';
import { Findings, Place, type Problem } from './problem.js';
import { scheme as readScheme } from './read-scheme.js';

/** A document that was read: a scheme, or what is wrong with it. */
export type Reading =
  | { readonly scheme: Scheme; readonly problems: readonly [] }
  | { readonly scheme: null; readonly problems: readonly Problem[] };

/** What the caller knows: the codes of the duty kinds of the body; without them any code is taken. */
export interface Known {
  readonly kinds?: ReadonlySet<string>;
}

/**
 * Reads an unknown value as a scheme. First its form, then its sense; each problem names its clause, at most a hundred.
 * Never throws, whatever the value.
 */
export function readDocument(document: unknown, { kinds }: Known = {}): Reading {
  const findings = new Findings();
  const { problems } = findings;
  if (!isReadable(document, findings)) return { scheme: null, problems };
  const scheme = readScheme(document, new Place(findings));
  if (!scheme || problems.length > 0) return { scheme: null, problems };
  checkRules(scheme, findings);
  checkNames(scheme, findings);
  checkGrades(scheme, findings);
  if (kinds) checkKinds(scheme, kinds, findings);
  return problems.length > 0 ? { scheme: null, problems } : { scheme, problems: [] };
}
