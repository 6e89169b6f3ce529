import type { BodyName } from '../body/body-name.entity.js';
import type { Plan } from '../plan/plan.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { PlanEdition } from './plan-edition.entity.js';
import type { PlanItemSnapshot, PlanSnapshot } from './plan-snapshot.entity.js';

/** What makes an edition beside the plan: nothing for the first one, an amendment for the others. */
export type Occasion = Pick<PlanEdition, 'reason' | 'consentBy' | 'consentedOn' | 'consentDocumentNumber'>;

type ItemRow = Omit<PlanItemSnapshot, 'itemId' | 'participants'> & { participantCodes: string[] };

/** The plan with its items as the database has them now: whatever is to be in it must have been flushed. */
export async function snapshotOf(plan: Plan, context: RequestContext): Promise<PlanSnapshot> {
  const { title, year, issuedOn = null, issuedBy = null, documentNumber = null } = plan;
  const rows = await itemRows(plan, context);
  const names = await bodyNames(plan.cityId, rows, context);
  const items = rows.map(({ participantCodes, ...item }) => {
    const participants = participantCodes.flatMap((code) => names.get(Number(code)) ?? []);
    return { ...item, participants } as PlanItemSnapshot;
  });
  return { title, year, issuedOn, issuedBy, documentNumber, items };
}

/** Writes an edition of the plan, whose number the plan already has. */
export function recordEdition(
  plan: Plan,
  snapshot: PlanSnapshot,
  occasion: Occasion,
  context: RequestContext,
): PlanEdition {
  const viewer = viewerOf(context);
  return context.work.create(PlanEdition, viewer, {
    planId: plan.id,
    reach: plan.reach,
    number: plan.edition,
    ...occasion,
    personId: viewer.personId,
    personName: viewer.personName,
    madeAt: context.now(),
    snapshot,
  });
}

function itemRows({ cityId, id }: Plan, { work }: RequestContext): Promise<ItemRow[]> {
  return work.query<ItemRow & Record<string, unknown>>(
    `select id, position, title, description, form, on_policy as "onPolicy", source, theme_id as "themeId",
       aligned_theme_id as "alignedThemeId", aligned_item_id as "alignedItemId", lead_chair as "leadChair",
       responsible_committee as "responsibleCommittee", handling_departments as "handlingDepartments",
       participant_codes::text[] as "participantCodes", planned_as as "plannedAs", planned_from as "plannedFrom",
       due_on as "dueOn", phase, state
     from plan_item where city_id = $1 and plan_id = $2 order by position`,
    [cityId, id],
    'items_of_edition',
  );
}

async function bodyNames(cityId: number, rows: ItemRow[], { work }: RequestContext): Promise<Map<number, BodyName>> {
  const codes = [...new Set(rows.flatMap(({ participantCodes }) => participantCodes))];
  if (codes.length === 0) return new Map();
  const names = await work.query<BodyName & Record<string, unknown>>(
    'select id, level, name from body_name where city_id = $1 and id = any($2)',
    [cityId, codes],
    'body_names_of_edition',
  );
  return new Map(names.map((name) => [name.id, name]));
}
