import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { asRole } from './database.js';

const logins = ['app_owner', 'api_city', 'api_county', 'api_town', 'api_auth'];

/** Addresses of the database for its owner and for the API. */
export interface DatabaseUrls {
  ownerUrl: string;
  apiUrl: string;
}

/**
 * Makes the login roles and the database, or renews their passwords: app_owner owns and migrates, the API's roles own
 * nothing and bypass nothing. `adminUrl` is that of a superuser or of a role that may create roles and databases.
 */
export async function setUpDatabase(
  adminUrl: string,
  name: string,
  given?: { owner: string; api: string },
): Promise<DatabaseUrls> {
  const passwords = given ?? { owner: newPassword(), api: newPassword() };
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7120260002)');
    for (const role of logins) {
      const password = role === 'app_owner' ? passwords.owner : passwords.api;
      await makeLogin(client, role, password);
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    // A role that may create roles must be a member of the owner to hand the database over.
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} owner app_owner`);
    await client.query(`revoke connect, temporary on database ${client.escapeIdentifier(name)} from public`);
    await client.query(`grant connect on database ${client.escapeIdentifier(name)} to ${logins.join(', ')}`);
  } finally {
    await client.end();
  }
  await takeSchema(asDatabase(adminUrl, name));
  return {
    ownerUrl: withPassword(asRole(asDatabase(adminUrl, name), 'app_owner'), passwords.owner),
    apiUrl: withPassword(asRole(asDatabase(adminUrl, name), 'api'), passwords.api),
  };
}

/** Removes a database with all that is in it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
}

/** In a database that existed before, the schema may belong to somebody else. */
async function takeSchema(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('alter schema public owner to app_owner');
  } finally {
    await client.end();
  }
}

async function makeLogin(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole noinherit';
  await client.query(
    `${rowCount ? 'alter' : 'create'} role ${role} ${rights} password ${client.escapeLiteral(password)}`,
  );
}

export const newPassword = (): string => randomBytes(24).toString('base64url');

/** The same server, another database. */
export function asDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.toString();
}

function withPassword(url: string, password: string): string {
  const address = new URL(url);
  address.password = password;
  return address.toString();
}
