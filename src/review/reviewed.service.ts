import { PlanItem } from '../plan-item/plan-item.entity.js';
import { Plan } from '../plan/plan.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { TenantEntity } from '../platform/database/tenant-entity.js';
import { badInput, notFound } from '../platform/errors.js';
import { parseGlobalId } from '../platform/graphql/node.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';

export type ReviewedKey = 'planId' | 'planItemId' | 'topicSuggestionId';

/** The types of record that are reviewed, each with the column that names it. */
const reviewed: Record<string, { entity: new () => TenantEntity; by: ReviewedKey }> = {
  Plan: { entity: Plan, by: 'planId' },
  PlanItem: { entity: PlanItem, by: 'planItemId' },
  TopicSuggestion: { entity: TopicSuggestion, by: 'topicSuggestionId' },
};

/** What the id of a record names, and by which column reviews name it. */
export function namedBy(id: string, field: string): { key: string; by: ReviewedKey; entity: new () => TenantEntity } {
  const { type, key } = parseGlobalId(id, field);
  const known = Object.hasOwn(reviewed, type) ? reviewed[type] : undefined;
  if (known) return { ...known, key };
  const types = Object.keys(reviewed);
  throw badInput(field, {
    en: `is the id of a ${type}; what is reviewed is ${types.join(', ')}.`,
    zh: `是 ${type} 的标识；可评审的对象为 ${types.join('、')}。`,
  });
}

/** The record that is reviewed, which the viewer's body sees now. */
export async function recordToReview(
  id: string,
  context: RequestContext,
): Promise<{ record: TenantEntity; by: ReviewedKey }> {
  const field = 'input.subjectId';
  const { key, by, entity } = namedBy(id, field);
  const { cityId } = viewerOf(context).body;
  const record = await context.work.em.findOne<PlanItem>(entity as new () => PlanItem, { cityId, id: key });
  if (!record) throw notFound(field);
  return { record, by };
}
