import {
  countedThings,
  eventLevels,
  families,
  memberGroupKinds,
  participationRoles,
  subjectKinds,
  type AttendanceMeasure,
  type CountMeasure,
  type GroupFilter,
  type Match,
  type Measure,
  type PointsMeasure,
  type RateMeasure,
  type SubjectFilter,
} from '../../scoring/index.js';
import { isObject, object, optional, required } from './object-reader.js';
import { either, formed, later, list, text, whole, word, type Reader } from './readers.js';

const most = 100;
const texts = list(text(100), most);

/** What rules, groups and items are called by others of the document. */
export const identifier = formed(
  /^[A-Za-z][A-Za-z0-9_-]{0,49}$/,
  'must be a letter followed by at most 49 letters, digits, - or _.',
  '应以字母开头，由不超过 50 个字母、数字、- 或 _ 组成。',
);

/** A day of any year. 29 February is not one. */
export const monthDay = formed(
  /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/,
  'must be a day of any year, MM-DD.',
  '应为任何年份都有的日期（MM-DD）。',
);

export const match: Reader<Match> = object<Match>({
  families: optional(list(word(families), most)),
  kinds: optional(texts),
  roles: optional(list(word(participationRoles), most)),
  results: optional(texts),
  levels: optional(list(word(eventLevels), most)),
  organisers: optional(texts),
  tags: optional(texts),
  on: optional(object({ from: optional(monthDay), to: optional(monthDay) })),
  all: optional(
    list(
      later(() => match),
      most,
    ),
  ),
  any: optional(
    list(
      later(() => match),
      most,
    ),
  ),
  not: optional(later(() => match)),
});

const groupFilter = object<GroupFilter>({
  kind: optional(word(memberGroupKinds)),
  name: optional(text(100)),
  role: optional(text(100)),
});

export const subjectFilter: Reader<SubjectFilter> = object<SubjectFilter>({
  kinds: optional(list(word(subjectKinds), most)),
  roles: optional(texts),
  groups: optional(list(groupFilter, most)),
  tags: optional(texts),
  all: optional(
    list(
      later(() => subjectFilter),
      most,
    ),
  ),
  any: optional(
    list(
      later(() => subjectFilter),
      most,
    ),
  ),
  not: optional(later(() => subjectFilter)),
});

const years = either<number, 'TERM'>((value) => typeof value === 'number', whole(1, 10), word(['TERM']));

const countMeasure = object<CountMeasure>({
  count: required(match),
  of: optional(word(countedThings)),
  years: optional(years),
});
const pointsMeasure = object<PointsMeasure>({ points: required(identifier), ago: optional(whole(0, 10)) });
const attendanceMeasure = object<AttendanceMeasure>({
  attendance: required(match),
  of: optional(word(['EVENTS', 'HALF_DAYS'])),
  attended: optional(list(word(participationRoles), most)),
  leave: optional(word(['ABSENT', 'LEFT_OUT'])),
  years: optional(years),
});
const rateMeasure = object<RateMeasure>({ rate: required(match), part: required(match), years: optional(years) });

export const measure: Reader<Measure> = (value, at) => {
  if (!isObject(value)) return at.refuse('must be an object.', '应为对象。');
  const has = (name: string): boolean => Object.hasOwn(value, name);
  if (has('points')) return pointsMeasure(value, at);
  if (has('attendance')) return attendanceMeasure(value, at);
  if (has('rate')) return rateMeasure(value, at);
  return has('count')
    ? countMeasure(value, at)
    : at.refuse('must have count, points, attendance or rate.', '应含 count、points、attendance 或 rate。');
};
