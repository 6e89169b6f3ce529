import {
  partsOf,
  type Condition,
  type Measure,
  type MinimumItem,
  type Rule,
  type RuleGroup,
  type Scheme,
} from '../../scoring/index.js';

/** Something of a document with its path. */
export interface Clause<T> {
  readonly it: T;
  readonly path: string;
}

const clauses = <T>(list: readonly T[] | undefined, path: string): Clause<T>[] =>
  (list ?? []).map((it, at) => ({ it, path: `${path}.${at}` }));

export const groupsOf = ({ groups }: Scheme): Clause<RuleGroup>[] => clauses(groups, 'groups');

export const rulesOf = (scheme: Scheme): Clause<Rule>[] =>
  groupsOf(scheme).flatMap(({ it, path }) => clauses(it.rules, `${path}.rules`));

/** The items of the minimum set with their alternatives. */
export const itemsOf = ({ minimum }: Scheme): Clause<MinimumItem>[] => withAlternatives(clauses(minimum, 'minimum'));

const withAlternatives = (items: Clause<MinimumItem>[]): Clause<MinimumItem>[] =>
  items.flatMap((item) => [item, ...withAlternatives(clauses(item.it.any, `${item.path}.any`))]);

/** Where a condition stands: what is known there differs. */
export type Standpoint = 'RULE' | 'RANKING' | 'GRADE' | 'CONSEQUENCE';

export type ConditionClause = Clause<Condition> & { readonly standpoint: Standpoint };

/** All conditions, also those within others. */
export function conditionsOf(scheme: Scheme): ConditionClause[] {
  const at = (standpoint: Standpoint, it: Condition | undefined, path: string): ConditionClause[] =>
    it ? unfolded({ it, path: `${path}.when`, standpoint }) : [];
  return [
    ...rulesOf(scheme).flatMap(({ it, path }) => at('RULE', it.when, path)),
    ...at('RANKING', scheme.ranking?.when, 'ranking'),
    ...clauses(scheme.grades, 'grades').flatMap(({ it, path }) => at('GRADE', it.when, path)),
    ...clauses(scheme.consequences, 'consequences').flatMap(({ it, path }) => at('CONSEQUENCE', it.when, path)),
  ];
}

function unfolded(clause: ConditionClause): ConditionClause[] {
  const { it, path, standpoint } = clause;
  const key = 'all' in it ? '.all.' : 'any' in it ? '.any.' : '.not';
  const inner = partsOf(it).map((part, at) => ({
    it: part,
    path: `${path}${key}${key === '.not' ? '' : at}`,
    standpoint,
  }));
  return [clause, ...inner.flatMap(unfolded)];
}

/** All measures, of rules, conditions and the minimum set. */
export const measuresOf = (scheme: Scheme): Clause<Measure>[] =>
  [...rulesOf(scheme), ...conditionsOf(scheme), ...itemsOf(scheme)].flatMap(({ it, path }) =>
    'measure' in it && it.measure ? [{ it: it.measure, path: `${path}.measure` }] : [],
  );
