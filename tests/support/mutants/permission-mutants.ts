import type { GraphQLSchema } from 'graphql';
import { features } from '../../../src/features.js';
import { makeSchema } from '../../../src/platform/graphql/schema.js';
import {
  anyOf,
  everybody,
  readableBy,
  signedIn,
  type Permissions,
  type Rule,
} from '../../../src/platform/permissions.js';
import { expectedPermissions, type Expected } from './expected-permissions.js';
import { Role } from '../world.js';

/** One way of breaking a permission; undefined where it would change nothing. */
export interface Breaking {
  name: string;
  of: (was: Expected) => Expected | undefined;
}

export const everyRole = Object.values(Role);
const rolesOf = ({ who }: Expected): Role[] => (typeof who === 'string' ? everyRole : who);

export const withoutRole = (role: Role): Breaking => ({
  name: `without ${role}`,
  of: (was) =>
    was.who === 'everybody' || !rolesOf(was).includes(role)
      ? undefined
      : { ...was, who: rolesOf(was).filter((other) => other !== role) },
});

export const alsoRole = (role: Role): Breaking => ({
  name: `also ${role}`,
  of: (was) => (rolesOf(was).includes(role) ? undefined : { ...was, who: [...rolesOf(was), role] }),
});

const forAll = (who: 'everybody' | 'signed in'): Breaking => ({
  name: who,
  of: (was) => (was.who === who ? undefined : { who, inClosedBody: true }),
});

export const breakings: Breaking[] = [
  forAll('everybody'),
  forAll('signed in'),
  { name: 'the other in closed bodies', of: (was) => ({ who: rolesOf(was), inClosedBody: !was.inClosedBody }) },
  ...everyRole.flatMap((role) => [withoutRole(role), alsoRole(role)]),
];

/** The rule that a permission stands for. */
function ruleOf({ who, inClosedBody }: Expected): Rule {
  if (who === 'everybody') return everybody;
  if (who === 'signed in') return signedIn;
  return inClosedBody ? readableBy(...who) : anyOf(...who);
}

/**
 * The schema in which the permission of every operation is broken in one way. A probe asks one operation: to it this is a
 * schema with that permission broken, and there is one to build for each way and not for each mutant.
 */
export function schemaBroken({ of }: Breaking): GraphQLSchema {
  const broken = (rules: Record<string, Rule> = {}) =>
    Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, brokenRule(name, rule)]));
  const brokenRule = (name: string, rule: Rule): Rule => {
    const changed = of(expectedPermissions.get(name)!);
    return changed ? ruleOf(changed) : rule;
  };
  const changed = ({ Query, Mutation }: Permissions) => ({ Query: broken(Query), Mutation: broken(Mutation) });
  return makeSchema(features.map((feature) => ({ ...feature, permissions: changed(feature.permissions) })));
}
