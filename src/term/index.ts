import type { Feature } from '../platform/feature.js';
import { TermActsResolver } from './term-acts.resolver.js';
import { Term } from './term.entity.js';
import { termPermissions } from './term.permissions.js';
import { TermResolver, TermsOfBodyResolver } from './term.resolver.js';
import { TermSession } from './term-session.entity.js';

export { ownTerm } from './term.service.js';
export { termWorkflow } from './term.workflow.js';

/** Terms 届 of bodies with a committee, and their sessions 次. */
export const term: Feature = {
  name: 'term',
  entities: [Term, TermSession],
  resolvers: [TermResolver, TermsOfBodyResolver, TermActsResolver],
  permissions: termPermissions,
};
