import { createRequire } from 'node:module';
import type { GraphQLSchema } from 'graphql';
import type { IRules } from 'graphql-shield';
import type { Request, Role } from './context.js';
import { type ApiError, forbidden, unauthenticated } from './errors.js';
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

type Judge = (request: Pick<Request, 'viewer' | 'refusal'>) => true | ApiError;
const rules = new Map<string, Rule>();
const judges = new WeakMap<Rule, Judge>();

/** The one rule of this name: shield takes no two. */
function named(name: string, judge: Judge): Rule {
  const known = rules.get(name);
  if (known) return known;
  const made = rule(name, { cache: 'contextual' })((_parent, _args, context: Request) => judge(context));
  rules.set(name, made);
  judges.set(made, judge);
  return made;
}

/** Whether the rule lets the viewer ask. */
export const lets = (rule: Rule, request: Pick<Request, 'viewer' | 'refusal'>): boolean =>
  judges.get(rule)?.(request) === true;

/** Everybody, signed in or not. */
export const everybody = named('everybody', () => true);

/** Whoever is signed in, in whatever seat. */
export const signedIn = named('signedIn', ({ viewer, refusal }) => (viewer ? true : (refusal ?? unauthenticated())));

/** Whoever holds one of the roles; reading is possible in a closed body too. */
export const readableBy = (...roles: Role[]): Rule =>
  named(`readableBy ${[...roles].sort().join(' ')}`, ({ viewer, refusal }) => {
    if (!viewer) return refusal ?? unauthenticated();
    return roles.some((role) => viewer.roles.includes(role)) ? true : forbidden(roleMissing(roles));
  });

/** Whoever holds one of the roles in a body that is not closed. */
export const anyOf = (...roles: Role[]): Rule =>
  named(`anyOf ${[...roles].sort().join(' ')}`, ({ viewer, refusal }) => {
    if (!viewer) return refusal ?? unauthenticated();
    if (viewer.body.closedOn) return forbidden(closed);
    return roles.some((role) => viewer.roles.includes(role)) ? true : forbidden(roleMissing(roles));
  });

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
