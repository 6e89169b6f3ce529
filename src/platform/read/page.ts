import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { badInput } from '../errors.js';
import { keys, type Order } from './statement.js';
import type { Table } from './table.js';

export const maxPageSize = 100;

/** The arguments of every list: one of `first` and `last` is required, at most 100. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start, 1 to 100. Either this or `last` is required.',
  })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to start.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100.' })
  last?: number;

  @Field(() => String, { nullable: true, description: 'Cursor before which to end.' })
  before?: string;
}

@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are rows after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are rows before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row.' })
  endCursor!: string | null;
}

export interface Edge<T> {
  node: T;
  cursor: string;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number | (() => Promise<number>);
}

/** The connection type of a list of `node`, with its edges; `things` names them in the descriptions. */
export function connectionOf<T extends object>(node: ClassType<T>, things: string): ClassType<Connection<T>> {
  @ObjectType(`${node.name}Edge`, { description: `One of the ${things} with its cursor.`, simpleResolvers: true })
  class NodeEdge {
    @Field(() => node, { description: 'The object itself.' })
    node!: T;

    @Field(() => String, { description: 'Opaque place in this list.' })
    cursor!: string;
  }

  @ObjectType(`${node.name}Connection`, { description: `A page of ${things}.`, simpleResolvers: true })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The rows with their cursors.' })
    edges!: NodeEdge[];

    @Field(() => [node], { description: 'The rows without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all; computed only when asked for.' })
    totalCount!: number;
  }
  return NodeConnection as ClassType<Connection<T>>;
}

/** A page as the statement needs it. */
export interface Window {
  size: number;
  backwards: boolean;
  after?: unknown[];
  before?: unknown[];
}

export function windowOf(page: PageArgs, order: Order, table: Pick<Table, 'columnType'>): Window {
  const { first, last } = page;
  if ((first == null) === (last == null)) {
    throw badInput('first', {
      en: 'either first or last is required, not both.',
      zh: 'first 与 last 必须且只能给出一个。',
    });
  }
  const size = (first ?? last)!;
  if (size < 1 || size > maxPageSize) {
    throw badInput(first == null ? 'last' : 'first', {
      en: `must be 1 to ${maxPageSize}.`,
      zh: `应在 1 到 ${maxPageSize} 之间。`,
    });
  }
  return {
    size,
    backwards: last != null,
    after: page.after == null ? undefined : readCursor(page.after, order, table, 'after'),
    before: page.before == null ? undefined : readCursor(page.before, order, table, 'before'),
  };
}

/** A place in a list: the order's name and the sort key of the row, nothing that the row's reader did not see. */
export const cursorOf = (row: Record<string, unknown>, order: Order): string =>
  written([order.name, ...keys(order).map((key) => row[key])]);

const written = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** A day that the calendar has. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().startsWith(text);

const shapes: [type: RegExp, sound: (value: unknown) => boolean][] = [
  [/^uuid/, (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)],
  [/^smallint|^int2/, (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 15],
  [/^int(eger|4)?$/, (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31],
  [/^bigint|^int8/, (value) => Number.isSafeInteger(value)],
  [/^date$/, (value) => typeof value === 'string' && isDay(value)],
  [
    /^timestamp/,
    (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Date.parse(value) > 0,
  ],
  [/./, (value) => typeof value === 'string'],
];

function readCursor(cursor: string, order: Order, table: Pick<Table, 'columnType'>, field: string): unknown[] {
  const bad = () => badInput(field, { en: 'is not a cursor of this list.', zh: '不是此列表的游标。' });
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad();
  }
  const wanted = keys(order);
  if (!Array.isArray(content) || content.length !== wanted.length + 1 || content[0] !== order.name) throw bad();
  if (written(content) !== cursor) throw bad();
  const values: unknown[] = content.slice(1);
  const sound = values.every((value, at) => {
    const type = table.columnType(wanted[at]);
    return shapes.find(([pattern]) => pattern.test(type))![1](value);
  });
  if (!sound) throw bad();
  return values;
}
