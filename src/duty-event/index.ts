import type { Feature } from '../platform/feature.js';
import { DutyEventActsResolver } from './duty-event-acts.resolver.js';
import { DutyEvent } from './duty-event.entity.js';
import { dutyEventPermissions } from './duty-event.permissions.js';
import { DutyEventResolver } from './duty-event.resolver.js';

export {
  distinct,
  dutyOf,
  evidenceOf,
  mostParticipants,
  within,
  type Duty,
  type Participant,
} from './content.service.js';
export { shareOut, succeed } from './duplicate.service.js';
export { duplicatesIn, RecordDutyEventPayload, toldOfDuplicates } from './duty-event-acts.resolver.js';
export { daysOf } from './duty-event-filter.service.js';
export { DutyEventInput, EvidenceInput } from './duty-event.inputs.js';
export { entryOf } from './duty-event.words.js';
export { dutyEventWorkflow } from './duty-event.workflow.js';
export { enterDuty, newEvent, ownKind, personsOf, recordDuty, type Recorded } from './recording.service.js';

/** Duty events 履职事项: what happened, recorded by whoever organised it. Other features record by `recordDuty`. */
export const dutyEvent: Feature = {
  name: 'duty-event',
  entities: [DutyEvent],
  resolvers: [DutyEventResolver, DutyEventActsResolver],
  permissions: dutyEventPermissions,
};
