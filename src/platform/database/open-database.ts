import { startEmbeddedPostgres } from './embedded-postgres.js';
import type { Config } from '../config.js';
import { migrate } from './migrate.js';
import { dropDatabase, setUpDatabase } from './setup-database.js';

/** Name of the embedded database. */
const name = 'network';

/** The database of this process, migrated and ready for its roles. */
export interface OpenDatabase {
  apiUrl: string;
  /** Of app_owner; absent where the service was not told. */
  ownerUrl?: string;
  /** Where the embedded data lies; absent with a database of one's own. */
  folder?: string;
  close(): Promise<void>;
}

/**
 * Opens the database named by the configuration, or the embedded one where none is named. Migrates where the owner's
 * address is known; otherwise `npm run db:setup` has done so, and readiness tells. An embedded database that `spoilt`
 * recognises is replaced by a new one.
 */
export async function openDatabase(
  config: Config,
  log: (line: string) => void,
  spoilt: (ownerUrl: string) => Promise<boolean> = async () => false,
): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    if (config.databaseOwnerUrl) await migrated(config.databaseOwnerUrl, log);
    return { apiUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl, close: async () => undefined };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true, log });
  try {
    let { apiUrl, ownerUrl } = await setUpDatabase(embedded.ownerUrl, name);
    await migrated(ownerUrl, log);
    if (await spoilt(ownerUrl)) {
      log('an earlier start was interrupted before the database was complete; beginning with a new one');
      await dropDatabase(embedded.ownerUrl, name);
      ({ apiUrl, ownerUrl } = await setUpDatabase(embedded.ownerUrl, name));
      await migrated(ownerUrl, log);
    }
    return { apiUrl, ownerUrl, folder: embedded.folder, close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function migrated(ownerUrl: string, log: (line: string) => void): Promise<void> {
  const names = await migrate(ownerUrl);
  if (names.length > 0) log(`migrations applied: ${names.join(', ')}`);
}
