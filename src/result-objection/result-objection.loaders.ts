import DataLoader from 'dataloader';
import type { AssessmentState } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/** What stands in other rows and decides how far an objection is. */
export interface Progress {
  decided: boolean;
  /** Of its assessment; null where the viewer does not see that. */
  phase: AssessmentState | null;
  /** Whether it is to the result of a group that the viewer led when it was published. */
  led: boolean;
}

type Loader = DataLoader<string, Progress>;
const loaders = new WeakMap<UnitOfWork, Loader>();

/** How far objections are, read in batches. Nothing is kept: a later mutation of the operation may change it. */
export function progressOf(id: string, context: RequestContext): Promise<Progress> {
  let loader = loaders.get(context.work);
  if (!loader) loaders.set(context.work, (loader = loaderFor(context)));
  return loader.load(id);
}

function loaderFor(context: RequestContext): Loader {
  const { body, personId } = viewerOf(context);
  const load = async (ids: readonly string[]): Promise<Progress[]> => {
    const rows = await context.work.query<Progress & { id: string } & Record<string, unknown>>(
      text,
      [body.cityId, ids, personId],
      'progress_of_objections',
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id)!);
  };
  return new DataLoader(load, { cache: false });
}

const text = `select o.id, d.id is not null as decided, a.state as phase,
    coalesce($3 = any(r.reader_person_ids), false) as led
  from result_objection o
    left join objection_decision d on d.city_id = $1 and d.objection_id = o.id
    left join assessment a on a.city_id = $1 and a.id = o.assessment_id
    left join assessment_result r on r.city_id = $1 and r.id = o.result_id
  where o.city_id = $1 and o.id = any($2)`;
