import { Role } from '../platform/context.js';
import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { schemeWorkflow } from '../scheme/index.js';
import { assessmentWorkflow } from './assessment.workflow.js';

const { approveAssessment: _approve, returnAssessment: _return, ...acts } = rulesOf(assessmentWorkflow);

export const assessmentPermissions: Permissions = {
  Query: { assessment: signedIn, assessments: signedIn, assessmentGateTemplate: signedIn },
  Mutation: {
    openAssessment: rulesOf(schemeWorkflow).openAssessment,
    setAssessmentGates: anyOf(Role.OFFICE, Role.LIAISON),
    ...acts,
  },
};
