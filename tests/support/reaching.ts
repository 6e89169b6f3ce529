import { v7 as uuidv7 } from 'uuid';
import { schema } from '../../src/app.js';
import type { Viewer } from '../../src/platform/context.js';
import type { Language } from '../../src/platform/errors.js';
import { globalId } from '../../src/platform/node.js';
import { now } from './full-body.js';
import { placesOf, valueAt, variablesOf, withValue, type Place } from './samples.js';
import { operations, type Operation } from './schema-walk.js';
import { ask, codeOf, type Answer, type Json } from './world.js';

/** What an id can stand for: one of the types with opaque ids, or a body by its 12-digit code. */
export type Kind = string;
export const code: Kind = 'code';
export const nodeTypes: Kind[] = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);

/** A place of an operation that takes ids. */
export interface Target {
  title: string;
  operation: Operation;
  place: Place;
}

/** Places whose descriptions speak of codes and that take none of a body: an invitation's, a login with a code in it. */
const otherCodes = ['acceptSeat input.code', 'signIn input.account'];

/** Every place that takes an id, or by its description the code of a body. */
export const targets: Target[] = operations
  .flatMap((operation) =>
    placesOf(operation).map((place) => ({ title: `${operation.name} ${place.name}`, operation, place })),
  )
  .filter(({ place }) => place.scalar === 'ID' || (place.scalar === 'String' && /\bcodes?\b/i.test(place.description)))
  .filter(({ title }) => !otherCodes.includes(title));

const kindsAt = ({ place }: Target): Kind[] => (place.scalar === 'ID' ? nodeTypes : [code]);

/** An id of something that never existed; a code is one near that of the body `like`. */
export const missing = (kind: Kind, like: number): string => {
  if (kind === code) return String(missingCode(like));
  return globalId(kind, kind === 'Body' ? missingCode(like) : uuidv7());
};

/** The cities of tests end in an even digit, as do no codes made here. */
const missingCode = (like: number): number =>
  like % 1e8 === 0 ? like + 1e8 : like % 1e6 === 0 ? like + 57e6 : like + 57e3;

/** An operation with another value at the place of a target, as somebody asks it. */
export const askAt = (
  viewer: Viewer,
  { operation, place }: Target,
  variables: Json,
  value: string,
  language: Language = 'en',
): Promise<Answer> =>
  ask(viewer, operation.source, withValue(operation, variables, place, value), { now, language });

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

/**
 * Finds such variables by trying: the other ids are those of the viewer's own objects, until something malformed is
 * refused at this very place while something missing is looked for. What was learnt with one viewer comes first with others.
 */
export class Reaching {
  readonly #kinds = new Map<string, Kind[]>();
  readonly #worked = new Map<string, number[]>();

  async reach(target: Target, means: Means): Promise<Reached | undefined> {
    const others = this.#others(target, means);
    for (const picks of this.#picks(target, others)) {
      const variables = others.reduce(
        (given, { operation, place }, at) => withValue(operation, given, place, means.own(picks[at][0])[picks[at][1]]),
        this.#base(target, means),
      );
      void variables;
    }
    return undefined;
  }
}
