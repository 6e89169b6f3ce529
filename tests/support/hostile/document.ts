/** A document that must be refused, and why: the limit it passes, or else the reason or code of its error. */
export interface Hostile {
  title: string;
  source: string;
  refused: string;
  /** As JSON: some are too deep for being written. */
  variables?: string;
}

/** The body of a request with it. */
export const bodyOf = ({ source, variables = '{}' }: Pick<Hostile, 'source' | 'variables'>): string =>
  `{"query":${JSON.stringify(source)},"variables":${variables}}`;

/** One document for each size, told apart by it in its title. */
export const family = (
  title: string,
  refused: string,
  sizes: readonly number[],
  source: (size: number) => string,
): Hostile[] => sizes.map((size) => ({ title: `${title} (${size})`, refused, source: source(size) }));

export const repeated = (times: number, part: string | ((at: number) => string), between = ' '): string =>
  Array.from({ length: times }, (_, at) => (typeof part === 'string' ? part : part(at))).join(between);

/** Something wrapped in the same thing many times. */
export const wrapped = (times: number, before: string, inside: string, after: string): string =>
  before.repeat(times) + inside + after.repeat(times);

/** A query with this below one body, and with fragments beside it. */
export const ofBody = (selection: string, fragments = ''): string =>
  `{ bodies(first: 1) { nodes { ${selection} } } } ${fragments}`;

/** Names of fragments that a checker might take for something of its own. */
export const reserved = ['__schema', '__type', '__typename', '__proto__', 'constructor', 'hasOwnProperty', 'prototype'];

export const invalid = 'GRAPHQL_VALIDATION_FAILED';
export const unreadable = 'GRAPHQL_PARSE_FAILED';

/** Fragments f0, f1, … on bodies, each with a selection that is made from its number. */
export const fragments = (count: number, selection: (at: number) => string): string =>
  repeated(count, (at) => `fragment f${at} on Body { ${selection(at)} }`);
