import { rmSync } from 'node:fs';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

export default async function tearDown(): Promise<void> {
  const { embedded } = globalThis as { embedded?: EmbeddedPostgres };
  if (embedded) {
    await embedded.stop();
    rmSync(embedded.folder, { recursive: true, force: true });
    return;
  }
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  await client.query(`drop database ${client.escapeIdentifier(process.env.TEST_DATABASE!)} with (force)`);
  await client.end();
}
