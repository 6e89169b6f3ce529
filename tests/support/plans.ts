import type { Viewer } from '../../src/platform/context.js';
import { data, type Json } from './world.js';

const planFields = `plan { id year title state edition round returnReason reportedOn issuedOn issuedBy documentNumber review version
  gates { id round position kind decision } history(first: 50) { nodes { act note } } }`;
const act = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${planFields} } }`;

/** Every mutation on a plan as a document with the one variable `input`. */
export const planActs = {
  draftPlan: act('draftPlan', 'DraftPlanInput'),
  renamePlan: act('renamePlan', 'RenamePlanInput'),
  submitPlan: act('submitPlan', 'PlanInput'),
  recallPlan: act('recallPlan', 'RecallPlanInput'),
  decideGate: act('decideGate', 'DecideGateInput'),
  reportPlan: act('reportPlan', 'PlanInput'),
  issuePlan: act('issuePlan', 'IssuePlanInput'),
  offerPlan: act('offerPlan', 'PlanInput'),
  publishPlan: act('publishPlan', 'PlanInput'),
  closePlan: act('closePlan', 'ClosePlanInput'),
  deletePlan: 'mutation ($input: PlanInput!) { deletePlan(input: $input) { deletedId } }',
};

/** Sets the order of gates of the viewer's body. */
export const setGates = (office: Viewer, kinds: string[]): Promise<Json> =>
  data(office, 'mutation ($input: SetGateTemplateInput!) { setGateTemplate(input: $input) { gateNames } }', {
    input: { gates: kinds.map((kind) => ({ kind, name: kind })) },
  });

export const plan = async (viewer: Viewer, id: string): Promise<Json> =>
  (await data(viewer, `query ($id: ID!) { plan(id: $id) { ${planFields.slice(6, -1)} } }`, { id })).plan;

/** A plan of the viewer's body, through one gate, issued. */
export async function issuedPlan(office: Viewer, year: number): Promise<Json> {
  await setGates(office, ['CHAIR_MEETING']);
  const { id } = (await data(office, planActs.draftPlan, { input: { year, title: `${year}年度协商计划` } })).draftPlan
    .plan;
  const { gates } = (await data(office, planActs.submitPlan, { input: { planId: id } })).submitPlan.plan;
  for (const gate of gates) await data(office, planActs.decideGate, { input: { gateId: gate.id, decision: 'PASSED' } });
  return (await data(office, planActs.issuePlan, { input: { planId: id, issuedBy: ['CONFERENCE_OFFICE'] } })).issuePlan
    .plan;
}
