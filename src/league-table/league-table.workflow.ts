import { AssessmentState } from '../assessment/assessment.entity.js';
import { Role } from '../platform/context.js';
import { Reach } from '../platform/database/tenant-entity.js';
import type { WorkflowTable } from '../platform/workflow.js';
import { LeagueTableState } from './league-table.words.js';

const { PUBLISHED, WITHDRAWN } = LeagueTableState;
const by = [Role.CHAIR];
/** Who decides on objections. */
const leading = [Role.CHAIR, Role.OFFICE, Role.LIAISON];

/** From which phase of an assessment its ranks may be shown: whoever is assessed has read his own result before. */
export const leaguePublishingWorkflow: WorkflowTable<AssessmentState, 'publishLeagueTable'> = {
  publishLeagueTable: { from: [AssessmentState.PUBLISHED, AssessmentState.CLOSED], by },
};

export type LeagueTableAct = 'offerLeagueTable' | 'withdrawLeagueTable' | 'supersedeLeagueTable';

/** What happens to a league table; one of bodies is shown to the bodies below when it is published. */
export const leagueTableWorkflow: WorkflowTable<LeagueTableState, LeagueTableAct> = {
  offerLeagueTable: { from: [PUBLISHED], by, reach: Reach.BELOW },
  withdrawLeagueTable: { from: [PUBLISHED], to: WITHDRAWN, by, reach: Reach.OWN },
  supersedeLeagueTable: { from: [PUBLISHED], to: WITHDRAWN, by: leading, reach: Reach.OWN },
};

/** Publishing a table of bodies offers it; reopening an assessment and upholding an objection supersede what it shows. */
export const innerActs = ['offerLeagueTable', 'supersedeLeagueTable'] as const;
