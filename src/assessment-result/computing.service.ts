import { Assessment } from '../assessment/assessment.entity.js';
import { countFigure } from '../assessment-figure/index.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { oneAtATime } from './computing-turn.service.js';
import { placesOf } from './placing.service.js';
import { followed, prepare, type Prepared } from './preparing.service.js';
import { storeRanked } from './storing.service.js';

/** Computes all results by what is on record and counts the figures, with the body locked. */
export const recompute = (assessmentId: string, context: RequestContext): Promise<void> =>
  oneAtATime(context, () => recomputeBy(assessmentId, context));

/** The same by what was prepared before the body was locked, in the same turn. */
export async function recomputeBy(assessmentId: string, context: RequestContext, ready?: Prepared): Promise<void> {
  const assessment = await context.work.own(Assessment, assessmentId, viewerOf(context));
  const { scheme, rows, scored } = ready
    ? await followed(ready, assessment, context)
    : await prepare(assessment, context);
  const texts = new Map(scored.map(({ subject, written }) => [subject.id, written]));
  const ranked = placesOf(scheme, rows, scored).map((place) => ({ ...place, written: texts.get(place.id)! }));
  await storeRanked(ranked, context);
  assessment.computedAt = context.now();
  await context.work.flush();
  await countFigure(assessment, context);
}
