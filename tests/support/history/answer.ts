import { getNamedType, isLeafType, isNonNullType } from 'graphql';
import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import { pageFaults, pageOf, Refusal, type List, type OrderNames, type Page } from './page.js';
import { costOf, type Shape } from './shape.js';
import type { Stored } from './stored.js';
import type { Row } from '../oracle.js';
import { tableOfType } from '../stored-rows.js';
import type { Json } from '../world.js';

/** What an answer is computed from: who asks, what is stored, and the day it is. */
export interface Asked {
  viewer: Viewer;
  stored: Stored;
  day: string;
  names: OrderNames;
  given: Json;
}

/** What stands behind a field that is no column: of a leaf the value, of an object what its fields are taken from. */
export type Rule = (source: Json, args: Json, asked: Asked) => unknown;
export type ListRule = (source: Json, args: Json, asked: Asked) => List;

/** All that is no convention, by type and field. What is neither cannot be asked, and fails whoever asks. */
export interface Rules {
  fields: Record<string, Rule>;
  lists: Record<string, ListRule>;
}

/** Must be refused with one of the codes, or answered with the data. */
export interface Expected {
  data: Json;
  codes: string[];
}

export class Answering {
  constructor(private readonly rules: Rules) {}

  /** What one operation must be answered with. */
  expect(reads: readonly Shape[], asked: Asked): Expected {
    if (reads.reduce((sum, read) => sum + costOf(read, asked.given), 0) > 10_000) {
      return { data: null, codes: ['LIMIT_EXCEEDED'] };
    }
    const codes: string[] = [];
    const parts = reads.map((read, at) => [
      reads.length > 1 ? `r${at}` : read.field.name,
      this.#field('Query', {}, read, asked, codes),
    ]);
    return { data: parts.some(([, part]) => part === undefined) ? null : Object.fromEntries(parts), codes };
  }

  /** undefined: refused, and with it whatever cannot do without it. */
  #field(parent: string, source: Json, shape: Shape, asked: Asked, codes: string[]): Json {
    let value: Json;
    try {
      value = this.#value(parent, source, shape, asked);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      codes.push(...error.codes);
      return isNonNullType(shape.field.type) ? undefined : null;
    }
    const below = this.#below(value, shape, asked, codes);
    return below === undefined && !isNonNullType(shape.field.type) ? null : below;
  }

  #below(value: Json, shape: Shape, asked: Asked, codes: string[]): Json {
    if (value == null || shape.below.length === 0) return value ?? null;
    if (!Array.isArray(value)) return this.#object(value, shape, asked, codes);
    const each = value.map((one) => this.#object(one, shape, asked, codes) as unknown);
    return each.includes(undefined) ? undefined : each;
  }

  #object(source: Json, shape: Shape, asked: Asked, codes: string[]): Json {
    const type = shape.on ?? getNamedType(shape.field.type).name;
    if (shape.on && source.type !== shape.on) return { __typename: source.type };
    const from = shape.on ? source.row : source;
    const parts = shape.below.map((below) => [below.field.name, this.#field(type, from, below, asked, codes)]);
    if (parts.some(([, part]) => part === undefined)) return undefined;
    return Object.fromEntries(shape.on ? [['__typename', type], ...parts] : parts);
  }

  #value(parent: string, source: Json, { field, variables }: Shape, asked: Asked): unknown {
    const name = `${parent}.${field.name}`;
    const args = Object.fromEntries(
      field.args.map((arg) => [arg.name, asked.given[variables[arg.name]] ?? arg.defaultValue]),
    );
    const list = this.rules.lists[name];
    if (list) return this.#page(name, list, source, args, asked);
    const rule = this.rules.fields[name];
    if (rule) return rule(source, args, asked);
    const type = getNamedType(field.type);
    if (/(Connection|Edge|PageInfo)$/.test(parent)) return source[field.name];
    if (field.args.length > 0) throw new Error(`the oracle has no rule for ${name}`);
    return isLeafType(type) ? leaf(name, source, field.name) : related(name, source, field.name, type, asked);
  }

  #page(name: string, rule: ListRule, source: Json, args: Json, asked: Asked): Page {
    const wrong = pageFaults({ name: orderOf(name, args) }, args, asked.names);
    try {
      const list = rule(source, args, asked);
      return pageOf({ ...list, name: orderOf(name, args) }, args, asked.names);
    } catch (error) {
      // Of several mistakes any may be told.
      throw error instanceof Refusal ? new Refusal([...error.codes, ...wrong]) : error;
    }
  }
}

/** The list and the order asked for. */
export const orderOf = (name: string, args: Json): string => `${name} ${args.orderBy ?? ''}`.trim();

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** By convention a leaf is the column of its name. */
function leaf(name: string, source: Row, field: string): unknown {
  const column = field in source ? field : snake(field);
  if (!(column in source)) throw new Error(`the oracle has no rule for ${name}`);
  const [type, leafName] = name.split('.');
  if (leafName === 'id') return globalId(type, source.id as string);
  const value = source[column];
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value;
}

/** By convention an object is the row whose key stands in the column of its name, if it exists for the viewer. */
function related(name: string, source: Row, field: string, type: { name: string }, asked: Asked): unknown {
  const table = tableOfType(type.name);
  const column = type.name === 'BodyName' ? 'tenant_id' : `${snake(field)}_id`;
  const key = source[column] ?? source[`${field}Id`];
  if (!table || !(column in source || `${field}Id` in source)) throw new Error(`the oracle has no rule for ${name}`);
  return key == null ? null : (asked.stored.find(table, key, asked.viewer) ?? null);
}
