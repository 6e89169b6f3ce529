import type { YearOfAssessment } from '../calendar.js';
import { draft, leaveOut, type Draft, type LinePlace } from '../draft.js';
import type { DutyEvent, Subject } from '../facts.js';
import type { Entry } from '../frame.js';
import { divided, toHundredths, type Hundredths } from '../hundredths.js';
import type { Case, EventRule } from '../language/rule.js';
import { eventTest, namesRoles, tookPart, type EventTest } from '../matcher.js';
import type { Reason } from '../reasons.js';
import { subjectTest } from '../subject-test.js';
import type { CompiledShape } from './shape.js';
import { select } from './selection.js';
import { sharing } from './share.js';

type Worth = (event: DutyEvent, subject: Subject) => Hundredths | null;

/** Points for each event that fits: a line for each, of which the rule takes those it wants. */
export function compileEventRule(rule: EventRule, place: LinePlace, year: YearOfAssessment): CompiledShape {
  const fits = fitTest(rule, year);
  const worth = times(rule, worthOf(rule.points, year));
  const share = sharing(rule.share);
  const lineFor = ({ event, bar }: Entry, subject: Subject, barred: Reason | null): Draft => {
    const whole = worth(event, subject);
    const line = draft('EVENT', place, whole ?? 0, event);
    const reason = bar ?? barred ?? (whole === null ? 'NO_CASE' : evidenceReason(rule, event));
    if (reason) return leaveOut(line, reason);
    return shared(line, share(line.before, event));
  };
  return (frame, barred) => {
    const lines: Draft[] = [];
    for (const entry of frame.entries)
      if (fits(entry.event)) {
        entry.matched = true;
        lines.push(lineFor(entry, frame.subject, barred));
      }
    select(counted(lines), rule, year);
    return { lines, missing: [] };
  };
}

function shared(line: Draft, part: Hundredths | null): Draft {
  if (part === null) return leaveOut(line, 'NO_SHARE');
  if (part !== line.before) line.reasons = ['SHARED'];
  line.points = part;
  return line;
}

const counted = (lines: readonly Draft[]): Draft[] => lines.filter((line) => line.counted);

/** Where neither the rule nor one of its cases names roles, only those who took part fit. */
function fitTest({ match, points }: EventRule, year: YearOfAssessment): EventTest {
  const test = eventTest(match, year);
  const named =
    namesRoles(match) || (typeof points !== 'number' && points.some((each) => namesRoles(each.match ?? {})));
  return named ? test : (event) => tookPart(event) && test(event);
}

function worthOf(points: number | readonly Case[], year: YearOfAssessment): Worth {
  if (typeof points === 'number') {
    const always = toHundredths(points);
    return () => always;
  }
  const cases = points.map((each) => ({
    fits: eventTest(each.match ?? {}, year),
    isFor: subjectTest(each.for),
    points: toHundredths(each.points),
  }));
  return (event, subject) => cases.find(({ fits, isFor }) => fits(event) && isFor(subject))?.points ?? null;
}

/** Half-days and quantities may have decimals; there is one rounding, at the end. */
function times({ per = 'EVENT', step = 1 }: EventRule, worth: Worth): Worth {
  if (per === 'EVENT') return worth;
  const factor = ({ halfDays = 1, quantity = 0 }: DutyEvent): { over: number; under: number } => {
    if (per === 'QUANTITY') return { over: Math.floor(toHundredths(quantity) / toHundredths(step)), under: 1 };
    return { over: toHundredths(halfDays), under: per === 'DAY' ? 200 : 100 };
  };
  return (event, subject) => {
    const points = worth(event, subject);
    const { over, under } = factor(event);
    return points === null ? null : divided(points * over, under);
  };
}

const evidenceReason = ({ evidence: wanted }: EventRule, { evidence = [] }: DutyEvent): Reason | null =>
  wanted && !evidence.some(({ kind }) => wanted.length === 0 || wanted.includes(kind)) ? 'NO_EVIDENCE' : null;
