import type { Assessment } from '../assessment/assessment.entity.js';
import type { RequestContext } from '../platform/context.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { CompiledScheme } from '../scoring/index.js';
import { casesOf } from './facts.service.js';
import { resultRows, type ResultRow } from './result-row.js';
import { scoreAll, type ScoredCase } from './scoring-turns.service.js';
import { sameAsScored, seenOf, type Seen } from './seen.service.js';

type Assessed = Pick<Assessment, 'id' | 'cityId' | 'tenantId' | 'subject' | 'schemeId' | 'previousId'>;

/** All results of an assessment as they were scored, not yet stored. */
export interface Prepared {
  by: Pick<Assessed, 'schemeId' | 'previousId'>;
  scheme: CompiledScheme;
  seen: Seen;
  rows: ResultRow[];
  /** In the order of the rows. */
  scored: ScoredCase[];
}

/** The scheme of an assessment, made ready. */
export async function schemeOf(
  { cityId, schemeId }: Pick<Assessment, 'cityId' | 'schemeId'>,
  { work }: RequestContext,
): Promise<CompiledScheme> {
  return compiledScheme(await work.em.findOneOrFail(Scheme, { cityId, id: schemeId }));
}

/** Scores all results by what is on record, which needs no lock: nobody has to wait for it. */
export async function prepare(assessment: Assessed, context: RequestContext): Promise<Prepared> {
  const { schemeId, previousId } = assessment;
  const scheme = await schemeOf(assessment, context);
  const seen = await seenOf(assessment, scheme, context);
  const rows = await resultRows(assessment, context);
  const scored = await scoreAll(scheme, await casesOf(assessment, scheme, rows, { all: true }, context));
  return { by: { schemeId, previousId }, scheme, seen, rows, scored };
}

/** What was prepared, once the body is locked: whatever has changed meanwhile is scored again, and nothing else. */
export async function followed(ready: Prepared, assessment: Assessed, context: RequestContext): Promise<Prepared> {
  const { by, scheme } = ready;
  if (by.schemeId !== assessment.schemeId || by.previousId !== assessment.previousId) {
    return prepare(assessment, context);
  }
  const seen = await seenOf(assessment, scheme, context);
  if (seen.past !== ready.seen.past) return prepare(assessment, context);
  const rows = await resultRows(assessment, context);
  const isSame = await sameAsScored(assessment, scheme, rows, context);
  const known = new Map(ready.rows.map((row, at) => [row.id, { row, scored: ready.scored[at] }]));
  const partOf = ({ parts }: Seen, { memberId }: ResultRow) => parts.get(memberId ?? '');
  const changed = rows.filter((row) => {
    const before = known.get(row.id);
    if (before?.row.written !== row.written || partOf(seen, row) !== partOf(ready.seen, row)) return true;
    return !isSame(before.scored);
  });
  const cases = changed.length > 0 ? await casesOf(assessment, scheme, changed, { all: false }, context) : [];
  const again = new Map((await scoreAll(scheme, cases)).map((scored) => [scored.subject.id, scored]));
  return { by, scheme, seen, rows, scored: rows.map(({ id }) => again.get(id) ?? known.get(id)!.scored) };
}
