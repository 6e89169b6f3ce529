/** A body that must be refused. */
export interface Hostile {
  name: string;
  /** The body sent; `at` makes each of them another one, so that nothing remembered helps. */
  body: (at: number) => string;
}

const size = 100_000;

/** The text over and over, up to so many characters: together with what is around it nearly 100 KB. */
const filled = (text: string | ((at: number) => string), most = size - 300): string => {
  let whole = '';
  for (let at = 0; ; at++) {
    const next = typeof text === 'string' ? text : text(at);
    if (whole.length + next.length > most) return whole;
    whole += next;
  }
};

const asked = (name: string, query: string, variables: object = {}): Hostile => ({
  name,
  body: (at) => JSON.stringify({ query: `#${at}\n${query}`, variables }),
});

const nested = (depth: number, open: string, inside: string, close = '}'): string =>
  open.repeat(depth) + inside + close.repeat(depth);

const doubling = Array.from(
  { length: 40 },
  (_, at) => `fragment F${at} on Plan { ...F${at + 1} x${at}: body { name } ...F${at + 1} }`,
);

/** What people try, each about as large as is accepted. */
export const hostile: readonly Hostile[] = [
  asked(
    'deep plans',
    `{ plans(first: 1) { nodes { ${nested(400, 'items(first: 1) { nodes { plan { ', 'id', '} } }')} } } }`,
  ),
  asked('deeper than the parser reads', `{ ${nested(20_000, 'a{', 'a')} }`),
  asked('many aliases', `{ ${filled((at) => `a${at}:viewer{person{name}}`)} }`),
  asked('one field many times', `{ viewer { ${filled('person{name}')} } }`),
  asked('many fields that do not exist', `{ ${filled((at) => `planz${at}`)} }`),
  asked('many root fields', `{ ${filled((at) => `a${at}:gateTemplate{id}`)} }`),
  asked(
    'pages of pages',
    '{ plans(first: 100) { nodes { items(first: 100) { nodes { progress(first: 100) { nodes { id } } } } } } }',
  ),
  asked('a page of a million', '{ plans(first: 1000000) { nodes { id } } }'),
  asked(
    'fragments that double',
    `{ plans(first: 1) { nodes { ...F0 } } } ${doubling.join(' ')} fragment F40 on Plan { id }`,
  ),
  asked(
    'fragments in a circle',
    '{ plans(first: 1) { nodes { ...A } } } fragment A on Plan { ...B } fragment B on Plan { ...A }',
  ),
  asked('many unused fragments', `{ viewer { can } } ${filled((at) => `fragment F${at} on Plan{id}`)}`),
  asked(
    'many spreads of one fragment',
    `{ plans(first: 1) { nodes { ${filled('...F ')} } } } fragment F on Plan { id }`,
  ),
  asked('inline fragments', `{ plans(first: 1) { nodes { ${nested(3000, '... on Plan { ', 'id')} } } }`),
  asked('many directives', `{ viewer ${filled('@include(if:true)')} { can } }`),
  asked('directives that do not exist', `{ viewer ${filled('@a')} { can } }`),
  asked(
    'overlapping fields',
    `{ plans(first: 1) { nodes { ${filled((at) => `x:items(first:${at + 1}){nodes{id}}`)} } } }`,
  ),
  asked('many variables', `query(${filled((at) => `$a${at}:Int,`)}) { viewer { can } }`),
  asked(
    'many operations',
    filled((at) => `query Q${at}{viewer{can}}`),
  ),
  asked('a long list of values', `{ plans(first: 1, states: [${filled('DRAFT,')}]) { nodes { id } } }`),
  asked('a long wrong string', `{ plan(id: "${filled('长', size / 3 - 100)}") { id } }`),
  asked('a long number', `{ plans(first: ${filled('9')}) { nodes { id } } }`),
  asked('a deep value', `{ plans(first: 1, states: ${nested(20_000, '[', '', ']')}) { nodes { id } } }`),
  asked('introspection', '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }'),
  asked('deep introspection', `{ __type(name: "Plan") { ${nested(1500, 'fields { type { ', 'name', '} }')} } }`),
  asked('comments only', `${filled('#,', size - 400)}\n`),
  asked('a deep variable', 'query($a: [PlanState!]) { plans(first: 1, states: $a) { nodes { id } } }', {
    a: JSON.parse(nested(2000, '[', '', ']')) as object,
  }),
  { name: 'a batch', body: (at) => `[${filled(`{"query":"{viewer{can}}#${at}"},`).slice(0, -1)}]` },
  { name: 'broken JSON', body: (at) => `{"query":"{viewer{can}}","variables":{"a${at}":${'['.repeat(size - 300)}` },
];
