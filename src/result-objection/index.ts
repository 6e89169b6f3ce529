import type { Feature } from '../platform/feature.js';
import { ObjectionDecision } from './objection-decision.entity.js';
import { ObjectionsOfResultResolver } from './objections-below.resolver.js';
import { ResultObjectionActsResolver } from './result-objection-acts.resolver.js';
import { ResultObjection } from './result-objection.entity.js';
import { resultObjectionPermissions } from './result-objection.permissions.js';
import { ResultObjectionResolver } from './result-objection.resolver.js';

export { objectionCounts, type ObjectionCounts } from './objection-counts.service.js';
export { ResultObjectionInput } from './result-objection.inputs.js';
export { lockObjections } from './locking.service.js';
export { judgedOf } from './result-objection.service.js';
export { objectionPayload, ResultObjectionPayload } from './result-objection-acts.resolver.js';
export { decidingWorkflow, obstacleToDeciding, obstacleToObjecting } from './result-objection.workflow.js';

/** Objections to published results 申诉, and what was said to them. */
export const resultObjection: Feature = {
  name: 'result-objection',
  entities: [ResultObjection, ObjectionDecision],
  resolvers: [ResultObjectionResolver, ObjectionsOfResultResolver, ResultObjectionActsResolver],
  permissions: resultObjectionPermissions,
};
