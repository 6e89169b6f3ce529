import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { setUpDatabase } from '../../src/platform/database/setup-database.js';

/** One real PostgreSQL for the whole run, migrated once; `TEST_DATABASE_URL` (a superuser's) names another. */
export default async function setUp(): Promise<void> {
  let adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl) {
    const embedded = await startEmbeddedPostgres({
      dataDir: mkdtempSync(join(tmpdir(), 'network-test-')),
      durable: false,
    });
    adminUrl = embedded.ownerUrl;
    Object.assign(globalThis, { embedded });
  }
  const name = `network_test_${process.pid}`;
  const { ownerUrl, apiUrl } = await setUpDatabase(adminUrl, name);
  await migrate(ownerUrl);
  Object.assign(process.env, {
    TEST_ADMIN_URL: adminUrl,
    TEST_OWNER_URL: ownerUrl,
    TEST_API_URL: apiUrl,
    TEST_DATABASE: name,
  });
}
