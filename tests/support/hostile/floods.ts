import { limits } from '../../../src/platform/graphql/cost.js';
import { family, fragments, invalid, ofBody, repeated, type Hostile } from './document.js';

const repeats: Hostile[] = [
  ...family('the same field', 'repeats', [62, 500, 1_900], (n) => ofBody(repeated(n, 'code'))),
  ...family('the same object', 'repeats', [62, 200], (n) => ofBody(repeated(n, 'children(first: 1) { totalCount }'))),
  ...family('the same root field', 'rootFields', [21, 390], (n) => `{ ${repeated(n, 'viewer { roles }')} }`),
  ...family(
    'introspection again and again',
    'rootFields',
    [21, 400],
    (n) => `{ ${repeated(n, '__schema { __typename }')} }`,
  ),
  ...family('the same __typename', 'repeats', [62, 1_900], (n) => ofBody(repeated(n, '__typename'))),
  ...family(
    'trees that are all merged',
    invalid,
    [8],
    (n) => `{ ${repeated(n, (at) => `bodies(first: 1) { nodes { children(first: ${at + 1}) { nodes { name } } } }`)} }`,
  ),
];

const conflicts: Hostile[] = [
  ...family('one alias for two fields', invalid, [2, 20], (n) => ofBody(repeated(n, (at) => oneAlias(at)))),
  ...family('one alias for two fields, too often', 'aliases', [31, 600], (n) =>
    ofBody(repeated(n, (at) => oneAlias(at))),
  ),
  ...family('differing arguments', invalid, [2, 20], (n) => `{ ${repeated(n, (at) => `node(id: "${at}") { id }`)} }`),
  ...family('differing arguments below', 'repeats', [62, 150], (n) =>
    ofBody(repeated(n, (at) => `children(first: ${at + 1}) { nodes { code } }`)),
  ),
  ...family('conflicts between fragments', invalid, [5, 12], (n) =>
    ofBody(
      repeated(n, (at) => `...f${at}`),
      fragments(n, (at) => `children(first: ${at + 1}) { nodes { children(first: ${at + 1}) { nodes { code } } } }`),
    ),
  ),
];

function oneAlias(at: number): string {
  return at % 2 ? 'x: code' : 'x: name';
}

const floods: Hostile[] = [
  ...family('aliases', 'aliases', [31, 100, 600], (n) => ofBody(repeated(n, (at) => `a${at}: name`))),
  ...family(
    'aliases of root fields',
    'rootFields',
    [21, 600],
    (n) => `{ ${repeated(n, (at) => `a${at}: __typename`)} }`,
  ),
  ...family('aliases spread over fragments', 'aliases', [2, 10], (n) =>
    ofBody(
      repeated(n, (at) => `...f${at}`),
      fragments(n, (at) => repeated(30, (to) => `a${at}_${to}: name`)),
    ),
  ),
  ...family(
    'sign-ins by alias',
    'rootFields',
    [21, 80],
    (n) =>
      `mutation { ${repeated(n, (at) => `a${at}: signIn(input: { account: "a", password: "${at}" }) { token }`)} }`,
  ),
  ...family('directives', 'directives', [51, 250], (n) => ofBody(`code ${repeated(n, '@skip(if: false)')}`)),
  ...family('unknown directives', 'directives', [51, 900], (n) => ofBody(`code ${repeated(n, (at) => `@a${at}`)}`)),
  ...family(
    'unknown directives of an operation',
    'directives',
    [51, 900],
    (n) => `query ${repeated(n, (at) => `@a${at}`)} { viewer { roles } }`,
  ),
  ...family('a directive again and again', invalid, [2, 50], (n) => ofBody(`code ${repeated(n, '@skip(if: false)')}`)),
  ...family('operations', 'definitions', [31, 350], (n) => repeated(n, (at) => `query Q${at} { __typename }`)),
  ...family('operations of one name', invalid, [2, 30], (n) => repeated(n, 'query Q { __typename }')),
  ...family('fragments', 'definitions', [30, 250], (n) => `{ __typename } ${fragments(n, () => 'code')}`),
  ...family('fragments nobody uses', invalid, [1, 29], (n) => `{ __typename } ${fragments(n, () => 'code')}`),
  ...family('variables', 'variables', [51, 450], (n) => `query (${variables(n)}) { viewer { roles } }`),
  ...family('variables nobody uses', invalid, [1, 50], (n) => `query (${variables(n)}) { viewer { roles } }`),
  ...family(
    'one variable again and again',
    invalid,
    [2, 50],
    (n) => `query (${repeated(n, '$v: Int')}) { viewer { roles } }`,
  ),
  ...family(
    'one argument again and again',
    invalid,
    [2, 50],
    (n) => `{ bodies(${repeated(n, 'first: 1')}) { totalCount } }`,
  ),
  ...family(
    'arguments',
    'arguments',
    [51, 600],
    (n) => `{ bodies(${repeated(n, (at) => `a${at}: 1`)}) { totalCount } }`,
  ),
  ...family('items of a list', 'values', [500, 1_900], (n) => offering(repeated(n, '"x"'))),
  ...family(
    'fields of an input',
    invalid,
    [2, 450],
    (n) => `mutation { offerThemes(input: { ${repeated(n, 'a: 1')} }) { themes { id } } }`,
  ),
  ...family('tokens', 'tokens', [limits.tokens + 1, 20_000], (n) => `{ ${repeated(n, 'a')} }`),
];

function variables(count: number): string {
  return repeated(count, (at) => `$v${at}: Int`);
}

function offering(ids: string): string {
  return `mutation { offerThemes(input: { themeIds: [${ids}] }) { themes { id } } }`;
}

export const hostileFloods: Hostile[] = [...repeats, ...conflicts, ...floods];
