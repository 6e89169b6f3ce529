import pg from 'pg';

/** Marks in the table of migrations: the demonstration, too, is brought into a database once. */
export const begun = 'demonstration begun';
export const done = 'demonstration done';

/** Whether an earlier run was ended in the middle of loading the demonstration. */
export async function demoInterrupted(ownerUrl: string): Promise<boolean> {
  const marks = await withClient(ownerUrl, marksOf);
  return marks.includes(begun) && !marks.includes(done);
}

export async function marksOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration where name = any($1)', [
    [begun, done],
  ]);
  return rows.map(({ name }) => name);
}

export async function mark(client: pg.Client, name: string): Promise<void> {
  await client.query('insert into migration (name, hash) values ($1, $2)', [name, '']);
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
