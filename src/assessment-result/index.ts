import type { Feature } from '../platform/feature.js';
import { signedIn } from '../platform/permissions.js';
import { AssessmentResult } from './assessment-result.entity.js';
import { AssessmentResultResolver } from './assessment-result.resolver.js';
import { MemberStandingResolver } from './member-standing.resolver.js';
import {
  ResultsOfAssessmentResolver,
  ResultsOfGroupResolver,
  ResultsOfMemberResolver,
  ResultsOfUnitResolver,
} from './results-below.resolver.js';

export { recompute, recomputeBy } from './computing.service.js';
export { oneAtATime, tryOneAtATime } from './computing-turn.service.js';
export { enterSubjects } from './entering.service.js';
export { casesOf, type Case } from './facts.service.js';
export { prepare } from './preparing.service.js';
export { assessmentsLike, followedBy } from './previous.service.js';
export { showResults } from './readers.service.js';
export { rescoreActivity, rescoreResults } from './rescoring.service.js';
export { resultRows, type ResultRow } from './result-row.js';
export { scorePoints } from './scoring-turns.service.js';
export { standAgain } from './standing-again.service.js';
export { subjectsOf } from './subject.service.js';

/** Results of assessments 考核结果, with every point explained. */
export const assessmentResult: Feature = {
  name: 'assessment-result',
  entities: [AssessmentResult],
  resolvers: [
    ...[AssessmentResultResolver, MemberStandingResolver],
    ...[ResultsOfAssessmentResolver, ResultsOfMemberResolver, ResultsOfGroupResolver, ResultsOfUnitResolver],
  ],
  permissions: { Query: { assessmentResult: signedIn, receivedResults: signedIn, memberStanding: signedIn } },
};
