import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

/** Why a read is refused: each of these codes would be right. */
export class Refusal extends Error {
  constructor(readonly codes: readonly string[]) {
    super(codes.join(' or '));
  }
}

/** A list before it is cut into pages: its rows with their sort keys, the row's own key as the last of them. */
export interface List {
  /** The list and its order: cursors of one are places in all that sort by the same. */
  name: string;
  rows: { row: unknown; keys: Key[] }[];
  descending: boolean;
}

export type Key = string | number;

/** Where a cursor must point to: the list that gave it and the sort key of the row. */
export class Place {
  constructor(
    readonly list: string,
    readonly keys: readonly Key[],
  ) {}
}

/** What clients hold of a place: they take nothing from its inside; who looks for leaks does. */
export const contentOf = (cursor: string): [order: string, ...keys: Key[]] =>
  (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Key[]).map(textOf) as [string, ...Key[]];

/** One way of writing an instant. */
const textOf = (value: unknown): Key =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : (value as Key);

/** The names that orders have in cursors, learned from the cursors of each list. */
export class OrderNames {
  readonly #known = new Map<string, [name: string, ...keys: Key[]]>();

  /** Takes a cursor of a list; false where the list gave cursors of another order before. */
  learn(list: string, content: [string, ...Key[]]): boolean {
    const known = this.#known.get(list) ?? content;
    this.#known.set(list, known);
    return known[0] === content[0];
  }

  knows = (list: string): boolean => this.#known.has(list);

  /** Whether a cursor is a place in the order of a list: of the same name and of the same kinds of keys. */
  fits(list: string, [order, ...keys]: [string, ...Key[]]): boolean {
    const [name, ...like] = this.#known.get(list)!;
    return order === name && keys.length === like.length && keys.every((key, at) => kindOf(key) === kindOf(like[at]));
  }
}

/** Days and moments are places of different lists, though both may be called by what was made then. */
const kindOf = (key: Key): string =>
  typeof key === 'string' && /^\d{4}-\d\d-\d\d/.test(key) ? `written in ${key.length}` : typeof key;

/** Rows sorted by columns, the key last; a minus before the first of them means the other way round. */
export function listOf(name: string, rows: readonly Row[], by: readonly string[]): List {
  const descending = by[0]?.startsWith('-') ?? false;
  const columns = [...by.map((column) => column.replace(/^-/, '')), 'id'].filter(Boolean);
  const keyed = rows.map((row) => ({ row, keys: columns.map((column) => textOf(row[column])) }));
  return sorted({ name, rows: keyed, descending });
}

export function sorted({ name, rows, descending }: List): List {
  return { name, rows: rows.toSorted((a, b) => compare(a.keys, b.keys) * (descending ? -1 : 1)), descending };
}

function compare(a: readonly Key[], b: readonly Key[]): number {
  const at = a.findIndex((key, n) => key !== b[n]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}

export interface Page {
  edges: { node: unknown; cursor: Place }[];
  nodes: unknown[];
  pageInfo: Json;
  totalCount: number;
}

/** One page of a list, by the habits that the documentation tells. */
export function pageOf(list: List, args: Json, names: OrderNames): Page {
  const wrong = pageFaults(list, args, names);
  if (wrong.length > 0) throw new Refusal(wrong);
  const direction = list.descending ? -1 : 1;
  const beyond = (cursor: string | undefined, side: number) => (one: { keys: Key[] }) =>
    cursor == null || compare(one.keys, contentOf(cursor).slice(1)) * direction * side > 0;
  const inside = list.rows.filter(beyond(args.after, 1)).filter(beyond(args.before, -1));
  const shown = args.first == null ? inside.slice(-args.last) : inside.slice(0, args.first);
  const more = inside.length > shown.length;
  const edges = shown.map(({ row, keys }) => ({ node: row, cursor: new Place(list.name, keys) }));
  const pageInfo = {
    hasNextPage: args.first == null ? args.before != null : more,
    hasPreviousPage: args.first == null ? more : args.after != null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: shown.map(({ row }) => row), pageInfo, totalCount: list.rows.length };
}

export function pageFaults({ name }: Pick<List, 'name'>, args: Json, names: OrderNames): string[] {
  const { first, last, after, before } = args;
  const size = first ?? last;
  const sized = (first == null) !== (last == null) && size >= 1 && size <= 100;
  const sound = [after, before].every((cursor) => cursor == null || names.fits(name, contentOf(cursor)));
  return sized && sound ? [] : ['BAD_USER_INPUT'];
}
