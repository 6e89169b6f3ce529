import {
  consequenceKinds,
  subjectKinds,
  type Consequence,
  type Grade,
  type MinimumItem,
  type Ranking,
  type Scheme,
  type Total,
} from '../../scoring/index.js';
import { object, optional, required } from './object-reader.js';
import { either, later, list, text, word, type Reader } from './readers.js';
import { condition, figure, figureAboveNone, place } from './read-condition.js';
import { identifier, measure, monthDay, subjectFilter } from './read-match.js';
import { note, points, ruleGroup } from './read-rule.js';

const nothing: Reader<null> = () => null;

const total = object<Total>({
  base: optional(points),
  floor: optional(points),
  cap: optional(points),
  scale: optional(either((value) => value === null, nothing, figureAboveNone)),
});

const ranking = object<Ranking>({
  when: optional(condition),
  classes: optional(list(object({ title: required(text(100)), for: required(subjectFilter) }), 20)),
  tieBreak: optional(list(identifier, 10)),
});

const grade = object<Grade>({
  grade: required(text(50)),
  ...place,
  atLeast: optional(figure),
  when: optional(condition),
  clause: optional(note),
});

const minimumItem: Reader<MinimumItem> = object<MinimumItem>({
  id: required(identifier),
  title: required(text(200)),
  clause: optional(note),
  for: optional(subjectFilter),
  measure: optional(measure),
  atLeast: optional(figureAboveNone),
  any: optional(
    list(
      later(() => minimumItem),
      20,
    ),
  ),
});

const consequence = object<Consequence>({
  id: required(identifier),
  kind: required(word(consequenceKinds)),
  title: optional(text(200)),
  clause: optional(note),
  by: required(text(200)),
  to: optional(text(200)),
  when: required(condition),
});

export const scheme = object<Scheme>({
  title: required(text(200)),
  source: optional(note),
  clause: optional(note),
  subject: required(word(subjectKinds)),
  period: optional(object({ from: required(monthDay), to: required(monthDay) })),
  total: optional(total),
  groups: required(list(ruleGroup, 30, 0)),
  ranking: optional(ranking),
  grades: optional(list(grade, 20)),
  minimum: optional(list(minimumItem, 50)),
  consequences: optional(list(consequence, 50)),
  open: optional(list(note, 50)),
});
