import type { Feature } from '../platform/feature.js';
import { MarkRequestActsResolver } from './mark-request-acts.resolver.js';
import { MarkRequest } from './mark-request.entity.js';
import { markRequestPermissions } from './mark-request.permissions.js';
import { MarkRequestResolver } from './mark-request.resolver.js';

export { adoptSheets } from './adopting.service.js';
export { askingWorkflow, markRequestWorkflow, marking, obstacleTo } from './mark-request.workflow.js';
export { closeRequests, lockMarking, openRequests, shareMarking } from './marking-phase.service.js';
export { mostOf, pointsWithin, sheetOf, sheetsOf, type Sheet, type Sheets } from './sheet.service.js';

/** What other bodies are asked to mark 评分请求. */
export const markRequest: Feature = {
  name: 'mark-request',
  entities: [MarkRequest],
  resolvers: [MarkRequestResolver, MarkRequestActsResolver],
  permissions: markRequestPermissions,
};
