import { family, fragments, invalid, ofBody, repeated, reserved, wrapped, type Hostile } from './document.js';

const children = (times: number): string => wrapped(times, 'children(first: 1) { nodes { ', 'code', ' } }');
const itemsOfPlans = (times: number): string => wrapped(times, 'items(first: 1) { nodes { plan { ', 'id', ' } } }');

const deep: Hostile[] = [
  ...family('fields in fields', 'depth', [7, 20, 100, 150], (n) => ofBody(children(n))),
  ...family('unknown fields in unknown fields', 'depth', [15, 100, 600], (n) => `{ ${wrapped(n, 'a { ', 'a', ' }')} }`),
  ...family('plans of items of plans', 'depth', [5, 50], (n) => `{ plans(first: 1) { nodes { ${itemsOfPlans(n)} } } }`),
  ...family('fields behind named fragments', 'depth', [7, 12, 28], (n) =>
    ofBody('...f0', `${fragments(n, (at) => `children(first: 1) { nodes { ...f${at + 1} } }`)} ${lastOf(n)}`),
  ),
  ...family('inline fragments of the same type', 'nesting', [30, 200, 350], (n) =>
    ofBody(wrapped(n, '... on Body { ', 'code', ' }')),
  ),
  ...family('inline fragments of no type', 'nesting', [30, 200, 600], (n) =>
    ofBody(wrapped(n, '... { ', 'code', ' }')),
  ),
  ...family('inline fragments with directives', 'nesting', [30, 45], (n) =>
    ofBody(wrapped(n, '... @include(if: true) { ', 'code', ' }')),
  ),
  ...family('lists in lists', 'nesting', [30, 300, 900], (n) => bodiesWith(wrapped(n, '[', '1', ']'))),
  ...family('objects in objects', 'nesting', [30, 300, 450], (n) => bodiesWith(wrapped(n, '{ a: ', '1', ' }'))),
  ...family(
    'lists in the default of a variable',
    'nesting',
    [31, 900],
    (n) => `query ($n: [Int] = ${wrapped(n, '[', '1', ']')}) ${bodiesWith('$n')}`,
  ),
  ...family('objects in the argument of a directive', 'nesting', [31, 450], (n) =>
    ofBody(`code @include(if: ${wrapped(n, '{ a: ', '1', ' }')})`),
  ),
];

function lastOf(count: number): string {
  return `fragment f${count} on Body { code }`;
}

function bodiesWith(first: string): string {
  return `{ bodies(first: ${first}) { totalCount } }`;
}

const cycle = (length: number): string =>
  ofBody(
    '...f0',
    fragments(length, (at) => `...f${(at + 1) % length} code`),
  );
const everyInEvery = (count: number): string =>
  ofBody(
    '...f0',
    fragments(count, () => repeated(count, (to) => `...f${to}`)),
  );

const circular: Hostile[] = [
  ...family('a cycle of fragments', invalid, [1, 2, 3, 10, 29], cycle),
  ...family('a cycle of too many fragments', 'definitions', [30, 100, 200], cycle),
  ...family('every fragment in every fragment', invalid, [4, 5], everyInEvery),
  ...family('every fragment in every fragment, on many ways', 'selections', [8, 9], everyInEvery),
  ...family('every fragment in every fragment, too often', 'spreads', [11, 28], everyInEvery),
  ...family('a cycle through fields', invalid, [2, 5], (n) =>
    ofBody(
      '...f0',
      fragments(n, (at) => `children(first: 1) { nodes { ...f${(at + 1) % n} } }`),
    ),
  ),
  ...reserved.map((name) => ({
    title: `a cycle of a fragment named ${name}`,
    refused: invalid,
    source: ofBody(`...${name}`, `fragment ${name} on Body { ...${name} }`),
  })),
  ...reserved.map((name) => ({
    title: `a deep fragment named ${name}`,
    refused: 'depth',
    source: ofBody(`...${name}`, `fragment ${name} on Body { ${children(6)} }`),
  })),
];

const triangle = (count: number): string =>
  ofBody('...f0', `${fragments(count, (at) => repeated(count - at, (to) => `...f${at + to + 1}`))} ${lastOf(count)}`);
const timesTen = (count: number): string =>
  ofBody('...f0', `${fragments(count, (at) => repeated(10, `...f${at + 1}`))} ${lastOf(count)}`);
const doubling = (count: number): string =>
  ofBody('...f0', `${fragments(count, (at) => `...f${at + 1} ... on Body { ...f${at + 1} }`)} ${lastOf(count)}`);

const multiplying: Hostile[] = [
  ...family('fragments that double', 'repeats', [14, 20, 28], doubling),
  ...family('fragments that multiply by ten', 'repeats', [4, 5, 9], timesTen),
  ...family('a triangle of fragments', 'repeats', [13], triangle),
  ...family('a triangle of too many fragments', 'spreads', [14, 28], triangle),
  ...family('inline fragments side by side', 'spreads', [101, 200, 480], (n) => ofBody(repeated(n, '... { code }'))),
  ...family('the same fragment side by side', 'spreads', [101, 900], (n) =>
    ofBody(repeated(n, '...f0'), 'fragment f0 on Body { code }'),
  ),
];

export const hostileShapes: Hostile[] = [...deep, ...circular, ...multiplying];
