import {
  combinations,
  participationRoles,
  partitions,
  perUnits,
  takes,
  type Assessor,
  type Case,
  type EventRule,
  type MarkRule,
  type MeasureRule,
  type Rule,
  type RuleGroup,
  type Share,
} from '../../scoring/index.js';
import { isObject, object, optional, required, type Fields } from './object-reader.js';
import { decimal, either, flag, formed, list, text, whole, word, type Reader } from './readers.js';
import { condition, figure, figureAboveNone } from './read-condition.js';
import { identifier, match, measure, subjectFilter } from './read-match.js';

export const points = decimal(-10_000, 10_000);
export const note = text(500);

const fraction: Reader<string> = (value, at) => {
  const form = formed(/^(?:1|[1-9]\d{0,2}\/[1-9]\d{0,2})$/, 'must be a fraction such as 1/2.', '应为分数，如 1/2。');
  const read = form(value, at);
  const [over, under = 1] = read?.split('/').map(Number) ?? [0];
  return over > under ? at.refuse('must not be more than the whole.', '不能超过 1。') : read;
};

const head = {
  id: required(identifier),
  title: required(text(200)),
  clause: optional(note),
  for: optional(subjectFilter),
  when: optional(condition),
  floor: optional(points),
  cap: optional(points),
};

const cases = list(
  object<Case>({ match: optional(match), for: optional(subjectFilter), points: required(points) }),
  100,
);

const roles = Object.fromEntries(participationRoles.map((role) => [role, optional(fraction)]));
const share = object<Share>({
  lead: optional(fraction),
  rest: optional(either((value) => value === 'EQUAL', word(['EQUAL']), fraction)),
  atMost: optional(whole(1, 1000)),
  roles: optional(object(roles as Fields<NonNullable<Share['roles']>>)),
});

const eventRule = object<EventRule>({
  ...head,
  match: required(match),
  points: required(either(Array.isArray, cases, points)),
  per: optional(word(perUnits)),
  step: optional(figureAboveNone),
  from: optional(whole(1, 1000)),
  to: optional(whole(1, 1000)),
  take: optional(word(takes)),
  most: optional(whole(1, 1000)),
  within: optional(word(partitions)),
  share: optional(share),
  evidence: optional(list(text(50), 50, 0)),
});

const measureRule = object<MeasureRule>({
  ...head,
  measure: required(measure),
  steps: optional(list(object({ atLeast: required(figure), points: required(points) }), 100)),
  proportional: optional(object({ target: required(figureAboveNone), points: required(points) })),
  each: optional(points),
  none: optional(points),
});

const mostPoints = decimal(0.01, 10_000);
const assessor = object<Assessor>({
  by: required(text(100)),
  weight: optional(decimal(0, 1000)),
  max: optional(mostPoints),
});
const markRule = object<MarkRule>({
  ...head,
  mark: required(
    object<MarkRule['mark']>({
      max: required(mostPoints),
      assessors: required(list(assessor, 20)),
      combine: required(word(combinations)),
      perItem: optional(flag),
      trim: optional(whole(0, 10)),
    }),
  ),
});

const rule: Reader<Rule> = (value, at) => {
  if (!isObject(value)) return at.refuse('must be an object.', '应为对象。');
  if (Object.hasOwn(value, 'match')) return eventRule(value, at);
  if (Object.hasOwn(value, 'measure')) return measureRule(value, at);
  return Object.hasOwn(value, 'mark')
    ? markRule(value, at)
    : at.refuse('must have match, measure or mark.', '应含 match、measure 或 mark。');
};

export const ruleGroup = object<RuleGroup>({
  id: required(identifier),
  title: required(text(200)),
  clause: optional(note),
  for: optional(subjectFilter),
  start: optional(points),
  floor: optional(points),
  cap: optional(points),
  bonus: optional(flag),
  once: optional(word(['EVENT', 'SOURCE'])),
  rules: required(list(rule, 200, 0)),
});
