import type { Feature } from '../platform/feature.js';
import { AssessmentGateTemplate } from './assessment-gate-template.entity.js';
import { AssessmentGate } from './assessment-gate.entity.js';
import { AssessmentStep } from './assessment-step.entity.js';
import { Assessment } from './assessment.entity.js';

export { act, actOnAssessment, ownAssessment, recordStep } from './assessment.service.js';
export { assessmentWorkflow, running } from './assessment.workflow.js';

/** Assessments 年度考核: opened by a scheme, through gates, published, closed. */
export const assessment: Feature = {
  name: 'assessment',
  entities: [Assessment, AssessmentGate, AssessmentGateTemplate, AssessmentStep],
  resolvers: [],
  permissions: {},
};
