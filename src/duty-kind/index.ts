import type { Feature } from '../platform/feature.js';
import { DutyKindActsResolver } from './duty-kind-acts.resolver.js';
import { DutyKind } from './duty-kind.entity.js';
import { dutyKindPermissions } from './duty-kind.permissions.js';
import { DutyKindResolver } from './duty-kind.resolver.js';

export { dutyKindWorkflow, recording } from './duty-kind.workflow.js';

/** Kinds of duty events 履职类别 of a body. */
export const dutyKind: Feature = {
  name: 'duty-kind',
  entities: [DutyKind],
  resolvers: [DutyKindResolver, DutyKindActsResolver],
  permissions: dutyKindPermissions,
};
