import type { Feature } from '../platform/feature.js';
import { PlanItemActsResolver } from './plan-item-acts.resolver.js';
import { PlanItem } from './plan-item.entity.js';
import { planItemPermissions } from './plan-item.permissions.js';
import { ItemsOfPlanResolver, PlanItemResolver } from './plan-item.resolver.js';

export { ItemChangeInput, PlanItemInput } from './plan-item.inputs.js';
export { itemPayload, PlanItemPayload } from './plan-item-acts.resolver.js';
export { insertItem, ownItem, updateItem } from './plan-item.service.js';
export { type CarryingOutAct, issuedPlanWorkflow, itemWorkflow, type ItemAct } from './plan-item.workflow.js';
export {
  Form,
  formNames,
  ItemState,
  openStates,
  Phase,
  phases,
  PlannedAs,
  Punctuality,
  sourceNames,
  TopicSource,
} from './plan-item.words.js';

/** Items 协商议题 of annual plans: drafting them, and finding them. */
export const planItem: Feature = {
  name: 'plan-item',
  entities: [PlanItem],
  resolvers: [PlanItemResolver, ItemsOfPlanResolver, PlanItemActsResolver],
  permissions: planItemPermissions,
};
