import DataLoader from 'dataloader';
import { AssessmentState, type Assessment } from '../assessment/assessment.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decisionsOn } from './standing.service.js';

/** What decides whether entries may be changed: whose assessment it is, and how far. */
export type Phase = Pick<Assessment, 'tenantId' | 'state'>;

interface Loaders {
  phase: DataLoader<string, Phase>;
  /** Whether a submission is decided on. */
  decided: DataLoader<string, boolean>;
}

const known = new WeakMap<UnitOfWork, Loaders>();

/** What is read in batches about entries. Nothing is kept: a later mutation of the operation may change it. */
export function loadersOf(context: RequestContext): Loaders {
  let loaders = known.get(context.work);
  if (!loaders) known.set(context.work, (loaders = makeLoaders(context)));
  return loaders;
}

/** Of an assessment that is not seen only this is known: it is another body's. */
const unseen: Phase = { tenantId: 0, state: AssessmentState.CLOSED };

const phases = `select id, tenant_id as "tenantId", state from assessment where city_id = $1 and id = any($2)`;

function makeLoaders(context: RequestContext): Loaders {
  const { cityId } = viewerOf(context).body;
  const batch = <T>(load: (ids: readonly string[]) => Promise<T[]>) =>
    new DataLoader<string, T>(load, { cache: false });
  return {
    phase: batch(async (ids) => {
      const values = [cityId, ids];
      const rows = await context.work.query<Phase & { id: string }>(phases, values, 'phases_of_entries');
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? unseen);
    }),
    decided: batch(async (ids) => {
      const decided = await decisionsOn(ids, context);
      return ids.map((id) => decided.has(id));
    }),
  };
}
