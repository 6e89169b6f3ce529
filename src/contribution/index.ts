import type { Feature } from '../platform/feature.js';
import { ContributionActsResolver } from './contribution-acts.resolver.js';
import { ContributionVersion } from './contribution-version.entity.js';
import { ContributionVersionResolver, VersionsForProjectResolver } from './contribution-version.resolver.js';
import { Contribution } from './contribution.entity.js';
import { contributionPermissions } from './contribution.permissions.js';
import { ContributionResolver } from './contribution.resolver.js';

/** What is written for a research project 调研成果稿, and handed in. */
export const contribution: Feature = {
  name: 'contribution',
  entities: [Contribution, ContributionVersion],
  resolvers: [ContributionResolver, ContributionVersionResolver, VersionsForProjectResolver, ContributionActsResolver],
  permissions: contributionPermissions,
};
