import { v7 as uuidv7 } from 'uuid';
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
    id: uuidv7(),
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

/** Titles are kept with the items: a theme may be named anew, and an item above be hidden, while the edition stays. */
function itemRows({ cityId, id }: Plan, { work }: RequestContext): Promise<ItemRow[]> {
  return work.query<ItemRow & Record<string, unknown>>(
    `select i.id, i.position, i.title, i.description, i.form, i.on_policy as "onPolicy", i.source,
       t.title as "themeTitle", a.title as "alignedThemeTitle", x.title as "alignedItemTitle",
       i.lead_chair as "leadChair", i.responsible_committee as "responsibleCommittee",
       i.handling_departments as "handlingDepartments", i.participant_codes::text[] as "participantCodes",
       i.planned_as as "plannedAs", i.planned_from as "plannedFrom", i.due_on as "dueOn", i.phase, i.state
     from plan_item i
     left join theme t on t.city_id = i.city_id and t.id = i.theme_id
     left join theme a on a.city_id = i.city_id and a.id = i.aligned_theme_id
     left join plan_item x on x.city_id = i.city_id and x.id = i.aligned_item_id
     where i.city_id = $1 and i.plan_id = $2 order by i.position`,
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
