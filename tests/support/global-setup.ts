import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { setUpDatabase } from '../../src/platform/database/setup-database.js';
import { copyDatabase } from './own-database.js';

/**
 * One real PostgreSQL for the whole run; `TEST_DATABASE_URL` (a superuser's) names another. Migrated once: every database
 * is a copy of TEST_TEMPLATE.
 */
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
  const template = `${name}_template`;
  const { ownerUrl, apiUrl } = await setUpDatabase(adminUrl, template);
  await migrate(ownerUrl);
  Object.assign(process.env, {
    TEST_ADMIN_URL: adminUrl,
    TEST_OWNER_URL: ownerUrl,
    TEST_API_URL: apiUrl,
    TEST_TEMPLATE: template,
    TEST_FULL: `${name}_full`,
    TEST_FOLDER: mkdtempSync(join(tmpdir(), 'network-test-run-')),
  });
  const shared = await copyDatabase(template, name);
  Object.assign(process.env, { TEST_DATABASE: name, TEST_OWNER_URL: shared.ownerUrl, TEST_API_URL: shared.apiUrl });
}
