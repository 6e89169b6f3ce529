import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isCityCode, isCode } from './body/index.js';
import { loadNetwork, type LoadOptions, type LoadSummary } from './network/index.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/open-database.js';

const usage = `npm run network:load -- FILE.csv [--dry-run] [--city CODE] [--valid-from YYYY-MM-DD]
  FILE.csv      UTF-8, the columns code,level,name,parent_code
  --dry-run     says what would happen and writes nothing
  --city        loads only the network of the city with this 12-digit code
  --valid-from  first day of the bodies that are opened
`;

const shown = 20;

/** Loads the file into the database that the environment names, or into the embedded one, and says what it did. */
async function load(file: string, options: LoadOptions): Promise<boolean> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  const config = readConfig(process.env);
  const database = await openDatabase({ ...config, demo: false }, say);
  try {
    if (!database.ownerUrl) throw new Error('With DATABASE_URL, DATABASE_OWNER_URL is needed too: it says who loads.');
    const summary = await loadNetwork(database.ownerUrl, text, options);
    report(summary, options.dryRun === true);
    return summary.errors.length === 0;
  } finally {
    await database.close();
  }
}

function report({ opened, renamed, unchanged, skipped, missing, errors }: LoadSummary, dryRun: boolean): void {
  if (errors.length > 0) {
    list('Rows with errors', errors, ({ line, reason }) => `line ${line}: ${reason}`, errors.length);
    return say('Nothing was written.');
  }
  list(dryRun ? 'To be opened' : 'Opened', opened, ({ code, level, name }) => `${code} ${level} ${name}`);
  list(dryRun ? 'To be renamed' : 'Renamed', renamed, ({ code, from, to }) => `${code} ${from} → ${to}`);
  say(`Unchanged: ${unchanged}`);
  list('Skipped', skipped, ({ line, reason }) => `line ${line}: ${reason}`);
  list('Not in the file, left alone', missing, ({ code, name }) => `${code} ${name}`);
  if (dryRun) say('Nothing was written.');
}

function list<T>(title: string, all: readonly T[], line: (one: T) => string, most = shown): void {
  say(`${title}: ${all.length}`);
  for (const one of all.slice(0, most)) say(`  ${line(one)}`);
  if (all.length > most) say(`  … and ${all.length - most} more`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readArguments(): { file: string; options: LoadOptions } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, city: { type: 'string' }, 'valid-from': { type: 'string' } },
  });
  const { city, 'valid-from': validFrom, 'dry-run': dryRun } = values;
  if (positionals.length !== 1) throw new Error('Exactly one file is needed.');
  if (city !== undefined && !(isCode(city) && isCityCode(Number(city))))
    throw new Error(`${city} is no code of a city.`);
  if (validFrom !== undefined && !/^\d{4}-\d\d-\d\d$/.test(validFrom)) throw new Error(`${validFrom} is no day.`);
  return { file: positionals[0], options: { dryRun, validFrom, city: city === undefined ? undefined : Number(city) } };
}

async function run(): Promise<number> {
  try {
    const { file, options } = readArguments();
    return (await load(file, options)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = await run();
