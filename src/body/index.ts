import type { Feature } from '../platform/feature.js';
import { BodyName } from './body-name.entity.js';
import { Body } from './body.entity.js';
import { bodyPermissions } from './body.permissions.js';
import { BodyResolver } from './body.resolver.js';

export { Scope, ScopeArgs } from './body.inputs.js';
export { bodyInSight, codeNumber, inScope } from './body.service.js';

/** Bodies of the three levels 单位. */
export const body: Feature = {
  name: 'body',
  entities: [Body, BodyName],
  resolvers: [BodyResolver],
  permissions: bodyPermissions,
};
