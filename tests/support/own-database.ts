import pg from 'pg';
import { migrate } from '../../src/platform/migrate.js';
import { asDatabase, dropDatabase, setUpDatabase } from '../../src/platform/setup-database.js';

/** A migrated database for one test file, entered as a superuser: everything may be done to it. */
export async function ownDatabase(purpose: string): Promise<{ client: pg.Client; drop: () => Promise<void> }> {
  const admin = process.env.TEST_ADMIN_URL!;
  const name = `network_${purpose}_${process.pid}`;
  const password = (url: string) => decodeURIComponent(new URL(url).password);
  // The roles belong to all databases of the server: their passwords stay.
  const given = { owner: password(process.env.TEST_OWNER_URL!), api: password(process.env.TEST_API_URL!) };
  const { ownerUrl } = await setUpDatabase(admin, name, given);
  await migrate(ownerUrl);
  const client = new pg.Client({ connectionString: asDatabase(admin, name) });
  await client.connect();
  const drop = async () => {
    await client.end();
    await dropDatabase(admin, name);
  };
  return { client, drop };
}
