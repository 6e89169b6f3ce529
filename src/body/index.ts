import type { Feature } from '../platform/feature.js';
import { BodyActsResolver } from './body-acts.resolver.js';
import { BodyName } from './body-name.entity.js';
import { Body } from './body.entity.js';
import { bodyPermissions } from './body.permissions.js';
import { BodyResolver } from './body.resolver.js';

export { Scope, ScopeArgs } from './body.inputs.js';
export { bodyInSight, inScope, lockBody } from './body.service.js';
export {
  cityOf,
  codeNumber,
  documentMarkOf,
  fitsBelow,
  isCityCode,
  isCode,
  levelsBelow,
} from './division-code.service.js';

/** Bodies of the three levels 单位. */
export const body: Feature = {
  name: 'body',
  entities: [Body, BodyName],
  resolvers: [BodyResolver, BodyActsResolver],
  permissions: bodyPermissions,
};
