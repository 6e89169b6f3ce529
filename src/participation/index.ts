import type { Feature } from '../platform/feature.js';
import { ParticipationActsResolver } from './participation-acts.resolver.js';
import { Participation } from './participation.entity.js';
import { participationPermissions } from './participation.permissions.js';
import { ParticipationResolver, ParticipationsOfMemberResolver } from './participation.resolver.js';
import { ParticipationsOfEventResolver } from './participations-of-event.resolver.js';

/** Members' parts in events 履职记录: confirmed, objected to, decided, and read as facts for scoring. */
export const participation: Feature = {
  name: 'participation',
  entities: [Participation],
  resolvers: [
    ParticipationResolver,
    ParticipationsOfMemberResolver,
    ParticipationsOfEventResolver,
    ParticipationActsResolver,
  ],
  permissions: participationPermissions,
};
