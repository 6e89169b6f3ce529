import type { Feature } from '../platform/feature.js';
import { ConsequenceActsResolver } from './consequence-acts.resolver.js';
import { Consequence } from './consequence.entity.js';
import { consequencePermissions } from './consequence.permissions.js';
import { ConsequenceResolver } from './consequence.resolver.js';
import { ConsequencesOfMemberResolver, ConsequencesOfResultResolver } from './consequences-below.resolver.js';

export { dropProposals, proposeConsequences } from './proposing.service.js';

/** Consequences of results 结果运用: proposed by rules, decided or dropped by people, on record over the years. */
export const consequence: Feature = {
  name: 'consequence',
  entities: [Consequence],
  resolvers: [ConsequenceResolver, ConsequencesOfMemberResolver, ConsequencesOfResultResolver, ConsequenceActsResolver],
  permissions: consequencePermissions,
};
