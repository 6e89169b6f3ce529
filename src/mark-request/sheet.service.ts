import { badInput } from '../platform/errors.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';

/** A rule of a scheme by which people give points. */
export interface Sheet {
  rule: string;
  title: string;
  perItem: boolean;
  /** The most that each assessor may give, by the scheme's word for him. */
  most: ReadonlyMap<string, number>;
}

/** The rules of a scheme by their ids: null where a rule takes no marks. */
export type Sheets = ReadonlyMap<string, Sheet | null>;

export function sheetsOf({ groups }: SchemeDocument): Sheets {
  const rules = groups.flatMap((group) => group.rules);
  return new Map(
    rules.map((rule) => {
      if (!('mark' in rule)) return [rule.id, null];
      const { max, assessors, perItem = false } = rule.mark;
      const most = new Map(assessors.map((assessor) => [assessor.by, assessor.max ?? max]));
      return [rule.id, { rule: rule.id, title: rule.title, perItem, most }];
    }),
  );
}

/** The rule by which points are to be given. */
export function sheetOf(sheets: Sheets, rule: string, field: string): Sheet {
  const sheet = sheets.get(rule);
  if (sheet) return sheet;
  if (sheet === null) throw badInput(field, { en: 'is a rule that takes no marks.', zh: '该规则不采用评分方式。' });
  throw badInput(field, { en: 'is no rule of the scheme.', zh: '考核办法中没有该规则。' });
}

/** The most that an assessor may give by a rule. */
export function mostOf({ most }: Sheet, by: string, field: string): number {
  const points = most.get(by);
  if (points !== undefined) return points;
  const words = [...most.keys()];
  throw badInput(field, {
    en: `is no assessor of the rule; it names ${words.join(', ')}.`,
    zh: `不是该规则的评分主体；可选：${words.join('、')}。`,
  });
}

/** Points within what may be given, with two decimals at most. */
export function pointsWithin(points: number, most: number, field: string): number {
  const hundredths = Math.round(points * 100);
  if (Math.abs(points * 100 - hundredths) > 1e-6) {
    throw badInput(field, { en: 'has more than two decimals.', zh: '小数不能超过两位。' });
  }
  if (points >= 0 && points <= most) return hundredths / 100;
  throw badInput(field, { en: `must be 0 to ${most}.`, zh: `应在 0 至 ${most} 之间。` });
}
