import type { Feature } from '../platform/feature.js';
import { RosterImport } from './roster-import.entity.js';
import { RosterImportRow } from './roster-import-row.entity.js';
import { rosterPermissions } from './roster.permissions.js';
import { RosterResolver } from './roster.resolver.js';

/** Rosters brought in 名册导入, in two calls: looked at, then done exactly so. */
export const roster: Feature = {
  name: 'roster',
  entities: [RosterImport, RosterImportRow],
  resolvers: [RosterResolver],
  permissions: rosterPermissions,
};
