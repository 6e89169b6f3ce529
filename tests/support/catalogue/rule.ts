/** Something that holds in the whole database. */
export interface Rule {
  title: string;
  /** Names whatever breaks the rule. */
  breakers: string;
  /** A statement of a superuser after which something does. */
  breach: string;
}

/** Schemas that are not the system's. */
export const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

/** Tables, and the API's roles, beside each other. */
export const tablesAndRoles = `from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join pg_roles r
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'f') and r.rolname like 'api\\_%'`;
