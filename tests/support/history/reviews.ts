import type { Asked, Rule } from './answer.js';
import { Refusal } from './page.js';
import { keyOf, parsed, rowOf } from './readers.js';
import type { Row } from '../oracle.js';
import { tableOfType } from '../stored-rows.js';

/** The types that reviews are about, and that lineage is known of. */
export const linked = ['PlanItem', 'TopicSuggestion', 'ResearchProject', 'ResearchReport'];
export const reviewed = ['Plan', ...linked];

/** Type and key of an id, refused where it is of none of these types. */
export function keyAmong(types: string[], id: string): string[] {
  const [type, key] = parsed(id);
  if (!types.includes(type)) throw new Refusal(['BAD_USER_INPUT']);
  return [type, key];
}

const bodyBy =
  (column: string): Rule =>
  (row, _args, { stored, viewer }) =>
    stored.find('body_name', row[column], viewer);

const isHidden =
  (column: string): Rule =>
  (row, _args, asked) =>
    !isSeen(row[column], asked);

const isSeen = (record: unknown, { stored, viewer }: Asked): boolean =>
  linked.some((type) => stored.find(tableOfType(type)!, record, viewer));

/** The links to one side of a record, those of one distance after those of a shorter one. */
function levels(record: string, from: string, to: string, links: readonly Row[], asked: Asked): Row[][] {
  const known = new Set([record]);
  const found: Row[][] = [];
  for (let next = [record]; next.length > 0;) {
    const level = links.filter((link) => next.includes(link[from] as string));
    const reached = level.map((link) => link[to] as string).filter((id) => isSeen(id, asked));
    next = [...new Set(reached)].filter((id) => !known.has(id));
    next.forEach((id) => known.add(id));
    found.push(level);
  }
  return found;
}

function chain(record: string, asked: Asked): Row[] {
  const links = asked.stored.visible('lineage_link', asked.viewer);
  const earlier = levels(record, 'derived_id', 'source_id', links, asked);
  const later = levels(record, 'source_id', 'derived_id', links, asked);
  return Array.from({ length: Math.max(earlier.length, later.length) }, (_, at) =>
    [...(earlier[at] ?? []), ...(later[at] ?? [])].toSorted((a, b) => ((a.id as string) < (b.id as string) ? -1 : 1)),
  ).flat();
}

/** What of reviews and lineage is no column of its own name. */
export const reviewFields: Record<string, Rule> = {
  'Query.review': (_source, { id }, asked) => rowOf('Review', keyOf('Review', id), asked),
  'Review.toBody': bodyBy('to_tenant_id'),
  'Review.attachments': ({ attachments }) => attachments,
  'ReviewAnswer.attachments': ({ attachments }) => attachments,
  'LineageLink.fromBody': bodyBy('from_tenant_id'),
  'LineageLink.sourceHidden': isHidden('source_id'),
  'LineageLink.derivedHidden': isHidden('derived_id'),
  'Query.lineage': (_source, { id }, asked) => {
    const [type, key] = keyAmong(linked, id);
    rowOf(type, key, asked);
    return { rows: chain(key, asked) };
  },
  'Lineage.complete': ({ rows }) => rows.length <= 100,
  'Lineage.links': ({ rows }) => rows.slice(0, 100),
};
