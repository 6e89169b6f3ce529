import DataLoader from 'dataloader';
import { viewerOf, type RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';
import { differenceOf } from './difference.service.js';
import type { SchemeChange } from './scheme-change.entity.js';
import type { Scheme } from './scheme.entity.js';

type Loader = DataLoader<string, SchemeDocument | null>;
const loaders = new WeakMap<UnitOfWork, Loader>();

/** What an edition changes against the one before it, or null where that is not there for the viewer. */
export async function differenceFrom(
  { previousId, document }: Pick<Scheme, 'previousId' | 'document'>,
  context: RequestContext,
): Promise<SchemeChange[] | null> {
  const before = previousId ? await documentsFor(context).load(previousId) : null;
  return before && differenceOf(before, document);
}

function documentsFor(context: RequestContext): Loader {
  const known = loaders.get(context.work) ?? documents(context);
  loaders.set(context.work, known);
  return known;
}

function documents(context: RequestContext): Loader {
  const { cityId } = viewerOf(context).body;
  return new DataLoader(async (ids) => {
    const rows = await context.work.query<{ id: string; document: SchemeDocument }>(
      'select id, document from scheme where city_id = $1 and id = any($2)',
      [cityId, ids],
      'documents_of_schemes',
    );
    const found = new Map(rows.map(({ id, document }) => [id, document]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
