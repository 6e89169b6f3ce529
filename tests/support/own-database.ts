import pg from 'pg';
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

/**
 * A database for one test file, entered as a superuser: everything may be done to it. It is a copy of a template of the
 * run: migrated and empty, where none is named.
 */
export async function ownDatabase(purpose: string, template = process.env.TEST_TEMPLATE!): Promise<OwnDatabase> {
  const admin = process.env.TEST_ADMIN_URL!;
  const name = `network_${purpose}_${process.pid}`;
  const urls = await copyDatabase(template, name);
  const client = new pg.Client({ connectionString: asDatabase(admin, name) });
  await client.connect();
  const drop = async () => {
    await client.end();
    await dropDatabase(admin, name);
  };
  return { client, ...urls, drop };
}

/** Copies a database of which nobody makes use at the moment. */
export async function copyDatabase(template: string, name: string): Promise<DatabaseUrls> {
  const admin = process.env.TEST_ADMIN_URL!;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  const [from, to] = [template, name].map((each) => client.escapeIdentifier(each));
  await client.query(`create database ${to} template ${from} owner app_owner strategy file_copy`);
  await client.end();
  const password = (url: string) => decodeURIComponent(new URL(url).password);
  // The roles belong to all databases of the server: their passwords stay.
  const given = { owner: password(process.env.TEST_OWNER_URL!), api: password(process.env.TEST_API_URL!) };
  return setUpDatabase(admin, name, given);
}
