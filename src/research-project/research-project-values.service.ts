import { PlanItem } from '../plan-item/plan-item.entity.js';
import type { RequestContext } from '../platform/context.js';
import { badInput, forbidden, notFound } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { optionalText, planYear, requiredText } from '../platform/input.js';
import { foreign } from '../platform/workflow.js';
import type { ResearchProject } from './research-project.entity.js';
import type { DraftResearchProjectInput, EditResearchProjectInput } from './research-project.inputs.js';

type Given = Omit<DraftResearchProjectInput, 'originHandoverId'> | EditResearchProjectInput;

/** The columns of a project that an input gives, checked; what is left out is not in it. */
export async function projectValues(given: Given, context: RequestContext): Promise<Partial<ResearchProject>> {
  const { year, title, aim, leaderName, planItemId } = given;
  const values: Partial<ResearchProject> = {};
  if (year != null) values.year = planYear(year, 'input.year');
  if (title != null) values.title = requiredText(title, 'input.title', 200);
  if (aim !== undefined) values.aim = optionalText(aim, 'input.aim', 10_000);
  if (leaderName != null) values.leaderName = requiredText(leaderName, 'input.leaderName', 100);
  for (const name of ['startsOn', 'handInOn', 'endsOn'] as const) {
    const day = given[name];
    if (day != null) values[name] = day;
  }
  if (planItemId !== undefined) values.planItemId = planItemId === null ? null : await ownItem(planItemId, context);
  return values;
}

/** Refuses a schedule that is out of order. */
export function checkSchedule({
  startsOn,
  handInOn,
  endsOn,
}: Pick<ResearchProject, 'startsOn' | 'handInOn' | 'endsOn'>): void {
  if (handInOn < startsOn) {
    throw badInput('input.handInOn', { en: 'is before the project begins.', zh: '不能早于开始日期。' });
  }
  if (endsOn < handInOn) {
    throw badInput('input.endsOn', { en: 'is before contributions are due.', zh: '不能早于成果提交期限。' });
  }
}

async function ownItem(id: string, { work, viewer }: RequestContext): Promise<string> {
  const field = 'input.planItemId';
  const { cityId, id: own } = viewer!.body;
  const item = await work.em.findOne(PlanItem, { cityId, id: keyOf('PlanItem', id, field) });
  if (!item) throw notFound(field);
  if (item.tenantId !== own) throw forbidden(foreign);
  return item.id;
}
