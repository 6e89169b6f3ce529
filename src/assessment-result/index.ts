import type { Feature } from '../platform/feature.js';
import { AssessmentResult } from './assessment-result.entity.js';

/** Results of assessments 考核结果, with every point explained. */
export const assessmentResult: Feature = {
  name: 'assessment-result',
  entities: [AssessmentResult],
  resolvers: [],
  permissions: {},
};
