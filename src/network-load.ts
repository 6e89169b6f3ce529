import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isCityCode, isCode } from './body/index.js';
import { loadNetwork, type LoadOptions, type LoadSummary } from './network/index.js';
import { readConfig } from './platform/config.js';
import { openDatabase } from './platform/database/open-database.js';

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
  const database = await openDatabase(readConfig(process.env), say);
  try {
    if (!database.ownerUrl) throw new Error('With DATABASE_URL, DATABASE_OWNER_URL is needed too: it says who loads.');
    const summary = await loadNetwork(database.ownerUrl, text, options);
    say(reportOf(summary, options.dryRun === true).join('\n'));
    return summary.errors.length === 0;
  } finally {
    await database.close();
  }
}

function reportOf(summary: LoadSummary, dryRun: boolean): string[] {
  const { opened, renamed, unchanged, skipped, missing, errors } = summary;
  const note = ({ line, reason }: LoadSummary['errors'][number]) => `line ${line}: ${reason}`;
  const nothing = 'Nothing was written.';
  if (errors.length > 0) return [...list('Rows with errors', errors.map(note), errors.length), nothing];
  return [
    ...list(
      dryRun ? 'To be opened' : 'Opened',
      opened.map(({ code, level, name }) => `${code} ${level} ${name}`),
    ),
    ...list(
      dryRun ? 'To be renamed' : 'Renamed',
      renamed.map(({ code, from, to }) => `${code} ${from} → ${to}`),
    ),
    `Unchanged: ${unchanged}`,
    ...list('Skipped', skipped.map(note)),
    ...list(
      'Not in the file, left alone',
      missing.map(({ code, name }) => `${code} ${name}`),
    ),
    ...(dryRun ? [nothing] : []),
  ];
}

function list(title: string, lines: readonly string[], most = shown): string[] {
  const more = lines.length > most ? [`… and ${lines.length - most} more`] : [];
  return [`${title}: ${lines.length}`, ...[...lines.slice(0, most), ...more].map((line) => `  ${line}`)];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
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
