import { Role } from '../platform/context.js';
import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { schemeWorkflow } from '../scheme/index.js';
import { assessmentWorkflow, innerActs } from './assessment.workflow.js';

const inner: readonly string[] = innerActs;
const acts = Object.fromEntries(Object.entries(rulesOf(assessmentWorkflow)).filter(([name]) => !inner.includes(name)));

export const assessmentPermissions: Permissions = {
  Query: { assessment: signedIn, assessments: signedIn, assessmentGateTemplate: signedIn },
  Mutation: {
    openAssessment: rulesOf(schemeWorkflow).openAssessment,
    setAssessmentGates: anyOf(Role.OFFICE, Role.LIAISON),
    ...acts,
  },
};
