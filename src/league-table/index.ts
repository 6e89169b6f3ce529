import type { Feature } from '../platform/feature.js';
import { LeagueTableActsResolver } from './league-table-acts.resolver.js';
import { LeagueTableRow } from './league-table-row.entity.js';
import { LeagueTable } from './league-table.entity.js';
import { leagueTablePermissions } from './league-table.permissions.js';
import { LeagueTableResolver } from './league-table.resolver.js';

export { supersedeLeagueTables } from './league-table.service.js';
export { leaguePublishingWorkflow } from './league-table.workflow.js';

/** League tables 晾晒榜: ranks of an assessment, shown by an act of their own. */
export const leagueTable: Feature = {
  name: 'league-table',
  entities: [LeagueTable, LeagueTableRow],
  resolvers: [LeagueTableResolver, LeagueTableActsResolver],
  permissions: leagueTablePermissions,
};
