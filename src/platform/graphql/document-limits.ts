import { limits } from './cost.js';

/**
 * What a document may hold at most. Validation compares fields, fragments and variables with each other, so that a few
 * thousand tokens can cost a second of it; these limits are looked at before, in one walk.
 */
export const documentLimits = {
  characters: 50_000,
  /** Each error counts the lines before it, and a document of nothing but lines has many. */
  lines: 3_000,
  definitions: 40,
  /** Fragments used, named and inline. */
  spreads: 100,
  variables: 50,
  directives: 50,
  /** Arguments, items of lists and fields of inputs that are written into the document. */
  values: 500,
  /** Fields that ask again for what their selection set has already. */
  repeats: 30,
  /** Brackets within brackets: of selections, inline fragments, lists and objects. */
  nesting: 30,
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
