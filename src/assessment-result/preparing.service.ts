import type { Assessment } from '../assessment/assessment.entity.js';
import { marksFor } from '../assessment-facts/index.js';
import type { RequestContext } from '../platform/context.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { CompiledScheme, Mark } from '../scoring/index.js';
import { casesOf } from './facts.service.js';
import { resultRows, type ResultRow } from './result-row.js';
import { scoreAll, type ScoredCase } from './scoring-turns.service.js';

type Assessed = Pick<Assessment, 'id' | 'cityId' | 'tenantId' | 'subject' | 'schemeId' | 'previousId'>;

/** All results of an assessment as they were scored, not yet stored. */
export interface Prepared {
  by: Pick<Assessed, 'schemeId' | 'previousId'>;
  scheme: CompiledScheme;
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
  const rows = await resultRows(assessment, context);
  const scored = await scoreAll(scheme, await casesOf(assessment, scheme, rows, { all: true }, context));
  return { by: { schemeId, previousId }, scheme, rows, scored };
}

/** What was prepared, once the body is locked: whatever has changed meanwhile is scored again, and nothing else. */
export async function followed(ready: Prepared, assessment: Assessed, context: RequestContext): Promise<Prepared> {
  const { by, scheme } = ready;
  if (by.schemeId !== assessment.schemeId || by.previousId !== assessment.previousId) {
    return prepare(assessment, context);
  }
  const rows = await resultRows(assessment, context);
  const marks = await marksFor(context, { assessmentId: assessment.id });
  const known = new Map(ready.rows.map((row, at) => [row.id, { row, scored: ready.scored[at] }]));
  const changed = rows.filter(({ id, written }) => {
    const before = known.get(id);
    return before?.row.written !== written || said(before.scored.marks) !== said(marks.get(id));
  });
  const cases = changed.length > 0 ? await casesOf(assessment, scheme, changed, { all: false }, context) : [];
  const again = new Map((await scoreAll(scheme, cases)).map((scored) => [scored.subject.id, scored]));
  return { by, scheme, rows, scored: rows.map(({ id }) => again.get(id) ?? known.get(id)!.scored) };
}

/** Marks as far as a score depends on them, in whatever order they were read. */
const said = (marks: readonly Mark[] = []): string =>
  marks
    .map(({ id, rule, by, item, points }) => JSON.stringify([id, rule, by, item, points]))
    .sort()
    .join();
