import { readFileSync } from 'node:fs';
import {
  compileScheme,
  type CompiledScheme,
  type DutyEvent,
  type Family,
  type Line,
  type Mark,
  type Scheme,
  type Score,
  type Subject,
} from '../../src/scoring/index.js';
import { readDocument } from '../../src/scheme/document/validate.js';

/** A scheme of `seeds/schemes`, read as a body's own would be. */
export const seedText = (name: string): string =>
  readFileSync(new URL(`../../seeds/schemes/${name}.json`, import.meta.url), 'utf8');

export const seed = (name: string): Scheme => schemeOf(JSON.parse(seedText(name)));

export const compiledSeed = (name: string, year: number): CompiledScheme => compileScheme(seed(name), year);

/** A document that must be valid. */
export function schemeOf(document: unknown): Scheme {
  const { scheme, problems } = readDocument(document);
  if (!scheme) throw new Error(JSON.stringify(problems));
  return scheme;
}

/** A scheme of one group with these rules, ready for 2025. */
export const withRules = (rules: unknown[], more: object = {}, group: object = {}): CompiledScheme =>
  compileScheme(
    schemeOf({ title: 'Test', subject: 'MEMBER', groups: [{ id: 'group', title: 'Group', rules, ...group }], ...more }),
    2025,
  );

export const member: Subject = { id: 'member', kind: 'MEMBER' };

let events = 0;

/** A confirmed event in which the subject took part. */
export const event = (family: Family, on: string, more: Partial<DutyEvent> = {}): DutyEvent => ({
  id: `event-${String((events += 1)).padStart(6, '0')}`,
  kind: family,
  family,
  on,
  role: 'PARTICIPANT',
  standing: 'CONFIRMED',
  ...more,
});

/** So many events, one a day from the first day of a month on. */
export const several = (count: number, family: Family, month: string, more: Partial<DutyEvent> = {}): DutyEvent[] =>
  Array.from({ length: count }, (_, at) => event(family, `${month}-${String(at + 1).padStart(2, '0')}`, more));

let marks = 0;

export const mark = (rule: string, by: string, points: number, item?: string): Mark => ({
  id: `mark-${String((marks += 1)).padStart(6, '0')}`,
  rule,
  by,
  points,
  ...(item !== undefined && { item }),
});

/** Points of every group by id. */
export const groupPoints = (score: Score): Record<string, number> =>
  Object.fromEntries(score.groups.map(({ id, points }) => [id, points]));

/** Points of every rule by id. */
export const rulePoints = (score: Score): Record<string, number> =>
  Object.fromEntries(score.groups.flatMap(({ rules }) => rules.map(({ id, points }) => [id, points])));

/** Points before and after, and reasons, of the lines of a rule. */
export const linesOf = (score: Score, rule: string, kind: Line['kind'] = 'EVENT'): [number, number, ...string[]][] =>
  score.lines
    .filter((line) => line.rule === rule && line.kind === kind)
    .map(({ before, points, reasons }) => [before, points, ...reasons]);

/** The sum of all lines in hundredths: that of the total, whatever happened. */
export const lineSum = ({ lines }: Score): number =>
  lines.reduce((sum, { points }) => sum + Math.round(points * 100), 0);

/** A score of which only the total matters. */
export const scoreOf = (total: number): Score => ({
  year: 2025,
  total,
  normalised: null,
  bonus: 0,
  groups: [],
  lines: [],
  unmatched: [],
  missing: [],
  minimum: [],
});

/** A subject that has a total, for rankings. */
export const withTotal = (id: string, total: number, more: Partial<Subject> = {}) => ({
  subject: { id, kind: 'MEMBER' as const, ...more },
  score: scoreOf(total),
  events: [] as DutyEvent[],
});
