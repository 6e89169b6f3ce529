import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compileScheme,
  explain,
  families,
  outcomes,
  participationRoles,
  score,
  standings,
  eventLevels,
  type DutyEvent,
  type Mark,
} from '../../src/scoring/index.js';
import { lineSum, member, seed } from './facts.js';

const names = readdirSync(new URL('../../seeds/schemes', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));
const schemes = names.map((name) => compileScheme(seed(name), 2025));
const rules = schemes.flatMap(({ document }) => document.groups.flatMap((group) => group.rules.map(({ id }) => id)));

const words = ['FILED', 'KEY', 'EXCELLENT', 'ADOPTED', 'INSTRUCTED', 'TURNED_INTO_OPINION_ITEM', 'PERSONAL', 'JOINT'];
const kinds = ['A', 'GOLDEN_IDEA', 'STUDIO_TALK', 'STUDIO_TRAINING', 'SITE_REPORT', 'PLENARY_GROUP_SESSION'];

const anEvent: fc.Arbitrary<Omit<DutyEvent, 'id'>> = fc.record({
  kind: fc.constantFrom(...kinds),
  family: fc.constantFrom(...families),
  on: fc
    .date({ min: new Date('2024-11-01'), max: new Date('2026-01-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  role: fc.constantFrom(...participationRoles),
  standing: fc.oneof({ weight: 6, arbitrary: fc.constant('CONFIRMED' as const) }, fc.constantFrom(...standings)),
  halfDays: fc.integer({ min: 1, max: 4 }),
  level: fc.constantFrom(...eventLevels),
  results: fc.subarray(words),
  tags: fc.subarray(words),
  source: fc.constantFrom('s1', 's2', 's3', undefined),
  authors: fc.integer({ min: 1, max: 7 }),
  place: fc.integer({ min: 1, max: 7 }),
});

const someEvents = fc
  .array(anEvent, { maxLength: 40 })
  .map((events) => events.map((each, at): DutyEvent => ({ id: `e${at}`, ...each })));

const someMarks = fc
  .array(
    fc.record({
      rule: fc.constantFrom(...rules),
      by: fc.constantFrom('OWN_BODY', 'TOWNSHIP', 'GROUP', 'SELF', 'PANEL'),
      points: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
      item: fc.constantFrom('p1', 'p2', 'p3'),
    }),
    { maxLength: 12 },
  )
  .map((marks) => marks.map((each, at): Mark => ({ id: `k${at}`, ...each })));

/** The same facts in another order. */
const shuffled = <T>(arbitrary: fc.Arbitrary<T[]>) =>
  arbitrary.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

const aScheme = fc.constantFrom(...schemes);

test('the order of events and marks changes nothing', () => {
  fc.assert(
    fc.property(aScheme, shuffled(someEvents), shuffled(someMarks), (scheme, [events, mixed], [marks, turned]) => {
      expect(score(scheme, member, mixed, turned)).toEqual(score(scheme, member, events, marks));
    }),
    { numRuns: 300 },
  );
});

test('the lines add up to the total to the cent, and those of a rule to its points', () => {
  fc.assert(
    fc.property(aScheme, someEvents, someMarks, (scheme, events, marks) => {
      const scored = score(scheme, member, events, marks);
      expect(lineSum(scored)).toBe(Math.round(scored.total * 100));
      for (const group of explain(scheme, scored).groups)
        for (const rule of group.rules)
          expect(lineSum({ ...scored, lines: rule.lines })).toBe(Math.round(rule.points * 100));
    }),
    { numRuns: 300 },
  );
});

test('every event has a line, or is named as one that no rule is for', () => {
  fc.assert(
    fc.property(aScheme, someEvents, (scheme, events) => {
      const scored = score(scheme, member, events);
      const lined = new Set(scored.lines.flatMap(({ event }) => (event === null ? [] : [event])));
      const unmatched = scored.unmatched.map(({ event }) => event);
      expect(unmatched.some((id) => lined.has(id))).toBe(false);
      expect([...lined, ...unmatched].sort()).toEqual(events.map(({ id }) => id).sort());
    }),
    { numRuns: 200 },
  );
});

test('totals and groups stay within their limits, and a line without points says why', () => {
  fc.assert(
    fc.property(aScheme, someEvents, (scheme, events) => {
      const scored = score(scheme, member, events);
      const { floor = -Infinity, cap = Infinity } = scheme.document.total ?? {};
      expect(scored.total).toBeGreaterThanOrEqual(floor);
      expect(scored.total).toBeLessThanOrEqual(cap);
      for (const line of scored.lines) if (line.points !== line.before) expect(line.reasons).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('the order of subjects changes no outcome', () => {
  const facts = fc
    .array(someEvents, { minLength: 2, maxLength: 8 })
    .map((all) => all.map((events, at) => ({ subject: { ...member, id: `m${at}` }, events })));
  fc.assert(
    fc.property(aScheme, shuffled(facts), (scheme, [one, other]) => {
      const byId = (all: ReturnType<typeof outcomes>) => [...all].sort((a, b) => (a.subject < b.subject ? -1 : 1));
      expect(byId(outcomes(scheme, other))).toEqual(byId(outcomes(scheme, one)));
    }),
    { numRuns: 100 },
  );
});
