import DataLoader from 'dataloader';
import type { RequestContext } from '../platform/context.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { LineageLink } from './lineage-link.entity.js';
import { seenLinks } from './seen-links.service.js';

interface Loaders {
  /** What a record came from. */
  origins: DataLoader<string, LineageLink[]>;
  /** What came of it. */
  derivatives: DataLoader<string, LineageLink[]>;
  /** A link by its key. */
  link: DataLoader<string, LineageLink | null>;
}

const known = new WeakMap<UnitOfWork, Loaders>();

/** Links that the viewer may know of, read in batches. Nothing is kept: a later mutation may change them. */
export function loadersOf(context: RequestContext): Loaders {
  let loaders = known.get(context.work);
  if (!loaders) known.set(context.work, (loaders = makeLoaders(context)));
  return loaders;
}

function makeLoaders(context: RequestContext): Loaders {
  const batch = <T>(load: (ids: readonly string[]) => Promise<T[]>) => new DataLoader(load, { cache: false });
  return {
    origins: batch(async (derivedIds) => {
      const links = Map.groupBy(await seenLinks({ derivedIds }, context), ({ derivedId }) => derivedId);
      return derivedIds.map((id) => links.get(id) ?? []);
    }),
    derivatives: batch(async (sourceIds) => {
      const links = Map.groupBy(await seenLinks({ sourceIds }, context), ({ sourceId }) => sourceId);
      return sourceIds.map((id) => links.get(id) ?? []);
    }),
    link: batch(async (linkIds) => {
      const links = new Map((await seenLinks({ linkIds }, context)).map((link) => [link.id, link]));
      return linkIds.map((id) => links.get(id) ?? null);
    }),
  };
}
