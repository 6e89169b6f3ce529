import { rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { topicCallWorkflow } from './topic-call.workflow.js';

const rules = rulesOf(topicCallWorkflow);

export const topicCallPermissions: Permissions = {
  Query: { topicCall: signedIn, topicCalls: signedIn },
  Mutation: {
    draftTopicCall: rules.editTopicCall,
    editTopicCall: rules.editTopicCall,
    deleteTopicCall: rules.deleteTopicCall,
    openTopicCall: rules.openTopicCall,
    extendTopicCall: rules.extendTopicCall,
    closeTopicCall: rules.closeTopicCall,
  },
};
