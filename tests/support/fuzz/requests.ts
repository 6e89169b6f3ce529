import { anyEncoding, anyShape, spoiltBytes } from './bodies.js';
import { anyHeaders } from './headers.js';
import type { Random } from '../random.js';
import { mutatedDocument } from './documents.js';
import { anyText, anyValue, type Known } from './values.js';
import { bodyOf, type Hostile } from '../hostile/document.js';
import { placesOf, variablesOf, withValue } from '../samples.js';
import type { Operation } from '../schema-walk.js';
import type { Json } from '../world.js';

/** A request as it is put on the wire. */
export interface FuzzRequest {
  kind: string;
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Buffer;
}

export interface Material {
  operations: Operation[];
  sources: string[];
  hostile: Hostile[];
  tokens: string[];
  known: Known;
}

const weights = {
  variables: 34,
  documents: 22,
  bytes: 9,
  shapes: 9,
  encodings: 9,
  headers: 10,
  hostile: 6,
  oversized: 0.1,
};
export const kinds = Object.keys(weights) as (keyof typeof weights)[];
/** What of a request is not as usual. */
export type Part = Partial<FuzzRequest> & { headers?: FuzzRequest['headers'] };

/** Any request: sound in all but one way, or in a few. */
export function anyRequest(random: Random, material: Material): FuzzRequest {
  const kind = random.weighed(weights);
  const { headers = [], ...rest } = makers[kind](random, material);
  const signedIn = random.chance(0.75) && !headers.some(([name]) => name === 'authorization');
  const own: FuzzRequest['headers'] = signedIn ? [['authorization', `Bearer ${random.pick(material.tokens)}`]] : [];
  const type = headers.some(([name]) => name === 'content-type') ? [] : [json];
  return {
    kind,
    method: 'POST',
    path: '/graphql',
    body: Buffer.alloc(0),
    ...rest,
    headers: [...own, ...type, ...headers],
  };
}

export const json: [string, string] = ['content-type', 'application/json'];
const asked = (query: unknown, variables?: unknown): Part => ({ body: written({ query, variables }) });
export const written = (body: unknown): Buffer => Buffer.from(JSON.stringify(body) ?? '');

const makers: Record<keyof typeof weights, (random: Random, material: Material) => Part> = {
  variables: (random, { operations, known }) => {
    const operation = random.pick(operations);
    return asked(operation.source, anyVariables(random, operation, known));
  },
  documents: (random, { operations, sources, known }) =>
    asked(mutatedDocument(random, sources, known), variablesOf(random.pick(operations))),
  bytes: (random, { operations }) => ({ body: spoiltBytes(random, soundBody(random, operations)) }),
  shapes: (random, { operations, known }) => ({ body: anyShape(random, random.pick(operations), known) }),
  encodings: (random, { operations }) => anyEncoding(random, soundBody(random, operations)),
  headers: (random, { operations, known }) => ({ ...anyHeaders(random, known), body: soundBody(random, operations) }),
  hostile: (random, { hostile }) => ({ body: Buffer.from(bodyOf(random.pick(hostile))) }),
  oversized: (random) => asked('x'.repeat(1_000_000 + random.below(50_000))),
};

const soundBody = (random: Random, operations: readonly Operation[]): Buffer => {
  const operation = random.pick(operations);
  return written({ query: operation.source, variables: variablesOf(operation) });
};

/** Sound variables of which some are changed, left out or added. */
function anyVariables(random: Random, operation: Operation, known: Known): Json {
  let variables = variablesOf(operation);
  const places = placesOf(operation);
  for (const place of places) {
    if (place.scalar === 'ID' && random.chance(0.7))
      variables = withValue(operation, variables, place, random.pick(known.ids));
  }
  for (let times = places.length > 0 ? random.below(3) : 0; times > 0; times--) {
    variables = withValue(operation, variables, random.pick(places), anyValue(random, known));
  }
  const names = Object.keys(variables);
  if (random.chance(0.1) && names.length > 0) variables[random.pick(names)] = anyValue(random, known);
  if (random.chance(0.05)) variables[anyText(random, known)] = anyValue(random, known);
  return variables;
}
