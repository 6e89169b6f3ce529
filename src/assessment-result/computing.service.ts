import { Assessment } from '../assessment/assessment.entity.js';
import { countFigure } from '../assessment-figure/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { compiledScheme } from '../scheme/index.js';
import { Scheme } from '../scheme/scheme.entity.js';
import type { CompiledScheme } from '../scoring/index.js';
import { casesOf } from './facts.service.js';
import { placesOf } from './placing.service.js';
import { resultRows } from './result-row.js';
import { scoreAll } from './scoring-turns.service.js';
import { storeRanked } from './storing.service.js';

/** The scheme of an assessment, made ready. */
export async function schemeOf(
  { cityId, schemeId }: Pick<Assessment, 'cityId' | 'schemeId'>,
  { work }: RequestContext,
): Promise<CompiledScheme> {
  return compiledScheme(await work.em.findOneOrFail(Scheme, { cityId, id: schemeId }));
}

/** Computes all results of an assessment anew: totals, lines, ranks, grades and what is proposed. */
async function computeResults(assessment: Assessment, context: RequestContext): Promise<void> {
  const scheme = await schemeOf(assessment, context);
  const rows = await resultRows(assessment, context);
  const scored = await scoreAll(scheme, await casesOf(assessment, scheme, rows, { all: true }, context));
  const scores = new Map(scored.map(({ subject, score }) => [subject.id, score]));
  const ranked = placesOf(scheme, rows, scored).map((place) => ({ ...place, score: scores.get(place.id)! }));
  await storeRanked(ranked, scheme, context);
  assessment.computedAt = context.now();
}

/** Computes all results and counts the figures, with the assessment locked. */
export async function recompute(assessmentId: string, context: RequestContext): Promise<void> {
  const assessment = await context.work.own(Assessment, assessmentId, viewerOf(context));
  await computeResults(assessment, context);
  await context.work.flush();
  await countFigure(assessment, context);
}
