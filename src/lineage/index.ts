import type { Feature } from '../platform/feature.js';
import { LineageActsResolver } from './lineage-acts.resolver.js';
import { LineageLink } from './lineage-link.entity.js';
import { lineagePermissions } from './lineage.permissions.js';
import { LineageLinkResolver, LineageResolver } from './lineage.resolver.js';
import { loadersOf } from './lineage.loaders.js';
import { linksOfRecords } from './links-of-records.resolver.js';

/** What came from what, across bodies 来源关系. */
export const lineage: Feature = {
  name: 'lineage',
  entities: [LineageLink],
  resolvers: [LineageResolver, LineageLinkResolver, LineageActsResolver, ...linksOfRecords],
  nodes: { LineageLink: (id, context) => loadersOf(context).link.load(id) },
  permissions: lineagePermissions,
};
