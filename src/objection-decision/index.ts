import type { Feature } from '../platform/feature.js';
import { objectionDecisionPermissions } from './objection-decision.permissions.js';
import { ObjectionDecisionResolver } from './objection-decision.resolver.js';

/** Decisions on objections to results 申诉处理: they change results, which objections themselves do not. */
export const objectionDecision: Feature = {
  name: 'objection-decision',
  entities: [],
  resolvers: [ObjectionDecisionResolver],
  permissions: objectionDecisionPermissions,
};
