import { createRequire } from 'node:module';
import type { GraphQLSchema } from 'graphql';
import type { IRules } from 'graphql-shield';
import type { RequestContext, Role } from './context.js';
import { ApiError, forbidden, unauthenticated } from './errors.js';
import { closed, roleMissing, type WorkflowTable } from './workflow.js';

// graphql-shield imports a function that Node 23 removed; its CommonJS build loads once that is put back.
const require = createRequire(import.meta.url);
const util = require('node:util') as { isUndefined?: (value: unknown) => boolean };
util.isUndefined ??= (value) => value === undefined;
const { shield, rule } = require('graphql-shield') as typeof import('graphql-shield');
export const { applyMiddleware } = require('graphql-middleware') as typeof import('graphql-middleware');

export type Rule = ReturnType<ReturnType<typeof rule>>;

/** Who may ask each operation of a feature. An operation without a rule does not exist for anybody. */
export interface Permissions {
  Query?: Record<string, Rule>;
  Mutation?: Record<string, Rule>;
}

const named = (name: string, judge: (context: RequestContext) => true | ApiError): Rule =>
  rule(name, { cache: 'contextual' })((_parent, _args, context: RequestContext) => judge(context));

/** Everybody, signed in or not. */
export const everybody = named('everybody', () => true);

/** Whoever is signed in, in whatever seat. */
export const signedIn = named('signedIn', ({ viewer }) => (viewer ? true : unauthenticated()));

const roleRules = new Map<string, Rule>();

/** Whoever holds one of the roles in a body that is not closed. */
export function anyOf(...roles: Role[]): Rule {
  const name = `anyOf ${[...roles].sort().join(' ')}`;
  const known = roleRules.get(name);
  if (known) return known;
  const made = named(name, ({ viewer }) => {
    if (!viewer) return unauthenticated();
    if (viewer.body.closedOn) return forbidden(closed);
    return roles.some((role) => viewer.roles.includes(role)) ? true : forbidden(roleMissing(roles));
  });
  roleRules.set(name, made);
  return made;
}

/** The rules of a workflow's acts: whoever may take an act at all may ask for it. */
export function rulesOf<Action extends string>(table: WorkflowTable<string, Action>): Record<Action, Rule> {
  const entries = Object.entries(table) as [Action, { by: readonly Role[] }][];
  return Object.fromEntries(entries.map(([action, { by }]) => [action, anyOf(...by)])) as Record<Action, Rule>;
}

type FieldGuards = Record<string, Record<string, never>>;

/** The guards of the root fields. Only those: rows are the database's business, and a guard per field costs most of a request. */
export function guard(permissions: Required<Permissions>, schema: GraphQLSchema): FieldGuards {
  const refusal = () => forbidden({ en: 'Nobody may ask this.', zh: '此操作未开放。' });
  const everywhere = shield(permissions as IRules, {
    allowExternalErrors: true,
    fallbackRule: rule('nobody')(refusal),
    fallbackError: refusal,
  });
  const { Query, Mutation } = (everywhere as unknown as { generate(schema: GraphQLSchema): FieldGuards }).generate(
    schema,
  );
  return { Query, Mutation };
}
