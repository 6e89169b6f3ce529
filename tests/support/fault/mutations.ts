import type { Viewer } from '../../../src/platform/context.js';
import { draftWith, issue, issuedWith, itemActs } from '../plan-items.js';
import { planActs, setGates } from '../plans.js';
import { data, type Json } from '../world.js';

/** A mutation that is ready to be sent: what it acts upon has been made. */
export interface Prepared {
  source: string;
  input: Json;
}

const amend =
  'mutation ($input: AmendPlanInput!) { amendPlan(input: $input) { plan { edition items(first: 50) { nodes { title state position } } } } }';
const gates = 'mutation ($input: SetGateTemplateInput!) { setGateTemplate(input: $input) { gateNames } }';
const three = [{ title: '一' }, { title: '二' }, { title: '三' }];
const consent = { reason: '调整', consentBy: '主席会议', consentedOn: '2026-01-01' };
const item = { title: '新增', form: 'SPECIAL', source: 'MEMBER', planned: { month: 6 } };

/** Kinds of mutation that write in different ways: one row and many, numbers, histories, deletions, refusals. */
export const preparations: Record<string, (office: Viewer, year: number) => Promise<Prepared>> = {
  draftPlan: async (_office, year) => ({ source: planActs.draftPlan, input: { year, title: '计划' } }),
  addPlanItem: async (office, year) => {
    const { planId } = await draftWith(office, year, three);
    return { source: itemActs.addPlanItem, input: { ...item, planId } };
  },
  movePlanItem: async (office, year) => {
    const { items } = await draftWith(office, year, three);
    return { source: itemActs.movePlanItem, input: { itemId: items[2].id, position: 1 } };
  },
  removePlanItem: async (office, year) => {
    const { items } = await draftWith(office, year, three);
    return { source: itemActs.removePlanItem, input: { itemId: items[0].id } };
  },
  setGateTemplate: async (office) => {
    await setGates(office, ['CHAIR_MEETING', 'STANDING_COMMITTEE']);
    return { source: gates, input: { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] } };
  },
  submitPlan: async (office, year) => {
    await setGates(office, ['CHAIR_MEETING', 'STANDING_COMMITTEE']);
    const { planId } = await draftWith(office, year, []);
    return { source: planActs.submitPlan, input: { planId } };
  },
  decideGate: async (office, year) => {
    const { gateId } = await submitted(office, year);
    return { source: planActs.decideGate, input: { gateId, decision: 'PASSED' } };
  },
  issuePlan: async (office, year) => {
    const { planId, gateId } = await submitted(office, year);
    await data(office, planActs.decideGate, { input: { gateId, decision: 'PASSED' } });
    return { source: planActs.issuePlan, input: { planId, issuedBy: ['CONFERENCE_OFFICE'] } };
  },
  completeItem: async (office, year) => {
    const { items } = await issuedWith(office, year, three);
    return { source: itemActs.completeItem, input: { itemId: items[1].id } };
  },
  amendPlan: async (office, year) => {
    const { planId, items } = await draftWith(office, year, three);
    await issue(office, planId);
    const change = [{ itemId: items[0].id, title: '改' }];
    const cancel = [{ itemId: items[1].id, reason: '取消' }];
    return { source: amend, input: { ...consent, planId, change, cancel, add: [item] } };
  },
};

async function submitted(office: Viewer, year: number): Promise<{ planId: string; gateId: string }> {
  await setGates(office, ['CHAIR_MEETING']);
  const { planId } = await draftWith(office, year, three);
  const { plan } = (await data(office, planActs.submitPlan, { input: { planId } })).submitPlan;
  return { planId, gateId: plan.gates[0].id };
}
