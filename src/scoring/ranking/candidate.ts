import type { CompiledScheme } from '../compiled-scheme.js';
import type { DutyEvent, History, Mark, Subject } from '../facts.js';
import type { Frame } from '../frame.js';
import { toHundredths } from '../hundredths.js';
import type { Score } from '../result.js';
import { begin } from '../run.js';

/** A subject with his score and what it came from: conditions of grades and consequences look at events again. */
export interface Scored {
  readonly subject: Subject;
  readonly score: Score;
  readonly events: readonly DutyEvent[];
  readonly marks?: readonly Mark[];
  readonly history?: History;
}

/** What grades and consequences look at: the facts with the points of the score. */
export function frameOf(scheme: CompiledScheme, { subject, score, events, marks = [], history = {} }: Scored): Frame {
  const { frame, points } = begin(scheme, subject, events, marks, history);
  points.set('TOTAL', toHundredths(score.total));
  for (const group of score.groups) {
    points.set(group.id, toHundredths(group.points));
    for (const rule of group.rules) points.set(rule.id, toHundredths(rule.points));
  }
  return frame;
}
