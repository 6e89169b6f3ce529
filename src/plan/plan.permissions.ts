import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { Role } from '../platform/context.js';
import { planWorkflow } from './plan.workflow.js';

const rules = rulesOf(planWorkflow);

export const planPermissions: Permissions = {
  Query: { plan: signedIn, plans: signedIn, gateTemplate: signedIn },
  Mutation: {
    draftPlan: rules.editPlan,
    renamePlan: rules.editPlan,
    deletePlan: rules.deletePlan,
    submitPlan: rules.submitPlan,
    recallPlan: rules.recallPlan,
    decideGate: rules.decideGate,
    reportPlan: rules.reportPlan,
    issuePlan: rules.issuePlan,
    offerPlan: rules.offerPlan,
    publishPlan: rules.publishPlan,
    closePlan: rules.closePlan,
    setGateTemplate: anyOf(Role.OFFICE, Role.LIAISON),
  },
};
