import type { Feature } from '../platform/feature.js';
import { LeaderInstruction } from './leader-instruction.entity.js';
import { ResearchSubmissionActsResolver } from './research-submission-acts.resolver.js';
import { ResearchSubmission } from './research-submission.entity.js';
import { researchSubmissionPermissions } from './research-submission.permissions.js';
import { ResearchSubmissionResolver, SubmissionsOfProjectResolver } from './research-submission.resolver.js';

/** What is submitted of a research project 成果报送, and what leaders write on it. */
export const researchSubmission: Feature = {
  name: 'research-submission',
  entities: [ResearchSubmission, LeaderInstruction],
  resolvers: [ResearchSubmissionResolver, SubmissionsOfProjectResolver, ResearchSubmissionActsResolver],
  permissions: researchSubmissionPermissions,
};
