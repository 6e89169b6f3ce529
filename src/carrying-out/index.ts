import type { Feature } from '../platform/feature.js';
import { carryingOutPermissions } from './carrying-out.permissions.js';
import { CarryingOutResolver } from './carrying-out.resolver.js';
import { PlanItemEvent } from './plan-item-event.entity.js';

export { recordProgress } from './progress.service.js';

/** Carrying out 推进 the items of issued plans. */
export const carryingOut: Feature = {
  name: 'carrying-out',
  entities: [PlanItemEvent],
  resolvers: [CarryingOutResolver],
  permissions: carryingOutPermissions,
};
