import type { ApiRole } from '../../../src/platform/database/database.js';
import { apiRoles, columnVerbs, rightsExpected, verbs, type GrantedTable } from './grant-probe.js';

/** A right given or taken, and who is concerned. */
export interface GrantMutant {
  name: string;
  statement: string;
  role: ApiRole;
}

/** For a role each verb given where it lacks it anywhere, taken where it has it, and both for single columns. */
export function mutantsOf(table: GrantedTable): GrantMutant[] {
  return apiRoles.flatMap((role) => {
    const has = new Set(rightsExpected(table, role));
    return verbs.flatMap((verb) => {
      const held = columnVerbs.includes(verb) ? table.columns.filter((column) => has.has(`${verb} ${column}`)) : [];
      const whole = columnVerbs.includes(verb) ? held.length === table.columns.length : has.has(verb);
      const some = whole ? [] : columnMutants(table, role, verb, held);
      const all = [whole ? taken(table, role, verb) : given(table, role, verb)];
      return [...all, ...some];
    });
  });
}

const given = ({ name }: GrantedTable, role: ApiRole, verb: string): GrantMutant => ({
  ...{ name: `${role} may ${verb} ${name}`, role },
  statement: `grant ${verb} on ${name} to ${role}`,
});

const taken = ({ name }: GrantedTable, role: ApiRole, verb: string): GrantMutant => ({
  ...{ name: `${role} may not ${verb} ${name}`, role },
  statement: `revoke ${verb} on ${name} from ${role}`,
});

function columnMutants(table: GrantedTable, role: ApiRole, verb: string, held: string[]): GrantMutant[] {
  if (!columnVerbs.some((each) => each === verb)) return [];
  return table.columns.map((column) =>
    held.includes(column) ? taken(table, role, `${verb} (${column})`) : given(table, role, `${verb} (${column})`),
  );
}

/** What is broken whoever asks. */
export function wallMutants(tables: GrantedTable[], definers: string[]): Omit<GrantMutant, 'role'>[] {
  const secured = tables.filter(({ name }) => name !== 'migration');
  const statements = [
    ...secured.flatMap(({ name }) => [
      `alter table ${name} no force row level security`,
      `alter table ${name} disable row level security`,
      `alter table ${name} owner to api_city`,
    ]),
    ...definers.flatMap((signature) => [
      `alter function ${signature} security invoker`,
      `alter function ${signature} reset search_path`,
      `alter function ${signature} set search_path = public, pg_catalog`,
    ]),
    ...apiRoles.flatMap((role) => [
      `grant create on schema public to ${role}`,
      `revoke usage on schema public from ${role}`,
    ]),
    'grant create on schema public to public',
    'create table made (id int)',
    'create function made() returns int language sql security definer as $$ select 1 $$',
  ];
  return statements.map((statement) => ({ name: statement, statement }));
}
