import { family, invalid, ofBody, repeated, type Hostile } from './document.js';

const twice = '{ bodies(first: $n) { nodes { children(first: $n) { nodes { code } } } } }';

/** Sizes of lists, wherever they come from. */
const lists: Hostile[] = [
  ...family(
    'lists of a hundred in lists of a hundred',
    'cost',
    [2, 3, 6],
    (n) =>
      `{ bodies(first: 100) { nodes { ${'children(first: 100) { nodes { '.repeat(n - 1)} code ${'} } '.repeat(n - 1)} } } }`,
  ),
  ...family('lists by the default of a variable', 'cost', [100], (n) => `query ($n: Int = ${n}) ${twice}`),
  { title: 'lists by a variable', refused: 'cost', source: `query ($n: Int) ${twice}`, variables: '{"n":100}' },
  {
    title: 'lists by a variable that outweighs its default',
    refused: 'cost',
    source: `query ($n: Int = 1) ${twice}`,
    variables: '{"n":100}',
  },
  {
    title: 'lists by the end',
    refused: 'cost',
    source: '{ bodies(last: 100) { nodes { children(last: 100) { nodes { code } } } } }',
  },
  {
    title: 'lists by the end and by variables',
    refused: 'cost',
    source: `query ($n: Int) ${twice.replaceAll('first', 'last')}`,
    variables: '{"n":100}',
  },
  ...family(
    'lists in every item of a page',
    'cost',
    [100],
    (n) =>
      `{ plans(first: ${n}) { nodes { items(first: ${n}) { nodes { plan { history(first: ${n}) { nodes { id } } } } } } } }`,
  ),
  ...family(
    'lists behind fragments',
    'cost',
    [4, 15],
    (n) =>
      `{ bodies(first: 100) { nodes { ${repeated(n, '...f')} } } } fragment f on Body { children(first: 40) { nodes { name } } }`,
  ),
  ...family(
    'lists in inline fragments',
    'cost',
    [4, 15],
    (n) =>
      `{ bodies(first: 100) { nodes { ${repeated(n, '... on Body { children(first: 40) { nodes { name } } }')} } } }`,
  ),
  ...family(
    'edges beside nodes',
    'cost',
    [70],
    (n) =>
      `{ bodies(first: ${n}) { edges { node { children(first: ${n}) { nodes { code } } } } nodes { children(first: ${n}) { nodes { name } } } } }`,
  ),
  ...family(
    'mutations that read much',
    'cost',
    [100],
    (n) =>
      `mutation { offerThemes(input: { themeIds: [] }) { themes { body { code } } } renamePlan(input: { planId: "x", title: "x" }) { plan { items(first: ${n}) { nodes { plan { items(first: ${n}) { nodes { id } } } } } } } }`,
  ),
];

/** Mistakes that make validation look for what was meant. */
const mistakes: Hostile[] = [
  ...family('unknown fields', invalid, [5, 500, 1_900], (n) => ofBody(repeated(n, (at) => `codx${at}`))),
  ...family('unknown fields with long names', invalid, [20], (n) =>
    ofBody(repeated(n, (at) => `${'code'.repeat(500)}${at}`)),
  ),
  ...family('unknown fields of the root', invalid, [20], (n) => `{ ${repeated(n, (at) => `planRolUp${at}`)} }`),
  ...family('unknown fields in every fragment', 'repeats', [10, 28], (n) =>
    ofBody(
      repeated(n, (at) => `...f${at}`),
      repeated(n, (at) => `fragment f${at} on Body { ${repeated(40, (to) => `nam${to}`)} }`),
    ),
  ),
  ...family(
    'unknown arguments',
    invalid,
    [5, 50],
    (n) => `{ bodies(${repeated(n, (at) => `firstx${at}: 1`)}) { totalCount } }`,
  ),
  ...family(
    'unknown fields of an input',
    invalid,
    [5, 450],
    (n) => `mutation { draftPlan(input: { ${repeated(n, (at) => `titlex${at}: 1`)} }) { plan { id } } }`,
  ),
  ...family(
    'unknown values of an enum',
    invalid,
    [20],
    (n) => `{ ${repeated(n, (at) => `a${at}: plans(scope: OWNX${at}, first: 1) { totalCount }`)} }`,
  ),
  ...family('unknown types', invalid, [5, 60], (n) => ofBody(repeated(n, (at) => `... on Bodyx${at} { code }`))),
  ...family(
    'unknown types of variables',
    invalid,
    [50],
    (n) => `query (${repeated(n, (at) => `$v${at}: Intt${at}`)}) { viewer { roles } }`,
  ),
  ...family('unknown fragments', invalid, [5, 100], (n) => ofBody(repeated(n, (at) => `...f${at}`))),
  ...family('unknown variables', invalid, [5, 30], (n) =>
    ofBody(repeated(n, (at) => `a${at}: code @skip(if: $v${at})`)),
  ),
  ...family('scalars for objects', invalid, [30], (n) => ofBody(repeated(n, (at) => `a${at}: code { x }`))),
  ...family('objects for scalars', invalid, [30], (n) => ofBody(repeated(n, (at) => `a${at}: children(first: 1)`))),
  ...family('impossible fragments', invalid, [60], (n) => ofBody(repeated(n, '... on Plan { title }'))),
];

/** Ways around and around in the schema itself. */
const introspection: Hostile[] = [
  ...family(
    'fields of types of fields',
    'depth',
    [7, 100],
    (n) => `{ __schema { types { ${'fields { type { '.repeat(n)} name ${'} } '.repeat(n)} } } }`,
  ),
  ...family(
    'fields of types of fields, not too deep',
    invalid,
    [3, 5],
    (n) => `{ __schema { types { ${'fields { type { '.repeat(n)} name ${'} } '.repeat(n)} } } }`,
  ),
  ...family(
    'types of which types are made',
    'depth',
    [15, 200],
    (n) => `{ __type(name: "Plan") { ${'ofType { '.repeat(n)} name ${'} '.repeat(n)} } }`,
  ),
  ...family(
    'possible types of interfaces',
    invalid,
    [3, 5],
    (n) => `{ __schema { types { ${'interfaces { possibleTypes { '.repeat(n)} name ${'} } '.repeat(n)} } } }`,
  ),
  ...family(
    'introspection by alias',
    'rootFields',
    [21, 90],
    (n) => `{ ${repeated(n, (at) => `a${at}: __schema { types { name } }`)} }`,
  ),
  {
    title: 'introspection around a cycle of fragments',
    refused: invalid,
    source: '{ __schema { types { ...f } } } fragment f on __Type { fields { type { ...f } } }',
  },
  {
    title: 'introspection behind a fragment of its name',
    refused: invalid,
    source:
      '{ ...__schema } fragment __schema on Query { __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  },
];

export const hostileCosts: Hostile[] = [...lists, ...mistakes, ...introspection];
