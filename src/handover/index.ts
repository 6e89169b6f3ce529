import type { Feature } from '../platform/feature.js';
import { HandoverActsResolver } from './handover-acts.resolver.js';
import { HandoverEntry } from './handover-entry.entity.js';
import { Handover } from './handover.entity.js';
import { handoverPermissions } from './handover.permissions.js';
import { HandoverResolver } from './handover.resolver.js';

export { receiptsOf } from './counting.service.js';
export { HandoverCounts } from './handover-counts.entity.js';
export { endHandovers, lockUnderWay, underWay } from './ending.service.js';
export { acceptedInvitation, invitedBody, joined } from './invitation.service.js';
export { proposalFrom, proposing } from './proposal.service.js';
export { endOfProject, lockOfProject, lockUnanswered } from './project-ending.service.js';
export { HandoverConnection } from './handover.resolver.js';
export { obstacleTo as obstacleToHandover, passing } from './handover.workflow.js';
export { enter, stepOn } from './step.service.js';

/** What passes between bodies 流转. */
export const handover: Feature = {
  name: 'handover',
  entities: [Handover, HandoverEntry],
  resolvers: [HandoverResolver, HandoverActsResolver],
  permissions: handoverPermissions,
};
