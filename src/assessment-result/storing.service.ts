import { setImmediate } from 'node:timers/promises';
import type { RequestContext } from '../platform/context.js';
import type { Place } from './placing.service.js';
import type { Written } from './written-score.js';

/** A score with what all scores together make of it. */
export interface Ranked extends Place {
  written: Written;
}

/** A few hundred results at a time: each has some kilobytes of lines. */
const batch = 250;

const scored = {
  total: 'numeric',
  normalised: 'numeric',
  covered: 'boolean',
  minimum_light: 'text',
  points: 'jsonb',
  subject: 'json',
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
const columnsOf = (types: object): string =>
  Object.entries(types)
    .map((column) => column.join(' '))
    .join(', ');
const setting = (types: object): string =>
  Object.keys(types)
    .map((name) => `${name} = n.${name}`)
    .join(', ');
const list = (of: string, types: object): string =>
  Object.keys(types)
    .map((name) => `${of}.${name}`)
    .join(', ');

/**
 * Figures as one JSON text: lists of texts cost more to write and to read. Scores are a line each, so that they are read
 * once; one that says the same as before is left where it lies, which costs a tenth of writing it.
 */
const storing = (types: object): string =>
  `update assessment_result r set computed_at = $3, ${setting(types)},
     score = case when r.score::text = n.score then r.score else n.score::json end
   from rows from (json_to_recordset($5::json) as (id uuid, ${columnsOf(types)}), string_to_table($6, E'\\n'))
     as n(id, ${Object.keys(types).join(', ')}, score)
   where r.city_id = $1 and r.tenant_id = $2 and r.id = any($4) and r.id = n.id`;
const storeOne = storing(scored);
const storeAll = storing({ ...scored, ...placed });

/** Stores scores whose place among the others is not looked at. */
export async function storeScores(scores: readonly Written[], context: RequestContext): Promise<void> {
  const rows = scores.map(({ figures, text }) => ({ figures, text }));
  await inBatches(rows, { text: storeOne, name: 'store_scores' }, context);
}

/** Stores scores with rank, grade and what is proposed. */
export async function storeRanked(ranked: readonly Ranked[], context: RequestContext): Promise<void> {
  const rows = ranked.map((each) => {
    const { figures, text } = each.written;
    return { figures: { ...figures, ...placeValues(each) }, text };
  });
  await inBatches(rows, { text: storeAll, name: 'store_ranked' }, context);
}

const storePlace = `update assessment_result r set ${setting(placed)}
  from json_to_recordset($3::json) as n(id uuid, ${columnsOf(placed)})
  where r.city_id = $1 and r.tenant_id = $2 and r.id = n.id
    and (${list('r', placed)}) is distinct from (${list('n', placed)})`;

/** Stores where results stand now, as far as that has changed; what they were computed from stays. */
export async function storePlaces(places: readonly Place[], { work, viewer }: RequestContext): Promise<void> {
  const { cityId, id } = viewer!.body;
  await work.query(storePlace, [cityId, id, JSON.stringify(places.map(placeValues))], 'store_places');
}

/** While the database stores one batch, the next is written down. */
async function inBatches(
  all: readonly Written[],
  { text, name }: { text: string; name: string },
  { viewer, work, now }: RequestContext,
): Promise<void> {
  const { cityId, id } = viewer!.body;
  let sent: Promise<unknown> | undefined;
  for (let from = 0; from < all.length; from += batch) {
    const some = all.slice(from, from + batch);
    const figures = JSON.stringify(some.map((each) => each.figures));
    const scores = some.map((each) => each.text).join('\n');
    const ids = some.map((each) => each.figures.id);
    await sent;
    sent = work.query(text, [cityId, id, now(), ids, figures, scores], name);
    // Whoever waits for it below is told; until then a failure is nobody's.
    sent.catch(() => undefined);
    // What is sent in one moment goes with the next tick.
    await setImmediate();
  }
  await sent;
}

const placeValues = ({ id, position, standing, grade, gradeClause, proposals }: Place) => ({
  ...{ id, position, rank: standing?.rank, tied: standing?.tied, ranked_of: standing?.of },
  ...{ ranked_among: standing?.rankedAmong, grade, grade_clause: gradeClause, proposals },
});
