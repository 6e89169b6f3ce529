import type { RequestContext } from '../platform/context.js';
import type { CompiledScheme, Light, Score } from '../scoring/index.js';
import type { Place } from './placing.service.js';
import { explainedScore, packed } from './stored-score.js';

/** What is stored of a score. */
export interface Computed {
  id: string;
  score: Score;
}

/** The same with what all scores together make of it. */
export interface Ranked extends Computed, Place {}

/** A few hundred results at a time: each has some kilobytes of lines. */
const batch = 250;

/** As one JSON text: lists of texts cost more to write and to read than all the rest. */
const update = (figures: readonly string[], columns: readonly string[]): string =>
  `update assessment_result r set computed_at = $3, ${figures.map((name) => `${name} = n.${name}`).join(', ')}
   from json_to_recordset($5::json) as n(id uuid, ${columns.join(', ')})
   where r.city_id = $1 and r.tenant_id = $2 and r.id = any($4) and r.id = n.id`;
const scored = {
  total: 'numeric',
  normalised: 'numeric',
  covered: 'boolean',
  minimum_light: 'text',
  score: 'json',
  points: 'jsonb',
};
const placed = {
  position: 'int',
  rank: 'int',
  tied: 'int',
  ranked_of: 'int',
  ranked_among: 'text',
  grade: 'text',
  grade_clause: 'text',
  proposals: 'text[]',
};
const columnsOf = (types: Record<string, string>): string =>
  Object.entries(types)
    .map((column) => column.join(' '))
    .join(', ');
const list = (of: string): string =>
  Object.keys(placed)
    .map((name) => `${of}.${name}`)
    .join(', ');
const storing = (types: Record<string, string>): string => update(Object.keys(types), [columnsOf(types)]);
const storeOne = storing(scored);
const storeAll = storing({ ...scored, ...placed });

/** Stores scores whose place among the others is not looked at. */
export async function storeScores(
  scores: readonly Computed[],
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<void> {
  await inBatches(scores, (each) => scoreValues(each, scheme), storeOne, 'store_scores', context);
}

/** Stores scores with rank, grade and what is proposed. */
export async function storeRanked(
  ranked: readonly Ranked[],
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<void> {
  const valuesOf = (each: Ranked) => ({ ...scoreValues(each, scheme), ...placeValues(each) });
  await inBatches(ranked, valuesOf, storeAll, 'store_ranked', context);
}

const storePlace = `update assessment_result r set ${Object.keys(placed)
  .map((name) => `${name} = n.${name}`)
  .join(', ')} from json_to_recordset($3::json) as n(id uuid, ${columnsOf(placed)})
  where r.city_id = $1 and r.tenant_id = $2 and r.id = n.id and (${list('r')}) is distinct from (${list('n')})`;

/** Stores where results stand now, as far as that has changed; what they were computed from stays. */
export async function storePlaces(places: readonly Place[], { work, viewer }: RequestContext): Promise<void> {
  const { cityId, id } = viewer!.body;
  await work.query(storePlace, [cityId, id, JSON.stringify(places.map(placeValues))], 'store_places');
}

async function inBatches<T extends Computed>(
  all: readonly T[],
  valuesOf: (each: T) => object,
  text: string,
  name: string,
  { viewer, work, now }: RequestContext,
): Promise<void> {
  const { cityId, id } = viewer!.body;
  for (let from = 0; from < all.length; from += batch) {
    const some = all.slice(from, from + batch);
    const ids = some.map((each) => each.id);
    await work.query(text, [cityId, id, now(), ids, JSON.stringify(some.map(valuesOf))], name);
  }
}

const scoreValues = ({ id, score }: Computed, scheme: CompiledScheme) => ({
  ...{ id, total: score.total, normalised: score.normalised, covered: isCovered(score) },
  ...{ minimum_light: worstLight(score), points: pointsOf(score) },
  score: packed(explainedScore(scheme, score)),
});

const placeValues = ({ id, position, standing, grade, gradeClause, proposals }: Place) => ({
  ...{ id, position, rank: standing?.rank, tied: standing?.tied, ranked_of: standing?.of },
  ...{ ranked_among: standing?.rankedAmong, grade, grade_clause: gradeClause, proposals },
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
