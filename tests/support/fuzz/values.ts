import type { Random } from '../random.js';
import type { Json } from '../world.js';

/** Ids and cursors that are sound, for sending where they do not belong and for spoiling. */
export interface Known {
  ids: string[];
  cursors: string[];
  codes: string[];
}

const texts = [
  ...[
    '',
    ' ',
    '\t\n',
    '\u0000',
    'a\u0000b',
    '\\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e文字',
    '\ufeff议题',
    'e\u0301',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '\uffff',
    '\u2028',
    '𝕏'.repeat(300),
    'x'.repeat(5_000),
    '议'.repeat(300),
    "'",
    '"',
    '\\',
    "'; --",
    '$1',
    '%s%n',
    '%00',
  ],
  ...[
    '../../../x',
    '{{7*7}}',
    '${7*7}',
    '<b>',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    'true',
    '[]',
  ],
  ...['0', '-1', '1e309', '0x10', '1'.repeat(400), '340800000000', '999999999999', '000000000000', '34080000000０'],
  ...[
    '2026-02-30',
    '2026-13-45',
    '99999-01-01',
    '-000001-01-01',
    '0000-00-00',
    '2026-01-15T25:61:00Z',
    '2026-01-15T00:00:00+99:99',
  ],
  ...['infinity', '-infinity', 'now', 'epoch', 'P1D', 'MEMBER', 'OWN', 'Asia/Nowhere'],
];

const numbers = [
  0,
  -0,
  -1,
  1.5,
  99,
  101,
  2 ** 15,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  -(2 ** 63),
  1e21,
  1e308,
  5e-324,
];

/** Keys that mean something to JavaScript, as own properties. */
const traps: Json[] = [
  JSON.parse('{"constructor":{"prototype":{"a":1}}}'),
  { toString: 1, valueOf: null, hasOwnProperty: [] },
  { length: 2 ** 32, 0: 'x' },
  { then: 'x' },
];

export function anyText(random: Random, known: Known): string {
  return random.chance(0.4)
    ? spoilt(random, random.pick([...known.ids, ...known.cursors, ...known.codes]))
    : random.pick(texts);
}

/** A value of any shape and type. */
export function anyValue(random: Random, known: Known, depth = 0): Json {
  const kind = random.weighed({
    text: 8,
    known: 4,
    number: 4,
    nothing: 2,
    truth: 1,
    trap: 1,
    list: depth < 3 ? 2 : 0,
    object: depth < 3 ? 2 : 0,
  });
  if (kind === 'text') return anyText(random, known);
  if (kind === 'known') return random.pick([...known.ids, ...known.cursors, ...known.codes]);
  if (kind === 'number') return random.pick(numbers);
  if (kind === 'nothing') return null;
  if (kind === 'truth') return random.chance(0.5);
  if (kind === 'trap') return random.pick(traps);
  const parts = Array.from({ length: random.below(4) }, () => anyValue(random, known, depth + 1));
  return kind === 'list'
    ? parts
    : Object.fromEntries(parts.map((part, at) => [random.pick(['id', 'input', 'a', '0', 'first']) + at, part]));
}

/** The same id or cursor with something inside or outside of it changed. */
export function spoilt(random: Random, text: string): string {
  const way = random.weighed({ outside: 2, inside: 2, content: 3 });
  if (way === 'outside') return spoiltText(random, text);
  const inner = Buffer.from(text, 'base64url').toString('utf8');
  if (way === 'inside') return encoded(spoiltText(random, inner));
  return encoded(spoiltContent(random, inner));
}

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

function spoiltText(random: Random, text: string): string {
  return random
    .changed([...text], (characters, at) => {
      const other = random.pick([
        '',
        '=',
        '\u0000',
        ' ',
        ':',
        '"',
        ']',
        characters[at] + characters[at],
        'A',
        '０',
        '-',
      ]);
      characters.splice(at, 1, other);
    })
    .join('');
}

/** Of an id its type or its key, of a cursor one of its values. */
function spoiltContent(random: Random, inner: string): string {
  const other = random.pick<unknown>([...texts, ...numbers, null, true, [], {}]);
  if (!inner.startsWith('['))
    return random.chance(0.5) ? `${String(other)}:${inner.split(':')[1]}` : `${inner.split(':')[0]}:${String(other)}`;
  let values: unknown;
  try {
    values = JSON.parse(inner);
  } catch {
    return inner + inner;
  }
  return JSON.stringify(random.changed(values as unknown[], (parts, at) => parts.splice(at, random.below(2), other)));
}
