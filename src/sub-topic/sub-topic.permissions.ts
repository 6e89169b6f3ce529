import { rulesOf, type Permissions } from '../platform/permissions.js';
import { partWorkflow } from '../research-project/index.js';

const { addSubTopic, editSubTopic, removeSubTopic } = rulesOf(partWorkflow);

export const subTopicPermissions: Permissions = { Mutation: { addSubTopic, editSubTopic, removeSubTopic } };
