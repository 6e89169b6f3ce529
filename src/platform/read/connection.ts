import { cursorOf, type Connection, type Edge, type PageInfo, type Window } from './page.js';
import type { Row } from './shape.js';
import type { Order } from './statement.js';

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
