import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import {
  asDatabase,
  dropDatabase,
  setUpDatabase,
  type DatabaseUrls,
} from '../../src/platform/database/setup-database.js';

export interface OwnDatabase extends DatabaseUrls {
  client: pg.Client;
  drop: () => Promise<void>;
}

/** A migrated database for one test file, entered as a superuser: everything may be done to it. */
export async function ownDatabase(purpose: string): Promise<OwnDatabase> {
  const admin = process.env.TEST_ADMIN_URL!;
  const name = `network_${purpose}_${process.pid}`;
  const password = (url: string) => decodeURIComponent(new URL(url).password);
  // The roles belong to all databases of the server: their passwords stay.
  const given = { owner: password(process.env.TEST_OWNER_URL!), api: password(process.env.TEST_API_URL!) };
  const { ownerUrl, apiUrl } = await setUpDatabase(admin, name, given);
  await migrate(ownerUrl);
  const client = new pg.Client({ connectionString: asDatabase(admin, name) });
  await client.connect();
  const drop = async () => {
    await client.end();
    await dropDatabase(admin, name);
  };
  return { client, ownerUrl, apiUrl, drop };
}
