import { variableLimits } from '../../../src/platform/graphql/variable-limits.js';
import { repeated, wrapped, type Hostile } from './document.js';

const offering = 'mutation ($input: OfferThemesInput!) { offerThemes(input: $input) { themes { id } } }';
const drafting = 'mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { plan { id } } }';

const family = (
  title: string,
  refused: string,
  sizes: number[],
  source: string,
  variables: (size: number) => string,
): Hostile[] =>
  sizes.map((size) => ({ title: `variables: ${title} (${size})`, refused, source, variables: variables(size) }));

const fields = (count: number): string => `{${repeated(count, (at) => `"f${at}":1`, ',')}}`;
const lists = (depth: number): string => wrapped(depth, '[', '1', ']');
const objects = (depth: number): string => wrapped(depth, '{"a":', '1', '}');
const inInput = (value: string): string => `{"input":${value}}`;
const ids = (count: number, each: string): string => inInput(`{"themeIds":[${repeated(count, each, ',')}]}`);
/** With its key the variables are written out, to be known again. */
const beside = (value: string): string => `{"input":{"year":2031,"title":"x","clientMutationId":"x"},"z":${value}}`;
const longText = (length: number): string => `"${'x'.repeat(length)}"`;

const schemes = 'mutation ($input: DraftSchemeInput!) { draftScheme(input: $input) { scheme { id } } }';
const scheme = (document: string): string => inInput(`{"year":2031,"document":${document}}`);

const { variableFields, variableDepth, variableValues } = variableLimits;

/** What comes with a document and is not in it. */
export const hostileVariables: Hostile[] = [
  ...family('unknown fields', 'variableFields', [variableFields + 1, 4_000], offering, (n) => inInput(fields(n))),
  ...family('many of them', 'variableFields', [variableFields + 1, 4_000], offering, fields),
  ...family('lists in lists', 'variableDepth', [variableDepth + 1, 20_000], offering, (n) => inInput(lists(n))),
  ...family('objects in objects', 'variableDepth', [variableDepth + 1, 10_000], offering, (n) => inInput(objects(n))),
  ...family('undeclared lists in lists', 'variableDepth', [5_000, 20_000], drafting, (n) => beside(lists(n))),
  ...family('undeclared objects in objects', 'variableDepth', [10_000], drafting, (n) => beside(objects(n))),
  ...family('a list of ids', 'variableValues', [variableValues, 20_000], offering, (n) => ids(n, '"x"')),
  ...family('a list of nothing', 'variableValues', [variableValues, 18_000], offering, (n) => ids(n, 'null')),
  ...family('a list of objects', 'variableValues', [variableValues, 30_000], offering, (n) => ids(n, '{}')),
  ...family('a scheme of lists in lists', 'variableDepth', [variableDepth, 20_000], schemes, (n) => scheme(lists(n))),
  ...family('a scheme of many values', 'variableValues', [variableValues, 20_000], schemes, (n) =>
    scheme(`[${repeated(n, '1', ',')}]`),
  ),
  ...family('some unknown fields', 'BAD_USER_INPUT', [variableFields], offering, (n) => inInput(fields(n))),
  ...family('some of nothing', 'BAD_USER_INPUT', [variableValues - 10], offering, (n) => ids(n, 'null')),
  ...family('a long text', 'BAD_USER_INPUT', [45_000], offering, (n) => inInput(longText(n))),
  ...family('a long text and unknown fields', 'BAD_USER_INPUT', [45_000], drafting, (n) =>
    inInput(`{"title":${longText(n)},${fields(60).slice(1)}`),
  ),
];
