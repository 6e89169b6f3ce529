import { cursorOf, windowOf, type Connection, type Edge, type PageArgs, type PageInfo, type Window } from './page.js';
import type { Row } from './shape.js';
import { keys, type Order } from './statement.js';
import type { Table } from './table.js';

/** The page as clients get it, from rows of which one more than asked for was read. What is not asked for is not made. */
export class PageOf<T> implements Connection<T> {
  readonly nodes: T[];
  readonly #more: boolean;
  #edges: Edge<T>[] | undefined;

  constructor(
    rows: Row[],
    private readonly window: Window,
    private readonly order: Order,
    readonly totalCount: () => Promise<number>,
  ) {
    this.#more = rows.length > window.size;
    const shown = this.#more ? rows.slice(0, window.size) : rows;
    this.nodes = (window.backwards ? shown.toReversed() : shown) as T[];
  }

  get edges(): Edge<T>[] {
    this.#edges ??= this.nodes.map((node) => ({ node, cursor: this.#cursor(node)! }));
    return this.#edges;
  }

  get pageInfo(): PageInfo {
    const { backwards, before, after } = this.window;
    return {
      hasNextPage: backwards ? before !== undefined : this.#more,
      hasPreviousPage: backwards ? this.#more : after !== undefined,
      startCursor: this.#cursor(this.nodes[0]),
      endCursor: this.#cursor(this.nodes.at(-1)),
    };
  }

  #cursor(node: T | undefined): string | null {
    return node ? cursorOf(node, this.order) : null;
  }
}

/** A page of a list that was read whole, whose sort keys are all of one type each. */
export function pageOfRows<T extends object>(
  list: readonly T[],
  page: PageArgs,
  order: Order,
  columns: Pick<Table, 'columnType'>,
): Connection<T> {
  const window = windowOf(page, order, columns);
  const sign = order.descending === window.backwards ? 1 : -1;
  const by = (row: Row): unknown[] => keys(order).map((key) => row[key]);
  const isBeyond = (row: Row, place: unknown[] | undefined, side: number): boolean =>
    place === undefined || side * compare(by(row), place) > 0;
  const along = order.descending ? -1 : 1;
  const rows = (list as readonly Row[])
    .filter((row) => isBeyond(row, window.after, along) && isBeyond(row, window.before, -along))
    .toSorted((one, other) => sign * compare(by(one), by(other)));
  return new PageOf<T>(rows.slice(0, window.size + 1), window, order, () => Promise.resolve(list.length));
}

function compare(one: readonly unknown[], other: readonly unknown[]): number {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at < 0 ? 0 : (one[at] as string) < (other[at] as string) ? -1 : 1;
}
