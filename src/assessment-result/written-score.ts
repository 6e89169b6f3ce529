import type { CompiledScheme, Light, Score } from '../scoring/index.js';
import { explainedScore, packed } from './stored-score.js';

/** A score as it is stored: its figures by column, and its lines as a text of one line. */
export interface Written {
  figures: { id: string };
  text: string;
}

export const writtenOf = (id: string, score: Score, scheme: CompiledScheme): Written => ({
  figures: figuresOf(id, score),
  text: JSON.stringify(packed(explainedScore(scheme, score))),
});

const figuresOf = (id: string, score: Score) => ({
  ...{ id, total: score.total, normalised: score.normalised, covered: isCovered(score) },
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
