import type { Feature } from '../platform/feature.js';
import { TopicCallActsResolver } from './topic-call-acts.resolver.js';
import { TopicCall } from './topic-call.entity.js';
import { topicCallPermissions } from './topic-call.permissions.js';
import { TopicCallResolver } from './topic-call.resolver.js';

export { TopicCallInput } from './topic-call.inputs.js';
export { TopicCallPayload } from './topic-call-acts.resolver.js';
export { actOnCall } from './topic-call.service.js';
export { suggesting, suggestingObstacle, topicCallWorkflow, type CallFacts } from './topic-call.workflow.js';

/** Calls for topics 征题, before a plan is drafted. */
export const topicCall: Feature = {
  name: 'topic-call',
  entities: [TopicCall],
  resolvers: [TopicCallResolver, TopicCallActsResolver],
  permissions: topicCallPermissions,
};
