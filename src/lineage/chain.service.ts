import { viewerOf, type RequestContext } from '../platform/context.js';

const most = 100;

interface Link {
  id: string;
  sourceId: string;
  derivedId: string;
}

/** One side of a record: the records to go on from, and those gone on from already. */
class Side {
  readonly #known: Set<string>;

  constructor(
    record: string,
    readonly from: 'sourceId' | 'derivedId',
    readonly to: 'sourceId' | 'derivedId',
    public next: string[] = [record],
  ) {
    this.#known = new Set(this.next);
  }

  /** Goes on to the records that these links lead to. */
  follow(links: readonly Link[]): void {
    const came = new Set(this.next);
    const reached = links.filter((link) => came.has(link[this.from])).map((link) => link[this.to]);
    this.next = [...new Set(reached)].filter((id) => !this.#known.has(id));
    for (const id of this.next) this.#known.add(id);
  }
}

/**
 * The links before and after a record that the viewer sees, each reached by others that he sees: the nearest first, at
 * most 100. Each record is gone on from once, all of one distance in one statement.
 */
export async function chainOf(
  record: string,
  context: RequestContext,
): Promise<{ linkIds: string[]; complete: boolean }> {
  const { cityId } = viewerOf(context).body;
  const earlier = new Side(record, 'derivedId', 'sourceId');
  const later = new Side(record, 'sourceId', 'derivedId');
  const linkIds: string[] = [];
  while (linkIds.length <= most && earlier.next.length + later.next.length > 0) {
    const values = [cityId, earlier.next, later.next, most + 1 - linkIds.length];
    const links = await context.work.query<Link & Record<string, unknown>>(nextText, values, 'next_of_lineage');
    linkIds.push(...links.map(({ id }) => id));
    earlier.follow(links);
    later.follow(links);
  }
  return { linkIds: linkIds.slice(0, most), complete: linkIds.length <= most };
}

const nextText = `select id, source_id as "sourceId", derived_id as "derivedId" from lineage_link
  where city_id = $1 and (derived_id = any($2) or source_id = any($3)) order by id limit $4`;
