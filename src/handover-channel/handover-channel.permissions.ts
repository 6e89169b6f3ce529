import { anyOf, rulesOf, signedIn, type Permissions } from '../platform/permissions.js';
import { handoverChannelWorkflow, opening } from './handover-channel.workflow.js';

export const handoverChannelPermissions: Permissions = {
  Query: { handoverChannels: signedIn, handoverPartners: signedIn },
  Mutation: { openHandoverChannel: anyOf(...opening), ...rulesOf(handoverChannelWorkflow) },
};
