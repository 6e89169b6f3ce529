import type { CompiledScheme, Light, Score, Subject } from '../scoring/index.js';
import { explainedScore, packed } from './stored-score.js';

/** A score as it is stored: its figures and whom it was made for by column, and its lines as a text of one line. */
export interface Written {
  figures: { id: string };
  text: string;
}

export const writtenOf = (subject: Subject, score: Score, scheme: CompiledScheme): Written => ({
  figures: figuresOf(subject, score),
  text: JSON.stringify(packed(explainedScore(scheme, score))),
});

/** Subjects are named by the ids of their results. */
const figuresOf = (subject: Subject, score: Score) => ({
  ...{ id: subject.id, subject, total: score.total, normalised: score.normalised, covered: isCovered(score) },
  ...{ minimum_light: worstLight(score), points: pointsOf(score) },
});

/** By id of group and rule: what later years look back at. */
const pointsOf = ({ groups }: Score): Record<string, number> =>
  Object.fromEntries(
    groups.flatMap((group): [string, number][] => [
      [group.id, group.points],
      ...group.rules.map(({ id, points }): [string, number] => [id, points]),
    ]),
  );

const isCovered = ({ lines }: Score): boolean =>
  lines.some(({ kind, counted }) => counted && (kind === 'EVENT' || kind === 'MARK'));

const order: readonly Light[] = ['RED', 'YELLOW', 'GREEN'];

function worstLight({ minimum }: Score): Light | null {
  return order.find((light) => minimum.some((each) => each.light === light)) ?? null;
}
