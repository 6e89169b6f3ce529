import { yearOf, type YearOfAssessment } from './calendar.js';
import { frameTest, type FrameTest } from './condition.js';
import { toHundredths, type Hundredths } from './hundredths.js';
import { orderOf, type Step } from './language/order.js';
import { itemReferences } from './language/references.js';
import type { Rule, RuleGroup } from './language/rule.js';
import type { Scheme } from './language/scheme.js';
import { limitsOf, type Limits } from './limit.js';
import { compileItem, type CompiledItem } from './minimum.js';
import type { LinePlace } from './draft.js';
import { compileEventRule } from './rule/event-rule.js';
import { compileMarkRule } from './rule/mark-rule.js';
import { compileMeasureRule } from './rule/measure-rule.js';
import type { CompiledShape } from './rule/shape.js';
import { subjectTest, type SubjectTest } from './subject-test.js';

/** A rule made ready. */
export interface CompiledRule {
  readonly id: string;
  readonly isFor: SubjectTest;
  readonly when: FrameTest;
  readonly limits: Limits;
  readonly shape: CompiledShape;
}

export interface CompiledGroup {
  readonly id: string;
  readonly isFor: SubjectTest;
  readonly place: LinePlace;
  readonly start: Hundredths;
  readonly limits: Limits;
  readonly bonus: boolean;
  readonly once: RuleGroup['once'];
  readonly rules: readonly CompiledRule[];
}

/** A scheme made ready for a year: made once, it scores any number of subjects. */
export interface CompiledScheme {
  readonly document: Scheme;
  readonly year: YearOfAssessment;
  readonly groups: readonly CompiledGroup[];
  readonly steps: readonly Step[];
  readonly place: LinePlace;
  readonly base: Hundredths;
  readonly limits: Limits;
  /** What 100 per cent is; null: an open sum. */
  readonly scale: Hundredths | null;
  readonly minimum: readonly CompiledItem[];
  readonly minimumLooksAtPoints: boolean;
}

/** Makes a valid document ready for a year. Throws if rules measure each other's points in a circle. */
export function compileScheme(document: Scheme, year: number): CompiledScheme {
  const assessed = yearOf(year, document.period);
  const { steps, cycle } = orderOf(document);
  if (cycle) throw new Error(`Rules measure each other's points in a circle: ${cycle.join(', ')}`);
  const { base = 0, cap, scale = cap ?? null } = document.total ?? {};
  return {
    document,
    year: assessed,
    steps,
    groups: document.groups.map((group) => compileGroup(group, document, assessed)),
    place: { group: null, rule: null, clause: document.clause ?? null },
    base: toHundredths(base),
    limits: limitsOf(document.total ?? {}),
    scale: scale === null ? null : toHundredths(scale),
    minimum: (document.minimum ?? []).map((item) => compileItem(item, assessed)),
    minimumLooksAtPoints: (document.minimum ?? []).flatMap(itemReferences).length > 0,
  };
}

function compileGroup(group: RuleGroup, { clause }: Scheme, year: YearOfAssessment): CompiledGroup {
  const place = { group: group.id, rule: null, clause: group.clause ?? clause ?? null };
  return {
    id: group.id,
    isFor: subjectTest(group.for),
    place,
    start: toHundredths(group.start ?? 0),
    limits: limitsOf(group),
    bonus: group.bonus ?? false,
    once: group.once,
    rules: group.rules.map((rule) => compileRule(rule, place, year)),
  };
}

const compileRule = (rule: Rule, group: LinePlace, year: YearOfAssessment): CompiledRule => ({
  id: rule.id,
  isFor: subjectTest(rule.for),
  when: frameTest(rule.when, year),
  limits: limitsOf(rule),
  shape: compileShape(rule, { ...group, rule: rule.id, clause: rule.clause ?? group.clause }, year),
});

function compileShape(rule: Rule, place: LinePlace, year: YearOfAssessment): CompiledShape {
  if ('match' in rule) return compileEventRule(rule, place, year);
  if ('measure' in rule) return compileMeasureRule(rule, place, year);
  return compileMarkRule(rule, place);
}
