import type { RequestContext } from '../platform/context.js';
import type { CompiledScheme, Light, Score } from '../scoring/index.js';
import { storedScore } from './score-explanation.entity.js';

/** What is stored of a score. */
export interface Computed {
  id: string;
  score: Score;
}

/** The same with what all scores together make of it. */
export interface Ranked extends Computed {
  position: number;
  standing: { rank: number; tied: number; of: number; rankedAmong: string | null } | null;
  grade: string | null;
  gradeClause: string | null;
  proposals: readonly string[];
}

/** A few hundred results at a time: each has some kilobytes of lines. */
const batch = 250;
const figures = `total = n.total, normalised = n.normalised, covered = n.covered, minimum_light = n.light,
  score = n.score::json, points = n.points::jsonb, computed_at = $3`;
const ofScores = `unnest($4::uuid[], $5::numeric[], $6::numeric[], $7::bool[], $8::text[], $9::text[], $10::text[]`;
const scoreColumns = 'id, total, normalised, covered, light, score, points';
const these = 'r.city_id = $1 and r.tenant_id = $2 and r.id = n.id';
const storeOne = `update assessment_result r set ${figures} from ${ofScores}) as n(${scoreColumns}) where ${these}`;
const storeAll = `update assessment_result r set ${figures}, position = n.position, rank = n.rank, tied = n.tied,
    ranked_of = n.ranked_of, ranked_among = n.ranked_among, grade = n.grade, grade_clause = n.grade_clause,
    proposals = coalesce(string_to_array(n.proposals, ','), '{}')
  from ${ofScores}, $11::int[], $12::int[], $13::int[], $14::int[], $15::text[], $16::text[], $17::text[], $18::text[])
    as n(${scoreColumns}, position, rank, tied, ranked_of, ranked_among, grade, grade_clause, proposals)
  where ${these}`;

/** Stores scores whose place among the others is not looked at. */
export async function storeScores(
  scores: readonly Computed[],
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<void> {
  await inBatches(scores, (some) => context.work.query(storeOne, scoreValues(some, scheme, context), 'store_scores'));
}

/** Stores scores with rank, grade and what is proposed. */
export async function storeRanked(
  ranked: readonly Ranked[],
  scheme: CompiledScheme,
  context: RequestContext,
): Promise<void> {
  await inBatches(ranked, (some) =>
    context.work.query(
      storeAll,
      [
        ...scoreValues(some, scheme, context),
        some.map(({ position }) => position),
        some.map(({ standing }) => standing?.rank ?? null),
        some.map(({ standing }) => standing?.tied ?? null),
        some.map(({ standing }) => standing?.of ?? null),
        some.map(({ standing }) => standing?.rankedAmong ?? null),
        some.map(({ grade }) => grade),
        some.map(({ gradeClause }) => gradeClause),
        some.map(({ proposals }) => (proposals.length > 0 ? proposals.join(',') : null)),
      ],
      'store_ranked',
    ),
  );
}

async function inBatches<T>(all: readonly T[], store: (some: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += batch) await store(all.slice(from, from + batch));
}

function scoreValues(
  some: readonly Computed[],
  scheme: CompiledScheme,
  { viewer, now }: RequestContext,
): unknown[] {
  const scores = some.map(({ score }) => score);
  const { cityId, id } = viewer!.body;
  return [
    ...[cityId, id, now(), some.map((each) => each.id)],
    scores.map(({ total }) => total),
    scores.map(({ normalised }) => normalised),
    scores.map(isCovered),
    scores.map(worstLight),
    scores.map((score) => JSON.stringify(storedScore(scheme, score))),
    scores.map((score) => JSON.stringify(pointsOf(score))),
  ];
}

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
