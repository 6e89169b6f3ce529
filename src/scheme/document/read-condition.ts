import type { Comparison, Condition, Place as RankPlace } from '../../scoring/index.js';
import { isObject, object, optional, required, type Fields } from './object-reader.js';
import { decimal, flag, later, list, text, whole, word, type Reader } from './readers.js';
import { identifier, measure, subjectFilter } from './read-match.js';

/** Sums compared may be larger than points given. */
export const figure = decimal(-1_000_000, 1_000_000);
export const figureAboveNone = decimal(0.01, 1_000_000);

export const place: Fields<RankPlace> = {
  top: optional(whole(1, 100_000)),
  bottom: optional(whole(1, 100_000)),
  topPercent: optional(decimal(0.01, 100)),
  bottomPercent: optional(decimal(0.01, 100)),
  ties: optional(word(['INCLUDE', 'EXCLUDE'])),
  round: optional(word(['DOWN', 'UP'])),
  over: optional(whole(1, 10)),
};

const comparison = object<Comparison>({
  measure: required(measure),
  atLeast: optional(figure),
  atMost: optional(figure),
  above: optional(figure),
  below: optional(figure),
  equals: optional(figure),
  years: optional(whole(1, 10)),
});

const conditions = list(
  later(() => condition),
  30,
);

type Kind<K extends PropertyKey> = Extract<Condition, { readonly [Name in K]: unknown }>;

const readers: Readonly<Record<string, Reader<Condition>>> = {
  measure: comparison,
  all: object<Kind<'all'>>({ all: required(conditions) }),
  any: object<Kind<'any'>>({ any: required(conditions) }),
  not: object<Kind<'not'>>({ not: required(later(() => condition)) }),
  for: object<Kind<'for'>>({ for: required(subjectFilter) }),
  grade: object<Kind<'grade'>>({ grade: required(list(text(50), 20)), years: optional(whole(1, 10)) }),
  rank: object<Kind<'rank'>>({ rank: required(object<RankPlace>(place)) }),
  minimum: object<Kind<'minimum'>>({ minimum: required(identifier) }),
  lastYearOfTerm: object<Kind<'lastYearOfTerm'>>({ lastYearOfTerm: required(flag) }),
  every: object<Kind<'every'>>({ every: required(whole(1, 20)), startingIn: required(whole(1949, 2200)) }),
};

/** One of the kinds of condition, told apart by the field it has. */
export const condition: Reader<Condition> = (value, at) => {
  if (!isObject(value)) return at.refuse('must be an object.', '应为对象。');
  const name = Object.keys(readers).find((each) => Object.hasOwn(value, each));
  const names = Object.keys(readers);
  return name
    ? readers[name](value, at)
    : at.refuse(`must have one of ${names.join(', ')}.`, `应含以下之一：${names.join('、')}。`);
};
