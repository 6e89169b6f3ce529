import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../../schema/migrations/', import.meta.url));

interface Migration {
  name: string;
  text: string;
  hash: string;
}

/** The migrations of this version, in their order. */
export function migrations(): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(`${folder}${name}`, 'utf8');
    return { name, text, hash: createHash('sha256').update(text).digest('hex') };
  });
}

/** The statements of a migration. They are sent one by one: a cluster takes no two in one message. */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  let inBody = false;
  for (const line of text.split('\n')) {
    if (!inBody && /^\s*(--.*)?$/.test(line)) continue;
    current += `${line}\n`;
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(current);
      current = '';
    }
  }
  if (current.trim()) throw new Error(`a migration ends within a statement: ${current.slice(0, 80)}`);
  return statements;
}

/** Brings the database of `ownerUrl` (entered as app_owner) up to this version; returns the names of what was applied. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7120260001)');
    await client.query(
      'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    );
    const applied: string[] = [];
    for (const migration of await pending(client)) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function pending(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration');
  const done = new Map(rows.map(({ name, hash }) => [name, hash]));
  const all = migrations();
  const changed = all.find(({ name, hash }) => done.has(name) && done.get(name) !== hash);
  if (changed)
    throw new Error(`migration ${changed.name} was changed after it had been applied; write a new one instead`);
  return all.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, text, hash }: Migration): Promise<void> {
  await client.query('begin');
  try {
    for (const statement of statementsOf(text)) await client.query(statement);
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
