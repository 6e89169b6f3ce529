import { readConfig } from './platform/config.js';
import { migrate } from './platform/database/migrate.js';
import { setUpDatabase } from './platform/database/setup-database.js';

const usage = `npm run db:setup makes the roles and the database and migrates it. It needs
  DATABASE_ADMIN_URL  postgres://SUPERUSER:PASSWORD@HOST/postgres
  DATABASE_OWNER_URL  postgres://app_owner:PASSWORD@HOST/DATABASE   (the password it shall have)
  DATABASE_URL        postgres://api:PASSWORD@HOST/DATABASE         (the password of api_city, api_county, api_town and api_auth)
`;

/** Makes what DATABASE_OWNER_URL and DATABASE_URL promise, on the server of DATABASE_ADMIN_URL. */
async function setUp(env: Record<string, string | undefined>): Promise<void> {
  const { databaseUrl, databaseOwnerUrl } = readConfig(env);
  const adminUrl = env.DATABASE_ADMIN_URL;
  if (!adminUrl || !databaseUrl || !databaseOwnerUrl) throw new Error(usage);
  const owner = new URL(databaseOwnerUrl);
  const api = new URL(databaseUrl);
  if (owner.username !== 'app_owner' || owner.pathname !== api.pathname) throw new Error(usage);
  const name = decodeURIComponent(api.pathname.slice(1));
  await setUpDatabase(adminUrl, name, {
    owner: decodeURIComponent(owner.password),
    api: decodeURIComponent(api.password),
  });
  const applied = await migrate(databaseOwnerUrl);
  process.stdout.write(`The database ${name} is ready; ${applied.length} migrations applied.\n`);
}

try {
  await setUp(process.env);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
