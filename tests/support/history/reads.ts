import fc from 'fast-check';
import type { Viewer } from '../../../src/platform/context.js';
import { now } from '../full-body.js';
import { Answering, type Asked } from './answer.js';
import { figureFields } from './figures.js';
import { Filling } from './filling.js';
import { lists } from './lists.js';
import { contentOf, OrderNames, Place } from './page.js';
import { rollUpFields, rollUpLists } from './roll-up.js';
import { fields } from './rules.js';
import { costOf, documentOf, fieldsIn, queryFields, shapes, type Shape } from './shape.js';
import type { Stored } from './stored.js';
import { ask, codeOf, type Json } from '../world.js';

const answering = new Answering({
  fields: { ...fields, ...figureFields, ...rollUpFields },
  lists: { ...lists, ...rollUpLists },
});

/** The same reads in every run, the simple ones first: each field of the schema is somewhere in them. */
export function catalogue(ofEach: number, seed: number): Shape[] {
  const all = queryFields.flatMap((root) => {
    // What takes no arguments is always the same question.
    const numRuns = root.args.length > 2 ? ofEach * 2 : root.args.length > 0 ? ofEach : Math.ceil(ofEach / 4);
    return fc.sample(shapes(root), { numRuns, seed });
  });
  return all.toSorted((a, b) => fieldsIn(a).length - fieldsIn(b).length);
}

/** A read before it is known what there is to ask for: numbers stand for choices. */
export interface Choice {
  shape: number;
  viewer: number;
  choices: number[];
}

export const choices: fc.Arbitrary<Choice> = fc.record({
  shape: fc.noBias(fc.nat(100_000)),
  viewer: fc.noBias(fc.nat(1000)),
  choices: fc.noBias(fc.array(fc.nat(1_000_000), { minLength: 48, maxLength: 48 })),
});

/** What reads are drawn from: the shapes, who asks, and what is there to be asked for. */
export class Reading {
  readonly names = new OrderNames();
  readonly #cursors = new Map<string, string[]>();
  rows = 0;
  reads = 0;

  constructor(
    private readonly shapes: readonly Shape[],
    readonly day: string,
  ) {}

  /** Asks one read and tells how the answer differs from what the oracle says; undefined where it does not. */
  async check({ shape, viewer, choices }: Choice, viewers: readonly Viewer[], stored: Stored): Promise<Json> {
    const read = this.shapes[shape % this.shapes.length];
    const asking = viewers[viewer % viewers.length];
    const given = new Filling(choices, asking, stored, this.names, this.#cursors).variablesOf(read);
    if (viewer % 50 === 49) return this.#refused(read, given);
    return this.compare([read], { viewer: asking, stored, day: this.day, names: this.names, given });
  }

  /** Nobody is told anything. */
  async #refused(read: Shape, given: Json): Promise<Json> {
    const answer = await ask(null, documentOf([read]), given, { now });
    this.reads += 1;
    const should = costOf(read, given) > 10_000 ? 'LIMIT_EXCEEDED' : 'UNAUTHENTICATED';
    const isRefused = codeOf(answer) === should && answer.data === null;
    return isRefused ? undefined : { viewer: null, document: documentOf([read]), given, answer };
  }

  async compare(reads: readonly Shape[], asked: Asked): Promise<Json> {
    return (await this.answered(reads, asked)).wrong;
  }

  /** The answer, and how it differs from what the oracle says. */
  async answered(reads: readonly Shape[], asked: Asked): Promise<{ data: Json; wrong: Json }> {
    const document = documentOf(reads);
    const expected = answering.expect(reads, asked);
    const answer = await ask(asked.viewer, document, asked.given, { now });
    this.reads += reads.length;
    const refused = expected.codes.length > 0;
    const code = codeOf(answer);
    const difference =
      refused !== (code !== 'OK') || (refused && !expected.codes.includes(code))
        ? `${code} in place of ${refused ? expected.codes.join(' or ') : 'OK'}`
        : this.#difference(answer.data, expected.data, 'data');
    const { viewer, given } = asked;
    const wrong = difference && { difference, viewer: viewer.personName, document, given, errors: answer.errors };
    return { data: answer.data, wrong };
  }

  /** Where two answers differ; places are compared by what stands in them. */
  #difference(is: Json, should: Json, at: string): string | undefined {
    if (should instanceof Place) return this.#misplaced(is, should, at);
    if (should === null || typeof should !== 'object') {
      return is === should ? undefined : `${at}: ${JSON.stringify(is)} in place of ${JSON.stringify(should)}`;
    }
    if (is === null || typeof is !== 'object')
      return `${at}: ${JSON.stringify(is)} in place of ${JSON.stringify(should)}`;
    if ('id' in should || 'name' in should) this.rows += 1;
    const keys = [...new Set([...Object.keys(is), ...Object.keys(should)])];
    for (const key of keys) {
      const found = this.#difference(is[key], should[key], `${at}.${key}`);
      if (found) return found;
    }
    return undefined;
  }

  #misplaced(is: Json, { list, keys }: Place, at: string): string | undefined {
    const [name, ...found] = contentOf(is as string);
    if (JSON.stringify(found) !== JSON.stringify(keys))
      return `${at}: ${JSON.stringify(found)} in place of ${keys.join()}`;
    if (!this.names.learn(list, [name, ...found])) return `${at}: a cursor of another order than before`;
    const known = this.#cursors.get(list) ?? [];
    this.#cursors.set(list, [...known.slice(-30), is]);
    return undefined;
  }
}
