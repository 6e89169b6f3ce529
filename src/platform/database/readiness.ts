import type { Database } from './database.js';
import { migrations } from './migrate.js';

/**
 * Throws what is missing for serving: the database, a migration, or a login role that could pass row security (it owns
 * a table, bypasses policies, is a superuser or a member of the owner).
 */
export async function checkReady(database: Database): Promise<void> {
  for (const role of ['api_city', 'api_county', 'api_town', 'api_auth'] as const) {
    const client = await database.connect(role);
    try {
      const { rows: set } = await client.query<{ up: boolean }>(
        `select to_regclass('public.migration') is not null as up`,
      );
      if (!set[0].up) throw new Error('the database was never set up: run npm run db:setup');
      const { rows } = await client.query<{ done: string[]; unsafe: boolean }>(
        `select array(select name from migration order by name) as done,
           (r.rolsuper or r.rolbypassrls
             or exists (select 1 from pg_class c where c.relowner = r.oid)
             or exists (select 1 from pg_auth_members m where m.member = r.oid)) as unsafe
         from pg_roles r where r.rolname = current_user`,
      );
      if (rows[0].unsafe) throw new Error(`the login role ${role} could pass row security`);
      const missing = migrations().filter(({ name }) => !rows[0].done.includes(name));
      if (missing.length > 0) throw new Error(`migrations are missing: ${missing.map(({ name }) => name).join(', ')}`);
    } finally {
      client.release();
    }
  }
}
