import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import { globalId } from '../../src/platform/graphql/node.js';
import { now } from './full-body.js';
import { placesOf, valueAt, variablesOf, withValue, type Place } from './samples.js';
import { nodeTypes, operations, type Operation } from './schema-walk.js';
import { ask, codeOf, type Answer, type Json } from './world.js';

/** What an id can stand for: one of the types with opaque ids, or a body by its 12-digit code. */
export type Kind = string;
export const code: Kind = 'code';

/** A place of an operation that takes ids. */
export interface Target {
  title: string;
  operation: Operation;
  place: Place;
}

/** Places whose descriptions speak of codes and that take none of a body: an invitation's, a login with a code in it, a kind's. */
const otherCodes = ['acceptSeat input.code', 'signIn input.account', 'addDutyKind input.code'];

/** Every place that takes an id, or by its description the code of a body; what others depend on comes first. */
export const targets: Target[] = operations
  .flatMap((operation) =>
    placesOf(operation).map((place) => ({ title: `${operation.name} ${place.name}`, operation, place })),
  )
  .filter(({ place }) => place.scalar === 'ID' || (place.scalar === 'String' && /\bcodes?\b/i.test(place.description)))
  .filter(({ title }) => !otherCodes.includes(title))
  .sort((a, b) => Number(b.place.required) - Number(a.place.required));

/** The kinds that a place may take, those it is named after first, by the whole name or its last word. */
function kindsAt({ place: { scalar, name } }: Target): Kind[] {
  if (scalar !== 'ID') return [code];
  const says = (word: string) => Number(name.toLowerCase().includes(word.toLowerCase()));
  const named = (kind: Kind) => says(kind) + says(/[A-Z][a-z]*$/.exec(kind)![0]);
  return nodeTypes.toSorted((a, b) => named(b) - named(a));
}

/** An id of something that never existed; a code is one near that of the body `like`. */
export const missing = (kind: Kind, like: number): string => {
  if (kind === code) return String(missingCode(like));
  return globalId(kind, kind === 'Body' ? missingCode(like) : uuidv7());
};

/** Between two cities of tests one code is free; no city has 57 counties and no county 57 townships. */
const missingCode = (like: number): number =>
  like % 1e8 === 0 ? like + 1e8 : like % 1e6 === 0 ? like + 57e6 : like + 57e3;

/** An operation with another value at the place of a target, as somebody asks it. */
export const askAt = (
  viewer: Viewer,
  { operation, place }: Target,
  variables: Json,
  value: string,
  language: Language = 'en',
): Promise<Answer> => ask(viewer, operation.source, withValue(operation, variables, place, value), { now, language });

/** Variables with which an operation looks for what stands at a place, and of which kinds that can be. */
export interface Reached {
  kinds: Kind[];
  variables: Json;
}

export interface Means {
  viewer: Viewer;
  /** Ids of the viewer's own objects, in the order of their making. */
  own: (kind: Kind) => string[];
  /** Values, by operation, without which it would not look for any id. */
  hints: Record<string, Json>;
}

/** One of the viewer's own objects. */
interface Pick {
  kind: Kind;
  at: number;
}

/**
 * Finds such variables by trying: the other ids are those of the viewer's own objects, until something malformed is
 * refused at this very place while something missing is looked for. What worked for one viewer is tried first for others.
 */
export class Reaching {
  readonly #kinds = new Map<string, Kind[]>();
  readonly #worked = new Map<string, Pick[]>();

  async reach(target: Target, means: Means): Promise<Reached | undefined> {
    const base = baseOf(target, means);
    const others = targets.filter(
      (other) => other.operation === target.operation && other !== target && valueAt(base, other.place) != null,
    );
    for (const picks of this.#attempts(target, others, means)) {
      const variables = picks.reduce(
        (given, { kind, at }, n) => withValue(target.operation, given, others[n].place, means.own(kind)[at]),
        base,
      );
      const kinds = await this.#lookedFor(target, variables, means);
      if (kinds.length === 0) continue;
      this.#kinds.set(target.title, kinds);
      this.#worked.set(target.title, picks);
      return { kinds, variables };
    }
    return undefined;
  }

  *#attempts(target: Target, others: Target[], { own }: Means): Iterable<Pick[]> {
    const worked = this.#worked.get(target.title);
    if (worked?.every(({ kind, at }) => at < own(kind).length)) yield worked;
    const choices = others.map((other) =>
      (this.#kinds.get(other.title) ?? kindsAt(other)).flatMap((kind) => own(kind).map((_id, at) => ({ kind, at }))),
    );
    yield* combinations(choices);
  }

  async #lookedFor(target: Target, variables: Json, { viewer }: Means): Promise<Kind[]> {
    const { place } = target;
    const malformed = await askAt(viewer, target, variables, 'x');
    if (codeOf(malformed) !== 'BAD_USER_INPUT' || malformed.errors![0].extensions.field !== place.name) return [];
    const looksFor = async (kind: Kind) => {
      const answer = await askAt(viewer, target, variables, missing(kind, viewer.body.id));
      const field: unknown = answer.errors?.[0].extensions.field;
      // Where nothing may be sent, nobody learns whether there is a body.
      if (codeOf(answer) === 'FORBIDDEN') return field === place.name;
      return ['OK', 'NOT_FOUND'].includes(codeOf(answer)) && (field === undefined || field === place.name);
    };
    const known = this.#kinds.get(target.title);
    if (known) return (await looksFor(known[0])) ? known : [];
    return kindsLookedFor(kindsAt(target), looksFor);
  }
}

/** A place takes one kind or, where it takes a second one, any: then each is tried. */
async function kindsLookedFor(kinds: Kind[], looksFor: (kind: Kind) => Promise<boolean>): Promise<Kind[]> {
  const found: Kind[] = [];
  for (const kind of kinds) {
    if (await looksFor(kind)) found.push(kind);
    else if (found.length === 1) break;
  }
  return found;
}

/** Sampled variables with what the hints put in their place. */
export function baseOf({ operation, place }: Target, { hints }: Means): Json {
  const given = variablesOf(operation);
  for (const [name, value] of Object.entries<Json>(hints[operation.name] ?? {})) {
    given[name] = typeof value === 'object' ? { ...given[name], ...value } : value;
  }
  return withValue(operation, given, place, 'x');
}

function* combinations<T>([first, ...rest]: T[][]): Iterable<T[]> {
  if (!first) yield [];
  else for (const one of first) for (const others of combinations(rest)) yield [one, ...others];
}
