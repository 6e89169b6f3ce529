import type { Feature } from '../platform/feature.js';
import { AssessmentEntry } from './assessment-entry.entity.js';
import {
  AssessmentEntryResolver,
  EntriesOfResultResolver,
  EntriesOfSubmissionResolver,
} from './assessment-entry.resolver.js';
import { EntryOfLineResolver, EntryOfUnmatchedResolver } from './entries-of-score.resolver.js';

export { loadersOf } from './assessment-entry.loaders.js';
export { assessmentEntryWorkflow, enteringWorkflow, type EnteringAct } from './assessment-entry.workflow.js';
export { entriesFor } from './scoring-facts.service.js';
export { decisionsOn, undecidedSubmissions } from './standing.service.js';

/** Entries of assessments 考核事项: facts about subjects other than members, and what is decided on submissions. */
export const assessmentEntry: Feature = {
  name: 'assessment-entry',
  entities: [AssessmentEntry],
  resolvers: [
    ...[AssessmentEntryResolver, EntriesOfResultResolver, EntriesOfSubmissionResolver],
    ...[EntryOfLineResolver, EntryOfUnmatchedResolver],
  ],
  permissions: {},
};
