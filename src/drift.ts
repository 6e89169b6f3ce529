import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { features } from './features.js';
import { mapping } from './platform/database/orm.js';

const listed = fileURLToPath(new URL('../schema/sql-only.txt', import.meta.url));

/**
 * What the entities would change in the migrated database of `ownerUrl`. What only SQL can say (keys between tables,
 * checks, functions, triggers, tables without an entity) is listed by name in schema/sql-only.txt and not a drift; a
 * listed line that is no longer true is one.
 */
export async function drift(ownerUrl: string): Promise<string[]> {
  const orm = mapping(
    features.flatMap(({ entities }) => entities),
    ownerUrl,
  );
  try {
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    const found = sql
      .split('\n')
      .map((line) => line.trim().replace(/;$/, ''))
      .filter((line) => line !== '');
    const known = readFileSync(listed, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const stale = known.filter((line) => !found.includes(line)).map((line) => `no longer true: ${line}`);
    return [...found.filter((line) => !known.includes(line)), ...stale];
  } finally {
    await orm.close();
  }
}
