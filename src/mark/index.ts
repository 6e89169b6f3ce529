import type { Feature } from '../platform/feature.js';
import { MarkActsResolver } from './mark-acts.resolver.js';
import { MarkProgressResolver } from './mark-progress.resolver.js';
import { Mark } from './mark.entity.js';
import { markPermissions } from './mark.permissions.js';
import { MarksOfRequestResolver, MarksOfResultResolver } from './mark.resolver.js';

export { markWorkflow } from './mark.workflow.js';

/** Marks 评分 by several assessors, of the own body and of bodies that are asked. */
export const mark: Feature = {
  name: 'mark',
  entities: [Mark],
  resolvers: [MarksOfResultResolver, MarksOfRequestResolver, MarkActsResolver, MarkProgressResolver],
  permissions: markPermissions,
};
