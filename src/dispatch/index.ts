import type { Feature } from '../platform/feature.js';
import { DispatchActsResolver } from './dispatch-acts.resolver.js';
import { Dispatch } from './dispatch.entity.js';
import { dispatchPermissions } from './dispatch.permissions.js';
import { DispatchResolver } from './dispatch.resolver.js';

export { dispatchTo } from './sending.service.js';

/** What was sent to several bodies at once 发文. */
export const dispatch: Feature = {
  name: 'dispatch',
  entities: [Dispatch],
  resolvers: [DispatchResolver, DispatchActsResolver],
  permissions: dispatchPermissions,
};
