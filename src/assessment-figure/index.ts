import { keepingFiles } from '../platform/context.js';
import type { Feature } from '../platform/feature.js';
import { readableBy } from '../platform/permissions.js';
import { AssessmentFigure } from './assessment-figure.entity.js';
import { AssessmentRollUpResolver, FigureOfAssessmentResolver } from './assessment-figure.resolver.js';

export { countFigure, fewest } from './counting.service.js';

/** Figures of assessments 考核汇总, for the bodies above. */
export const assessmentFigure: Feature = {
  name: 'assessment-figure',
  entities: [AssessmentFigure],
  resolvers: [FigureOfAssessmentResolver, AssessmentRollUpResolver],
  permissions: { Query: { assessmentRollUp: readableBy(...keepingFiles) } },
};
