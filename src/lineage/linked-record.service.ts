import { PlanItem } from '../plan-item/plan-item.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { TenantEntity } from '../platform/database/tenant-entity.js';
import { badInput, notFound } from '../platform/errors.js';
import { parseGlobalId } from '../platform/graphql/node.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';
import type { LineageLink } from './lineage-link.entity.js';

interface Linked {
  entity: new () => TenantEntity;
  table: string;
  source: keyof LineageLink;
  derived: keyof LineageLink;
}

/** The types of record that lineage is known of, each with the columns that name it at either end of a link. */
const linked: Record<string, Linked> = {
  PlanItem: { entity: PlanItem, table: 'plan_item', source: 'sourcePlanItemId', derived: 'planItemId' },
  TopicSuggestion: {
    ...{ entity: TopicSuggestion, table: 'topic_suggestion' },
    ...{ source: 'sourceTopicSuggestionId', derived: 'topicSuggestionId' },
  },
};

/** The tables of these records. */
export const linkedTables: readonly string[] = Object.values(linked).map(({ table }) => table);

/** What the id of a record names. */
export function namedIn(id: string, field: string): Linked & { key: string } {
  const { type, key } = parseGlobalId(id, field);
  const known = Object.hasOwn(linked, type) ? linked[type] : undefined;
  if (known) return { ...known, key };
  const types = Object.keys(linked);
  throw badInput(field, {
    en: `is the id of a ${type}; lineage is known of ${types.join(' and ')}.`,
    zh: `是 ${type} 的标识；来源关系适用于 ${types.join('、')}。`,
  });
}

/** An end of a link as it is written. */
export interface End {
  id: string;
  tenantId: number;
  /** The column of its type, by which it is named as the source or as what came of it. */
  as: Pick<Linked, 'source' | 'derived'>;
}

/** The record at one end of a link to be made, which the viewer's body sees now. */
export async function endOf(id: string, field: string, context: RequestContext): Promise<End> {
  const { key, entity, source, derived } = namedIn(id, field);
  const { cityId } = viewerOf(context).body;
  const record = await context.work.em.findOne<PlanItem>(entity as new () => PlanItem, { cityId, id: key });
  if (!record) throw notFound(field);
  const suggestion: unknown = record;
  // As long as it is a draft it is its proposer's.
  if (suggestion instanceof TopicSuggestion && !suggestion.submittedAt) {
    throw badInput(field, { en: 'is not submitted yet.', zh: '该建议尚未提交。' });
  }
  return { id: key, tenantId: record.tenantId, as: { source, derived } };
}
