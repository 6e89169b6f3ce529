import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load, type Bodies, type LoadedNetwork, type LoadOptions } from './load.ts';
import { openDatabase, readConfig } from './product.ts';

const usage = `npm run bench:load -- --bodies anqing|anhui|china --plans N [--items K] [--seed S] [--network FILE]
                    [--database URL | --data-dir DIR] [--out FILE]
Fills an empty database with made-up plans, items and events, and says what it made.
  --bodies    how many bodies: a city (real), a province or the country (real numbers, made-up names)
  --network   takes the bodies from a file as npm run network:load takes it, instead
  --plans     how many plans; about 60 rows each with 12 items
  --items     items of a township's plan on average, 12
  --database  postgres://app_owner:PASSWORD@HOST/DATABASE of a database that db:setup has made
  --data-dir  folder of an embedded database, .bench-data
  --out       where what workloads need to know is written; loaded.json, in the folder of the embedded database
`;

type Arguments = Omit<LoadOptions, 'ownerUrl'> & { database?: string; dataDir: string; out?: string };

function readArguments(): Arguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      bodies: text,
      plans: text,
      items: text,
      seed: text,
      network: text,
      database: text,
      'data-dir': text,
      out: text,
    },
  });
  const { bodies = '', network, database, 'data-dir': dataDir = '.bench-data' } = values;
  if (!['anqing', 'anhui', 'china'].includes(bodies)) throw new Error('--bodies is anqing, anhui or china.');
  return {
    bodies: bodies as Bodies,
    network: network && readFileSync(network, 'utf8'),
    plans: whole(values.plans, '--plans') ?? missing('--plans'),
    itemsPerPlan: whole(values.items, '--items'),
    seed: whole(values.seed, '--seed'),
    ...{ database, dataDir, out: values.out },
  };
}

function whole(value: string | undefined, name: string): number | undefined {
  if (value !== undefined && !/^\d{1,9}$/.test(value)) throw new Error(`${name} is a whole number.`);
  return value === undefined ? undefined : Number(value);
}

function missing(name: string): never {
  throw new Error(`${name} is needed.`);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The database of the address, or the embedded one of the folder; both migrated. */
function open({ database, dataDir }: Arguments) {
  const env = database
    ? { DATABASE_URL: 'postgres://api@unused/unused', DATABASE_OWNER_URL: database }
    : { DATA_DIR: dataDir };
  return openDatabase(readConfig(env), say);
}

function report({ bodies, rows, counted, seconds }: LoadedNetwork): void {
  for (const [table, count] of Object.entries(rows)) say(`${String(count).padStart(10)} ${table}`);
  const taken = Object.values(seconds).reduce((sum, each) => sum + each, 0);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const all = Object.values(rows).reduce((sum, each) => sum + each, 0);
  say(`${bodies} bodies; ${counted} plans, items and events (${all} rows in all) in ${taken.toFixed(1)} s`);
  say(
    `${Math.round(counted / taken)} rows/s; ${Math.round(counted / seconds.rows)} while rows were written; ${megabytes} MB`,
  );
}

async function run(): Promise<void> {
  const given = readArguments();
  const database = await open(given);
  try {
    const loaded = await load({ ...given, ownerUrl: database.ownerUrl!, log: say });
    // Root's data may lie in another folder than the one asked for.
    const out = given.out ?? join(database.folder ?? '.', 'loaded.json');
    writeFileSync(out, `${JSON.stringify(loaded, null, 2)}\n`);
    report(loaded);
    say(`what workloads need to know is in ${out}`);
  } finally {
    await database.close();
  }
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 1;
}
