import type { Feature } from '../platform/feature.js';
import { PlanItem } from './plan-item.entity.js';

export { Form, ItemState, openStates, Phase, PlannedAs, TopicSource } from './plan-item.words.js';

/** Items 协商议题 of annual plans. */
export const planItem: Feature = { name: 'plan-item', entities: [PlanItem], resolvers: [], permissions: {} };
