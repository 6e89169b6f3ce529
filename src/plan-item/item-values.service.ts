import type { RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { optionalText, requiredText, texts } from '../platform/input.js';
import { references } from './item-reference.service.js';
import type { PlanItem } from './plan-item.entity.js';
import type { ItemChangeInput, PlanItemInput } from './plan-item.inputs.js';
import { plannedTime } from './planned-time.service.js';

type Given = PlanItemInput | Omit<ItemChangeInput, 'itemId'>;

const required = ['title', 'form', 'onPolicy', 'source', 'planned'] as const;

/** The columns of an item that an input gives, checked; what is left out is not in it. */
export async function itemValues(
  given: Given,
  year: number,
  at: string,
  context: RequestContext,
): Promise<Partial<PlanItem>> {
  for (const name of required) {
    if (given[name] === null) throw badInput(`${at}.${name}`, { en: 'must not be null.', zh: '不能为空。' });
  }
  return {
    ...whatItIs(given, at),
    ...whoTakesPart(given, at),
    ...(given.planned && plannedTime(given.planned, year, `${at}.planned`)),
    ...(await references(given, year, at, context)),
  };
}

function whatItIs({ title, description, form, onPolicy, source }: Given, at: string): Partial<PlanItem> {
  const values: Partial<PlanItem> = {};
  if (title != null) values.title = requiredText(title, `${at}.title`, 200);
  if (description !== undefined) values.description = optionalText(description, `${at}.description`, 5000);
  if (form != null) values.form = form;
  if (onPolicy != null) values.onPolicy = onPolicy;
  if (source != null) values.source = source;
  return values;
}

function whoTakesPart(given: Given, at: string): Partial<PlanItem> {
  const values: Partial<PlanItem> = {};
  for (const name of ['leadChair', 'responsibleCommittee'] as const) {
    if (given[name] !== undefined) values[name] = optionalText(given[name], `${at}.${name}`, 100);
  }
  const { handlingDepartments } = given;
  if (handlingDepartments !== undefined) {
    values.handlingDepartments = texts(handlingDepartments, `${at}.handlingDepartments`, 100, 50);
  }
  return values;
}
