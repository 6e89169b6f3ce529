import type { Feature } from '../platform/feature.js';
import { AssessmentActsResolver } from './assessment-acts.resolver.js';
import { AssessmentGateTemplate } from './assessment-gate-template.entity.js';
import { AssessmentGate } from './assessment-gate.entity.js';
import { AssessmentStep } from './assessment-step.entity.js';
import { Assessment } from './assessment.entity.js';
import { assessmentPermissions } from './assessment.permissions.js';
import { AssessmentResolver } from './assessment.resolver.js';

export { act, actOnAssessment, ownAssessment, recordStep } from './assessment.service.js';
export { assessmentWorkflow, innerActs, type AssessmentAct } from './assessment.workflow.js';
export { objectionsPossible } from './objecting-days.service.js';

/** Assessments 年度考核: opened by a scheme, through gates, published, closed. */
export const assessment: Feature = {
  name: 'assessment',
  entities: [Assessment, AssessmentGate, AssessmentGateTemplate, AssessmentStep],
  resolvers: [AssessmentResolver, AssessmentActsResolver],
  permissions: assessmentPermissions,
};
