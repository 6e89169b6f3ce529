import type { RequestContext } from '../platform/context.js';
import type { LineageLink } from './lineage-link.entity.js';
import { seenLinks } from './seen-links.service.js';

const most = 100;

/** One side of a record: the records to go on from, and those gone on from already. */
class Side {
  readonly #known: Set<string>;

  constructor(
    record: string,
    readonly from: 'source' | 'derived',
    readonly to: 'source' | 'derived',
    public next: string[] = [record],
  ) {
    this.#known = new Set(this.next);
  }

  /** Goes on to the records that these links lead to; what the viewer does not see leads no further. */
  follow(links: readonly LineageLink[]): void {
    const came = new Set(this.next);
    const reached = links
      .filter((link) => came.has(link[`${this.from}Id`]) && !link[`${this.to}Hidden`])
      .map((link) => link[`${this.to}Id`]);
    this.next = [...new Set(reached)].filter((id) => !this.#known.has(id));
    for (const id of this.next) this.#known.add(id);
  }
}

/**
 * The links before and after a record that the viewer may know of, each reached by records that he sees: the nearest first,
 * at most 100. Each record is gone on from once, all of one distance in one statement.
 */
export async function chainOf(
  record: string,
  context: RequestContext,
): Promise<{ links: LineageLink[]; complete: boolean }> {
  const earlier = new Side(record, 'derived', 'source');
  const later = new Side(record, 'source', 'derived');
  const chain: LineageLink[] = [];
  while (chain.length <= most && earlier.next.length + later.next.length > 0) {
    const by = { derivedIds: earlier.next, sourceIds: later.next };
    const links = await seenLinks(by, context, most + 1 - chain.length);
    chain.push(...links);
    earlier.follow(links);
    later.follow(links);
  }
  return { links: chain.slice(0, most), complete: chain.length <= most };
}
