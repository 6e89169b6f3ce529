import type { Command } from './policy-probe.js';

/** A policy as the catalogue tells it. */
export interface Policy {
  table: string;
  name: string;
  roles: string[];
  command: Command | 'ALL';
  using: string | null;
  check: string | null;
}

/** A policy with one of its conditions replaced. */
export interface Mutant {
  policy: Policy;
  part: 'using' | 'check' | 'table';
  /** What was replaced, and by what. */
  change: string;
  /** The statement that makes the policy so. */
  statement: string;
}

/** A table that shows its rows to everybody who may read it. */
export function withoutRowSecurity(table: string): Mutant {
  const roles = ['api_city', 'api_county', 'api_town'];
  const policy: Policy = { table, name: 'all', roles, command: 'SELECT', using: null, check: null };
  return { policy, part: 'table', change: 'off', statement: `alter table ${table} disable row level security` };
}

// A comparison in brackets of its own, one with a list, a column or function that tells yes or no; a policy that is one bare
// condition is replaced as a whole.
const comparison =
  /\(\w+\(\) = ANY \(\w+\)\)|\(\w+ = ANY \(\w+\(\)\)\)|\bkeeps_\w+\(\)|\bpublished\b|\((?:[^()]|\(\))+\)/g;

/** Every policy with each of its comparisons taken for fulfilled, and then for failed. */
export function mutantsOf(policy: Policy): Mutant[] {
  const made: Mutant[] = [];
  for (const part of ['using', 'check'] as const) {
    const text = policy[part];
    if (text === null) continue;
    const found = [...text.matchAll(comparison)].map(({ index, 0: { length } }) => [index, length] as const);
    for (const [index, length] of found.length > 0 ? found : [[0, text.length] as const]) {
      for (const value of ['true', 'false']) {
        const was = text.slice(index, index + length);
        if (was !== value) made.push(mutant(policy, part, `${was} → ${value}`, splice(text, index, length, value)));
      }
    }
  }
  return made;
}

const splice = (text: string, index: number, length: number, value: string): string =>
  `${text.slice(0, index)}(${value})${text.slice(index + length)}`;

function mutant(policy: Policy, part: Mutant['part'], change: string, text: string): Mutant {
  const clause = part === 'using' ? 'using' : 'with check';
  const statement = `alter policy ${policy.name} on ${policy.table} ${clause} (${text})`;
  return { policy, part, change, statement };
}
