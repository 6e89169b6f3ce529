import { family, invalid, unreadable, wrapped, type Hostile } from './document.js';

const unknown = '{ x }';
const byId = (text: string): string => `{ node(id: ${text}) { id } }`;

/** Texts that are long without many tokens. */
const long: Hostile[] = [
  ...family('a comment', 'characters', [50_001, 95_000], (n) => `#${'x'.repeat(n)}\n${unknown}`),
  ...family('a comment, not too long', invalid, [49_000], (n) => `#${'x'.repeat(n)}\n${unknown}`),
  ...family('comments', 'lines', [3_001, 20_000], (n) => '#\n'.repeat(n) + unknown),
  ...family('spaces', 'characters', [50_000, 95_000], (n) => ' '.repeat(n) + unknown),
  ...family('spaces, not too many', invalid, [49_000], (n) => ' '.repeat(n) + unknown),
  ...family('empty lines', 'lines', [3_001, 49_000], (n) => '\n'.repeat(n) + unknown),
  ...family('empty lines of Windows', 'lines', [3_001, 20_000], (n) => '\r\n'.repeat(n) + unknown),
  ...family(
    'empty lines, not too many, before many mistakes',
    invalid,
    [2_900],
    (n) => `${'\n'.repeat(n)}{ bodies(first: 1) { nodes { ${'a b c d e f g h i j k l m n o p q r s t u v w '} } } }`,
  ),
  ...family('commas', 'characters', [95_000], (n) => ','.repeat(n) + unknown),
  ...family('marks of byte order', invalid, [30_000], (n) => '\ufeff'.repeat(n) + unknown),
  ...family('a string', 'characters', [95_000], (n) => byId(`"${'x'.repeat(n)}"`)),
  ...family('a string of escapes', 'characters', [15_000], (n) => byId(`"${'\\u0041'.repeat(n)}"`)),
  ...family('a string of escapes, not too long', 'UNAUTHENTICATED', [24_000], (n) => byId(`"${'\\n'.repeat(n)}"`)),
  ...family('a block string', 'lines', [3_000, 12_000], (n) => byId(`"""${'\n  x'.repeat(n)}"""`)),
  ...family('a block string, not too long', 'UNAUTHENTICATED', [2_900], (n) => byId(`"""${'\n  x'.repeat(n)}"""`)),
  ...family('a number', 'characters', [90_000], (n) => `{ bodies(first: ${'9'.repeat(n)}) { totalCount } }`),
  ...family(
    'a number, not too long',
    invalid,
    [20, 40_000],
    (n) => `{ bodies(first: ${'9'.repeat(n)}) { totalCount } }`,
  ),
  ...family(
    'a number with exponent',
    invalid,
    [300, 40_000],
    (n) => `{ bodies(first: 1e${'9'.repeat(n)}) { totalCount } }`,
  ),
  ...family('a name', 'characters', [95_000], (n) => `{ ${'a'.repeat(n)} }`),
  ...family('a name, not too long', invalid, [40_000], (n) => `{ ${'a'.repeat(n)} }`),
];

const broken: Hostile[] = [
  ...family('brackets never closed', unreadable, [1, 50, 300], (n) => `{ a(b: ${'['.repeat(n)}`),
  ...family('braces never closed', unreadable, [1, 40_000], (n) => '{'.repeat(n)),
  ...family('selections never closed', unreadable, [1, 900], (n) => '{ a '.repeat(n)),
  ...family('a mistake at the end', unreadable, [1, 1_900], (n) => `{ ${'a '.repeat(n)} ! }`),
  ...family('a string never closed', unreadable, [1, 49_000], (n) => byId(`"${'x'.repeat(n)}`)),
  ...family('a block string never closed', unreadable, [1, 2_900], (n) => byId(`"""${'\n"'.repeat(n)}`)),
  ...family('escapes that are none', unreadable, [1, 8_000], (n) => byId(`"${'\\uD83D'.repeat(n)}"`)),
  ...family('half of a character', unreadable, [1], () => '{ \ud83d }'),
  ...family('a null character', unreadable, [1], () => '{ \u0000 }'),
  ...family('empty selections', unreadable, [1, 600], (n) => wrapped(n, '{ a ', '{ }', ' }')),
  ...family('definitions of types', invalid, [1, 30], (n) => 'type A { a: A } '.repeat(n)),
  ...family('numbers that are none', unreadable, [1], () => '{ bodies(first: 0x10) { totalCount } }'),
  ...family('an empty document', unreadable, [1, 40_000], (n) => ' '.repeat(n)),
  ...family('a subscription', invalid, [1], () => 'subscription { viewer { roles } }'),
];

export const hostileTexts: Hostile[] = [...long, ...broken];
