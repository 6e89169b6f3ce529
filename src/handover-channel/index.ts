import type { Feature } from '../platform/feature.js';
import { HandoverChannelActsResolver } from './handover-channel-acts.resolver.js';
import { HandoverChannel } from './handover-channel.entity.js';
import { handoverChannelPermissions } from './handover-channel.permissions.js';
import { HandoverChannelResolver } from './handover-channel.resolver.js';

export { receiversOf, type Addressing, type Receiver } from './receiver.service.js';

/** Between which bodies something may pass 流转通道. */
export const handoverChannel: Feature = {
  name: 'handover-channel',
  entities: [HandoverChannel],
  resolvers: [HandoverChannelResolver, HandoverChannelActsResolver],
  permissions: handoverChannelPermissions,
};
