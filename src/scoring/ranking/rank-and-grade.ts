import type { CompiledScheme } from '../compiled-scheme.js';
import { frameTest, type FrameTest } from '../condition.js';
import type { Frame } from '../frame.js';
import { toHundredths } from '../hundredths.js';
import type { Consequence, Grade, Place } from '../language/scheme.js';
import { boardOf, type Board, type Standing } from './board.js';
import { frameOf, type Scored } from './candidate.js';
import { asksForPlace, isWithin } from './place.js';

/** What the scores of all subjects together make of one: rank 名次, grade 等次, consequences 结果运用 proposed. */
export interface Outcome {
  readonly subject: string;
  readonly total: number;
  readonly normalised: number | null;
  /** Null where the scheme does not rank him. */
  readonly standing: Standing | null;
  /** The first grade that fits; null where none does. */
  readonly grade: string | null;
  /** Clause the grade rests on. */
  readonly gradeClause: string | null;
  readonly consequences: readonly Consequence[];
}

/**
 * Ranks all subjects of an assessment (standard competition ranking: 1, 2, 2, 4), grades them and finds the
 * consequences that the scheme names. Nothing is executed by it. The order of the subjects changes nothing.
 */
export function rankAndGrade(scheme: CompiledScheme, scored: readonly Scored[]): Outcome[] {
  const boards = boardsOf(
    scheme,
    scored.map((each) => frameOf(scheme, each)),
  );
  const gradeTests = (scheme.document.grades ?? []).map((grade) => ({ grade, fits: gradeTest(grade, scheme) }));
  const consequenceTests = (scheme.document.consequences ?? []).map((consequence) => ({
    consequence,
    fits: frameTest(consequence.when, scheme.year),
  }));
  return scored.map(({ subject, score: { total, normalised } }, at) => {
    const frame = boards.frameAt(at);
    const found = gradeTests.find(({ fits }) => fits(frame))?.grade;
    const graded: Frame = { ...frame, grade: found?.grade ?? null };
    return {
      subject: subject.id,
      total,
      normalised,
      standing: boards.board(1)[at],
      grade: found?.grade ?? null,
      gradeClause: found?.clause ?? null,
      consequences: consequenceTests.filter(({ fits }) => fits(graded)).map(({ consequence }) => consequence),
    };
  });
}

/** Rankings are made when they are first asked for: by this year's totals, or by those of several years. */
function boardsOf(scheme: CompiledScheme, frames: readonly Frame[]) {
  const made = new Map<number, Board>();
  const board = (over: number): Board => {
    const known = made.get(over) ?? boardOf(scheme, frames, over);
    made.set(over, known);
    return known;
  };
  const frameAt = (at: number): Frame => ({
    ...frames[at],
    isWithin: (place: Place) => isWithin(place, board(place.over ?? 1)[at]),
  });
  return { board, frameAt };
}

function gradeTest(grade: Grade, { year }: CompiledScheme): FrameTest {
  const meets = frameTest(grade.when, year);
  const least = grade.atLeast === undefined ? -Infinity : toHundredths(grade.atLeast);
  const placed = asksForPlace(grade);
  return (frame) =>
    (frame.points.get('TOTAL') ?? 0) >= least && (!placed || (frame.isWithin?.(grade) ?? false)) && meets(frame);
}
