import type { Viewer } from '../../src/platform/context.js';
import { planActs, setGates } from './plans.js';
import { codeFor, data, owner, personIn, Role, type Json, type Network, type TestBody } from './world.js';
import { keyOf } from './ids.js';

const itemFields = `item { id position title description form onPolicy source leadChair responsibleCommittee handlingDepartments
  participants suggestions plannedAs plannedFrom dueOn phase state doneOn punctuality postponedUntil postponedReason overdue version
  theme { title } alignedTheme { title } alignedItem { title } plan { id } }`;
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${itemFields} } }`;

/** Every mutation on an item as a document with the one variable `input`. */
export const itemActs = {
  addPlanItem: act('addPlanItem', 'AddPlanItemInput'),
  changePlanItem: act('changePlanItem', 'ChangePlanItemInput'),
  movePlanItem: act('movePlanItem', 'MovePlanItemInput'),
  removePlanItem:
    'mutation ($input: RemovePlanItemInput!) { removePlanItem(input: $input) { removedId plan { items(first: 50) { nodes { title position } } } } }',
  advanceItem: act('advanceItem', 'AdvanceItemInput'),
  completeItem: act('completeItem', 'CompleteItemInput'),
  postponeItem: act('postponeItem', 'PostponeItemInput'),
  reopenItem: act('reopenItem', 'ReopenItemInput'),
};

/** What an item needs at least; planned for June. */
export const someItem = { title: '议题', form: 'SPECIAL', source: 'MEMBER', planned: { month: 6 } };

/** A draft of the viewer's body with these items; returns the plan's id and the items as they were added. */
export async function draftWith(
  office: Viewer,
  year: number,
  items: Json[],
): Promise<{ planId: string; items: Json[] }> {
  const input = { year, title: `${year}年度协商计划` };
  const planId: string = (await data(office, planActs.draftPlan, { input })).draftPlan.plan.id;
  const added: Json[] = [];
  for (const item of items) {
    added.push(
      (await data(office, itemActs.addPlanItem, { input: { ...someItem, ...item, planId } })).addPlanItem.item,
    );
  }
  return { planId, items: added };
}

/** Takes a draft through one gate and issues it. */
export async function issue(office: Viewer, planId: string): Promise<Json> {
  await setGates(office, ['CHAIR_MEETING']);
  const { gates } = (await data(office, planActs.submitPlan, { input: { planId } })).submitPlan.plan;
  for (const gate of gates) await data(office, planActs.decideGate, { input: { gateId: gate.id, decision: 'PASSED' } });
  const input = { planId, issuedBy: ['CONFERENCE_OFFICE'] };
  return (await data(office, planActs.issuePlan, { input })).issuePlan.plan;
}

/** An issued plan of the viewer's body with these items. */
export async function issuedWith(office: Viewer, year: number, items: Json[]): ReturnType<typeof draftWith> {
  const draft = await draftWith(office, year, items);
  await issue(office, draft.planId);
  return draft;
}

/** Tells the row of an item as it is stored. */
export async function storedItem(id: string): Promise<Json> {
  const key = keyOf(id);
  return (await owner.query('select * from plan_item where id = $1', [key])).rows[0];
}

/** The codes for whoever must not take the act on what the first county has issued: all but its own office. */
export async function refusedActs(network: Network, source: string, input: Json): Promise<Json> {
  const { city, counties, towns } = network;
  const code = (viewer: Viewer | null) => codeFor(viewer, source, { input });
  const working = (body: TestBody) => code(personIn(body, Role.OFFICE, Role.LIAISON, Role.CHAIR));
  return {
    nobody: await code(null),
    otherRoles: await code(personIn(counties[0], Role.ADMIN, Role.MEMBER, Role.HANDLER, Role.AUDITOR, Role.CHAIR)),
    sibling: await working(counties[1]),
    parent: await working(city),
    below: await working(towns[0][0]),
    closed: await code(personIn({ ...counties[0], closedOn: '2026-01-01' }, Role.OFFICE)),
  };
}

/** What these codes are where the body above sees the record. */
export const refusedOfReported = {
  nobody: 'UNAUTHENTICATED',
  otherRoles: 'FORBIDDEN',
  sibling: 'NOT_FOUND',
  parent: 'FORBIDDEN',
  below: 'NOT_FOUND',
  closed: 'FORBIDDEN',
};
/** What they are where nobody else sees it. */
export const refusedOfDraft = { ...refusedOfReported, parent: 'NOT_FOUND' };

const themeActs = {
  add: 'mutation ($input: AddThemeInput!) { addTheme(input: $input) { theme { id } } }',
  offer: 'mutation ($input: OfferThemesInput!) { offerThemes(input: $input) { themes { id } } }',
};

/** A theme of the viewer's body, offered to those below where asked for; returns its id. */
export async function themeOf(office: Viewer, year: number, title: string, offered = false): Promise<string> {
  const id: string = (await data(office, themeActs.add, { input: { year, title } })).addTheme.theme.id;
  if (offered) await data(office, themeActs.offer, { input: { themeIds: [id] } });
  return id;
}
