import type { Feature } from '../platform/feature.js';
import { SchemeActsResolver } from './scheme-acts.resolver.js';
import { Scheme } from './scheme.entity.js';
import { schemePermissions } from './scheme.permissions.js';
import { SchemeResolver } from './scheme.resolver.js';

export { compiledScheme } from './compiled-scheme.service.js';
export { schemeWorkflow } from './scheme.workflow.js';
export { schemeOf } from './scheme-document.service.js';
export { freezeOnClosing } from './scheme-publishing.service.js';

/** Assessment schemes 考核办法: the rules of a body for a year and a kind of subject, in editions. */
export const scheme: Feature = {
  name: 'scheme',
  entities: [Scheme],
  resolvers: [SchemeResolver, SchemeActsResolver],
  permissions: schemePermissions,
};
