import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { leaguePublishingWorkflow, leagueTableWorkflow } from './league-table.workflow.js';

const { withdrawLeagueTable } = rulesOf(leagueTableWorkflow);

export const leagueTablePermissions: Permissions = {
  Query: { leagueTable: signedIn, leagueTables: signedIn },
  Mutation: { ...rulesOf(leaguePublishingWorkflow), withdrawLeagueTable },
};
