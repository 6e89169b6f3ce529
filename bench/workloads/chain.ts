import type { Ask, Viewer } from './workload.ts';

/** Sends one mutation and gives its payload. */
export type Act = (name: string, input: Record<string, unknown>, selection: string) => Promise<Payload>;

/** What the payloads selected below have. */
interface Payload {
  plan: { id: string; state: string; gates: { id: string; decision: string | null }[] };
}

const types: Record<string, string> = {
  draftPlan: 'DraftPlanInput',
  addPlanItem: 'AddPlanItemInput',
  submitPlan: 'PlanInput',
  decideGate: 'DecideGateInput',
  issuePlan: 'IssuePlanInput',
};

/** A mutation as the product takes it. */
export const mutation = (name: string, input: Record<string, unknown>, selection: string): Ask => ({
  query: `mutation Act($input: ${types[name]}!) { ${name}(input: $input) { ${selection} } }`,
  variables: { input },
});

const item = (planId: string, quarter: number) => ({
  ...{ planId, title: `第${quarter}季度协商议题`, form: 'SPECIAL', source: 'PARTY_GOVERNMENT', planned: { quarter } },
  handlingDepartments: ['农业农村局'],
});

/** A plan from its draft until it is issued. */
export async function draftToIssued({ bodyId }: Viewer, year: number, act: Act): Promise<void> {
  const title = `${bodyId} ${year}年度协商计划`;
  const { plan } = await act('draftPlan', { year, title }, 'plan { id state }');
  const planId = plan.id;
  for (const quarter of [1, 2, 3, 4])
    await act('addPlanItem', item(planId, quarter), 'item { id position dueOn version }');
  const submitted = await act('submitPlan', { planId }, 'plan { id gates { id decision } }');
  for (const gate of submitted.plan.gates) {
    await act('decideGate', { gateId: gate.id, decision: 'PASSED' }, 'plan { id state }');
  }
  const issued = await act('issuePlan', { planId, issuedBy: ['CONFERENCE_OFFICE'] }, 'plan { state documentNumber }');
  if (issued.plan.state !== 'ISSUED') throw new Error(`the chain ended with ${issued.plan.state}`);
}
