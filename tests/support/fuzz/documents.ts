import { Lexer, Source, TokenKind } from 'graphql';
import { schema } from '../../../src/app.js';
import type { Random } from '../random.js';
import { anyText, type Known } from './values.js';

const tokens = new Map<string, string[]>();

/** The tokens of a document, as they are written. */
export function tokensOf(source: string): string[] {
  const known = tokens.get(source);
  if (known) return known;
  const lexer = new Lexer(new Source(source));
  const found: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    found.push(source.slice(token.start, token.end));
  }
  tokens.set(source, found);
  return found;
}

/** Everything that can stand in a document of this schema, and some that cannot. */
const words = [
  ...Object.keys(schema.getTypeMap()),
  ...Object.values(schema.getTypeMap()).flatMap((type) => ('getFields' in type ? Object.keys(type.getFields()) : [])),
  ...'{ } ( ) [ ] : = ! | & @ $ ... """ " # , \\ ? 0 -1 1.5e9 0.0.1 01 true null query mutation subscription fragment on'.split(
    ' ',
  ),
  ...[
    '__schema',
    '__typename',
    '@skip(if: true)',
    '@include(if: $x)',
    '@a',
    '$input',
    'type',
    'extend',
    '\u0000',
    '议',
    '\ud800',
    '""""',
  ],
];

type Mutation = (tokens: string[], at: number, random: Random) => void;

const mutations: Mutation[] = [
  (list, at) => list.splice(at, 1),
  (list, at) => list.splice(at, 0, list[at]),
  (list, at, random) => ([list[at], list[random.below(list.length)]] = [list[random.below(list.length)], list[at]]),
  (list, at, random) => list.splice(at, 1, random.pick(words)),
  (list, at, random) => list.splice(at, 0, random.pick(words)),
  (list, at, random) => list.splice(at, random.below(8)),
  (list, at, random) => list.splice(at, 0, ...list.slice(random.below(list.length)).slice(0, 12)),
  (list, at) => list.reverse() && list.splice(at),
];

/** A document of ours with a few of its tokens dropped, doubled, swapped or replaced, or crossed with another one. */
export function mutatedDocument(random: Random, sources: readonly string[], known: Known): string {
  let list = tokensOf(random.pick(sources));
  for (let times = random.below(4); times >= 0; times--) {
    const mutate = random.pick(mutations);
    list = random.changed(list, (copy, at) => mutate(copy, at, random));
  }
  if (random.chance(0.15)) {
    const other = tokensOf(random.pick(sources));
    list = [...list.slice(0, random.below(list.length + 1)), ...other.slice(random.below(other.length))];
  }
  if (random.chance(0.1))
    list = random.changed(list, (copy, at) => copy.splice(at, 0, JSON.stringify(anyText(random, known))));
  return list.join(random.chance(0.9) ? ' ' : random.pick(['\n', '', ',', '\ufeff', '#\n', '\r\n\t']));
}
