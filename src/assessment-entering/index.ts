import type { Feature } from '../platform/feature.js';
import { assessmentEnteringPermissions } from './assessment-entering.permissions.js';
import { AssessmentEnteringResolver } from './assessment-entering.resolver.js';

/** Entering 考核事项登记、审核: facts are recorded, submissions decided on, and what was wrong is taken back. */
export const assessmentEntering: Feature = {
  name: 'assessment-entering',
  entities: [],
  resolvers: [AssessmentEnteringResolver],
  permissions: assessmentEnteringPermissions,
};
