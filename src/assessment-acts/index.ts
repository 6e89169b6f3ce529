import type { Feature } from '../platform/feature.js';
import { ActsOnAssessmentResolver, ActsOnResultResolver } from './viewer-can.resolver.js';

/** What may be done with assessments and their results, by the tables of all the features whose acts these are 可执行操作. */
export const assessmentActs: Feature = {
  name: 'assessment-acts',
  entities: [],
  resolvers: [ActsOnAssessmentResolver, ActsOnResultResolver],
  permissions: {},
};
