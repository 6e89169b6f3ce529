import { limits } from './cost.js';

/**
 * What a document may hold at most. Validation compares fields, fragments and arguments with each other, so that a few
 * thousand tokens can cost a second of it; these limits are looked at before.
 */
export const documentLimits = {
  characters: 50_000,
  /** Each error counts the lines before it, and a document of nothing but lines has many. */
  lines: 3_000,
  definitions: 30,
  variables: 50,
  directives: 50,
  /** Of one field. */
  arguments: 50,
  /** Arguments, items of lists and fields of inputs that are written into the document. */
  values: 500,
  /** Fragments used, named and inline. */
  spreads: 100,
  /** Brackets within brackets: of selections, inline fragments, lists and objects. */
  nesting: 30,
  /** Selections with those of the fragments they name, wherever these are used. */
  selections: limits.cost,
  /** Fields that are asked for again where they are asked for already, fragments and all. */
  repeats: 60,
  aliases: limits.aliases,
  rootFields: limits.rootFields,
  depth: limits.depth,
} as const;

export type DocumentLimit = keyof typeof documentLimits;

/** How many mistakes of a document are told: each costs as much as a thousand tokens. */
export const maxErrors = 5;

/** The limit that the text of a document passes, if it does. */
export function limitOfSource(source: string): DocumentLimit | undefined {
  if (source.length > documentLimits.characters) return 'characters';
  let lines = 1;
  for (let at = 0; at < source.length; at++) {
    const character = source.charCodeAt(at);
    if ((character === 10 || character === 13) && ++lines > documentLimits.lines) return 'lines';
  }
  return undefined;
}

/** Thrown to end a walk at the limit that it passes. */
export class Passed extends Error {
  constructor(readonly limit: DocumentLimit) {
    super(limit);
  }
}

/** Counts of a document, each up to its limit. */
export class Counts {
  readonly #counts = new Map<DocumentLimit, number>();

  add(limit: DocumentLimit, more = 1): void {
    const count = (this.#counts.get(limit) ?? 0) + more;
    Counts.check(limit, count);
    this.#counts.set(limit, count);
  }

  static check(limit: DocumentLimit, count: number): void {
    if (count > documentLimits[limit]) throw new Passed(limit);
  }
}
