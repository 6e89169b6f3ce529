import type { Feature } from '../platform/feature.js';
import { SubTopicActsResolver } from './sub-topic-acts.resolver.js';
import { SubTopic } from './sub-topic.entity.js';
import { subTopicPermissions } from './sub-topic.permissions.js';
import { SubTopicsOfProjectResolver } from './sub-topic.resolver.js';

export { topicOfProject } from './sub-topic.service.js';

/** Sub-topics 子课题 of a research project. */
export const subTopic: Feature = {
  name: 'sub-topic',
  entities: [SubTopic],
  resolvers: [SubTopicsOfProjectResolver, SubTopicActsResolver],
  permissions: subTopicPermissions,
};
