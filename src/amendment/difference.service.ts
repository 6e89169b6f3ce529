import { formNames, PlannedAs, sourceNames } from '../plan-item/index.js';
import type { PlanItemSnapshot } from '../edition/plan-snapshot.entity.js';

/** A field of an item whose words differ between two editions. */
export interface FieldDifference {
  field: string;
  before: string | null;
  after: string | null;
}

type Words = Record<string, (item: PlanItemSnapshot) => string | null>;

/**
 * What a plan says of an item, field by field in the words of a document, Chinese as the plans themselves are. What it
 * refers to is kept by key, for a theme or an item above is not seen by everybody who sees the plan.
 */
const words: Words = {
  title: ({ title }) => title,
  description: ({ description }) => description,
  form: ({ form }) => formNames[form],
  onPolicy: ({ onPolicy }) => (onPolicy ? '是' : '否'),
  source: ({ source }) => sourceNames[source],
  theme: ({ themeId }) => themeId,
  alignedTheme: ({ alignedThemeId }) => alignedThemeId,
  alignedItem: ({ alignedItemId }) => alignedItemId,
  leadChair: ({ leadChair }) => leadChair,
  responsibleCommittee: ({ responsibleCommittee }) => responsibleCommittee,
  handlingDepartments: ({ handlingDepartments }) => listed(handlingDepartments),
  participants: ({ participants }) => listed(participants.map(({ name }) => name)),
  planned: plannedWords,
};

/** The fields in which an item differs between two editions, in the order of a plan. */
export function differences(before: PlanItemSnapshot, after: PlanItemSnapshot): FieldDifference[] {
  return Object.entries(words)
    .map(([field, say]) => ({ field, before: say(before), after: say(after) }))
    .filter((difference) => difference.before !== difference.after);
}

const listed = (names: string[]): string | null => (names.length > 0 ? names.join('、') : null);

function plannedWords({ plannedAs, plannedFrom, dueOn }: PlanItemSnapshot): string {
  const [year, month] = plannedFrom.split('-').map(Number);
  if (plannedAs === PlannedAs.MONTH) return `${year}年${month}月`;
  if (plannedAs === PlannedAs.QUARTER) return `${year}年第${Math.ceil(month / 3)}季度`;
  return plannedFrom === dueOn ? dayWords(dueOn) : `${dayWords(plannedFrom)}至${dayWords(dueOn)}`;
}

function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
