import { rmSync } from 'node:fs';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

export default async function tearDown(): Promise<void> {
  const { TEST_ADMIN_URL, TEST_DATABASE, TEST_FULL, TEST_TEMPLATE, TEST_FOLDER } = process.env;
  rmSync(TEST_FOLDER!, { recursive: true, force: true });
  const { embedded } = globalThis as { embedded?: EmbeddedPostgres };
  if (embedded) {
    await embedded.stop();
    rmSync(embedded.folder, { recursive: true, force: true });
    return;
  }
  const client = new pg.Client({ connectionString: TEST_ADMIN_URL });
  await client.connect();
  for (const name of [TEST_DATABASE!, TEST_FULL!, TEST_TEMPLATE!]) {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  }
  await client.end();
}
