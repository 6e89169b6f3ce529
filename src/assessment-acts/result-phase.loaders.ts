import DataLoader from 'dataloader';
import { AssessmentState, type Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/** How far the assessment of a result is. */
export type Phase = Pick<Assessment, 'state' | 'objectionsBy'>;

type Loader = DataLoader<string, Phase>;
const loaders = new WeakMap<UnitOfWork, Loader>();

/** Read in batches. Nothing is kept: a later mutation of the operation may change it. */
export function phaseOf(assessmentId: string, context: RequestContext): Promise<Phase> {
  let loader = loaders.get(context.work);
  if (!loader) loaders.set(context.work, (loader = loaderFor(context)));
  return loader.load(assessmentId);
}

const text = `select id, state, objections_by::text as "objectionsBy" from assessment where city_id = $1 and id = any($2)`;
/** Who asks from another body does not see the assessment, and can do nothing there. */
const unseen: Phase = { state: AssessmentState.CLOSED };

function loaderFor(context: RequestContext): Loader {
  const { cityId } = viewerOf(context).body;
  const load = async (ids: readonly string[]): Promise<Phase[]> => {
    const rows = await context.work.query<Phase & { id: string } & Record<string, unknown>>(
      text,
      [cityId, ids],
      'phases_of_results',
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? unseen);
  };
  return new DataLoader(load, { cache: false });
}
