import { placeInPeriod, type YearOfAssessment } from './calendar.js';
import type { DutyEvent } from './facts.js';
import type { Match } from './language/match.js';
import { absentRoles } from './language/vocabulary.js';

export type EventTest = (event: DutyEvent) => boolean;

/** Whether a match says anything of roles. */
export const namesRoles = ({ roles, all = [], any = [], not }: Match): boolean =>
  roles !== undefined || [...all, ...any, ...(not ? [not] : [])].some(namesRoles);

export const tookPart: EventTest = ({ role }) => !absentRoles.includes(role);

/** The test a match stands for; where it names no roles, of those who took part. */
export const participationTest = (match: Match, year: YearOfAssessment): EventTest =>
  namesRoles(match) ? eventTest(match, year) : both([tookPart, eventTest(match, year)]);

/** The test a match stands for, whatever the role. */
export function eventTest(match: Match, year: YearOfAssessment): EventTest {
  const tests: EventTest[] = [...listTests(match)];
  if (match.on) tests.push(dayTest(match.on, year));
  if (match.all) tests.push(both(match.all.map((each) => eventTest(each, year))));
  if (match.any) {
    const some = match.any.map((each) => eventTest(each, year));
    tests.push((event) => some.some((test) => test(event)));
  }
  if (match.not) {
    const not = eventTest(match.not, year);
    tests.push((event) => !not(event));
  }
  return both(tests);
}

function listTests({ families, kinds, roles, levels, organisers, results, tags }: Match): EventTest[] {
  const tests: EventTest[] = [];
  if (families) tests.push(oneOf(families, (event) => event.family));
  if (kinds) tests.push(oneOf(kinds, (event) => event.kind));
  if (roles) tests.push(oneOf(roles, (event) => event.role));
  if (levels) tests.push(oneOf(levels, (event) => event.level));
  if (organisers) tests.push(oneOf(organisers, (event) => event.organiser));
  if (results) tests.push(someOf(results, (event) => event.results));
  if (tags) tests.push(someOf(tags, (event) => event.tags));
  return tests;
}

function oneOf(values: readonly string[], of: (event: DutyEvent) => string | undefined): EventTest {
  const wanted = new Set<string | undefined>(values);
  return (event) => wanted.has(of(event));
}

function someOf(values: readonly string[], of: (event: DutyEvent) => readonly string[] | undefined): EventTest {
  const wanted = new Set(values);
  return (event) => of(event)?.some((value) => wanted.has(value)) ?? false;
}

function dayTest({ from, to }: { from?: string; to?: string }, year: YearOfAssessment): EventTest {
  const first = from === undefined ? '' : placeInPeriod(from, year);
  const last = to === undefined ? '~' : placeInPeriod(to, year);
  return ({ on }) => {
    const place = placeInPeriod(on.slice(5), year);
    return place >= first && place <= last;
  };
}

function both(tests: readonly EventTest[]): EventTest {
  const [one, two, ...more] = tests;
  if (!one) return () => true;
  if (!two) return one;
  if (more.length === 0) return (event) => one(event) && two(event);
  return (event) => tests.every((test) => test(event));
}
