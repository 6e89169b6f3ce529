import type { Feature } from '../platform/feature.js';
import { AssessmentFigure } from './assessment-figure.entity.js';

/** Figures of assessments 考核汇总, for the bodies above. */
export const assessmentFigure: Feature = {
  name: 'assessment-figure',
  entities: [AssessmentFigure],
  resolvers: [],
  permissions: {},
};
