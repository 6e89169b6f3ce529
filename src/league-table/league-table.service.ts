import { Assessment } from '../assessment/assessment.entity.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { conflict } from '../platform/errors.js';
import { optionalText, requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import { obstacle, take } from '../platform/workflow.js';
import { LeagueTableRow } from './league-table-row.entity.js';
import { LeagueTable } from './league-table.entity.js';
import type { PublishLeagueTableInput, WithdrawLeagueTableInput } from './league-table.inputs.js';
import { leaguePublishingWorkflow, leagueTableWorkflow, type LeagueTableAct } from './league-table.workflow.js';

/** Shows the ranks of an assessment as they are now; a table of bodies also to the bodies below. */
export async function publishLeagueTable(input: PublishLeagueTableInput, context: RequestContext): Promise<string> {
  const { work } = context;
  const viewer = viewerOf(context);
  const key = keyOf('Assessment', input.assessmentId, 'input.assessmentId');
  const given = optionalText(input.title, 'input.title', 200);
  const assessment = await work.own(Assessment, key, viewer);
  const problem = obstacle(leaguePublishingWorkflow, 'publishLeagueTable', assessment, viewer);
  if (problem) throw problem;
  await refuseSecond(assessment, context);
  const ranked = await rankedIn(assessment, context);
  if (ranked.length === 0) throw conflict({ en: 'Nobody is ranked in it.', zh: '没有可晾晒的名次。' });
  const { id: assessmentId, year, subject, title } = assessment;
  const published = { publishedOn: today(context), publishedBy: viewer.personName };
  const values = { assessmentId, year, subject, title: given ?? title, ...published };
  const table = work.create(LeagueTable, viewer, values);
  if (subject === 'BODY') take(leagueTableWorkflow, 'offerLeagueTable', table, viewer);
  const { id: tableId, reach } = table;
  ranked.forEach((row, at) => work.createAfter(LeagueTableRow, viewer, { ...row, tableId, reach, position: at + 1 }));
  await work.flush();
  return tableId;
}

async function refuseSecond({ cityId, tenantId, id }: Assessment, { work }: RequestContext): Promise<void> {
  const shown = await work.em.count(LeagueTable, { cityId, tenantId, assessmentId: id, withdrawn: false });
  if (shown === 0) return;
  throw conflict({ en: 'There is a league table of it already; withdraw that first.', zh: '已有晾晒榜，请先撤下。' });
}

/** What a row shows of a result, in the order of the table. */
type Ranked = Pick<LeagueTableRow, 'rank' | 'among' | 'name' | 'total' | 'grade'> & Record<string, unknown>;

const ranks = `select rank, ranked_among as among, subject_name as name, total::float8 as total, grade
  from assessment_result where city_id = $1 and tenant_id = $2 and assessment_id = $3 and rank is not null
  order by ranked_among nulls first, rank, position, id`;

const rankedIn = ({ cityId, tenantId, id }: Assessment, { work }: RequestContext): Promise<Ranked[]> =>
  work.query<Ranked>(ranks, [cityId, tenantId, id], 'ranks_of_assessment');

/** Takes a table back: from then on it is there for who keeps the files of the body only. */
export async function withdrawLeagueTable(input: WithdrawLeagueTableInput, context: RequestContext): Promise<string> {
  const key = keyOf('LeagueTable', input.leagueTableId, 'input.leagueTableId');
  const reason = requiredText(input.reason, 'input.reason', 1000);
  withdraw(await context.work.own(LeagueTable, key, viewerOf(context)), 'withdrawLeagueTable', reason, context);
  await context.work.flush();
  return key;
}

/** The rows follow their table by the key between them. */
function withdraw(table: LeagueTable, act: LeagueTableAct, reason: string, context: RequestContext): void {
  const viewer = viewerOf(context);
  take(leagueTableWorkflow, act, table, viewer);
  const withdrawn = { withdrawn: true, withdrawnOn: today(context), withdrawnBy: viewer.personName };
  Object.assign(table, { ...withdrawn, reason });
}

/** Takes back the table of an assessment that is reopened or computed anew: what it shows holds no more. */
export async function supersedeLeagueTables(
  { cityId, tenantId, id: assessmentId }: Assessment,
  reason: string,
  context: RequestContext,
): Promise<void> {
  const shown = await context.work.em.find(LeagueTable, { cityId, tenantId, assessmentId, withdrawn: false });
  for (const table of shown) withdraw(table, 'supersedeLeagueTable', reason, context);
  await context.work.em.flush();
}
