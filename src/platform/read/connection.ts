import { cursorOf, type Connection, type Window } from './page.js';
import type { Order } from './statement.js';

type Row = Record<string, unknown>;

/** The page as clients get it, from rows of which one more than asked for was read. */
export function connection<T>(rows: Row[], window: Window, order: Order, count: () => Promise<number>): Connection<T> {
  const more = rows.length > window.size;
  const shown = more ? rows.slice(0, window.size) : rows;
  if (window.backwards) shown.reverse();
  const edges = shown.map((row) => ({ node: row as T, cursor: cursorOf(row, order) }));
  return {
    edges,
    nodes: shown as T[],
    pageInfo: {
      hasNextPage: window.backwards ? window.before !== undefined : more,
      hasPreviousPage: window.backwards ? more : window.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: count,
  };
}
