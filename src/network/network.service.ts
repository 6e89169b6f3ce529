import pg from 'pg';
import { cityOf, documentMarkOf, fitsBelow, levelsBelow } from '../body/index.js';
import { Level, today } from '../platform/context.js';
import { insertBodies, renameBodies, storedBodies } from './network-bodies.service.js';
import type { NewBody, Rename, StoredBody } from './network-bodies.service.js';
import { readNetworkFile, type NetworkFile, type NetworkRow, type Note } from './network-file.service.js';

export interface LoadOptions {
  /** Says what would happen and writes nothing. */
  dryRun?: boolean;
  /** Code of the one city to be loaded from a file of many. */
  city?: number;
  /** First day of the bodies that are opened. By default they have been there ever since where their city is loaded for the first time, and begin today where it is known. */
  validFrom?: string;
}

/** What a load did, or would do. With errors it did nothing. */
export interface LoadSummary {
  opened: NewBody[];
  renamed: Rename[];
  unchanged: number;
  /** Rows that are no bodies or whose bodies are closed. */
  skipped: Note[];
  /** Open bodies of the cities concerned that the file does not have; they are left alone. */
  missing: { code: number; name: string }[];
  errors: Note[];
}

/** Plans reach back to this year. */
const everSince = '2000-01-01';

/** Loads the network of a CSV text (code,level,name,parent_code) into the database of `ownerUrl`: all of it, or nothing where a row is wrong. */
export async function loadNetwork(ownerUrl: string, text: string, options: LoadOptions = {}): Promise<LoadSummary> {
  const file = readNetworkFile(text, options.city);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(options.dryRun ? 'begin read only' : 'begin');
    // Two loads at once would both find the same bodies missing.
    await client.query('select pg_advisory_xact_lock(7120260003)');
    const cities = [...new Set(file.rows.map(({ code }) => cityOf(code)))];
    const summary = compare(file, await storedBodies(cities, client), options);
    if (!options.dryRun) {
      await insertBodies(summary.opened, client);
      await renameBodies(summary.renamed, client);
    }
    await client.query('commit');
    return summary;
  } finally {
    await client.end();
  }
}

/** What the file means to the bodies that are there. */
function compare(file: NetworkFile, stored: Map<number, StoredBody>, options: LoadOptions): LoadSummary {
  const summary: LoadSummary = {
    opened: [],
    renamed: [],
    unchanged: 0,
    skipped: [...file.skipped],
    missing: [...stored.values()].filter(({ code, closed }) => !closed && !file.places.has(code)),
    errors: [...file.errors],
  };
  for (const row of file.rows) {
    const reason = placeWrong(row, file, stored);
    if (reason) summary.errors.push({ line: row.line, reason });
    else compareRow(row, stored, options, summary);
  }
  summary.errors.sort((a, b) => a.line - b.line);
  if (summary.errors.length > 0) Object.assign(summary, { opened: [], renamed: [] });
  return summary;
}

function compareRow(
  row: NetworkRow,
  stored: Map<number, StoredBody>,
  options: LoadOptions,
  summary: LoadSummary,
): void {
  const { line, code, name } = row;
  const body = stored.get(code);
  if (!body) summary.opened.push(newBody(row, stored, options));
  else if (body.closed) summary.skipped.push({ line, reason: `${code} ${body.name} is closed and left alone` });
  else if (body.name !== name) summary.renamed.push({ code, cityId: cityOf(code), from: body.name, to: name });
  else summary.unchanged += 1;
}

/** Why a row cannot stand where it says, seen from the file and from what is loaded. */
function placeWrong(row: NetworkRow, { places }: NetworkFile, stored: Map<number, StoredBody>): string | undefined {
  const { code, level, parent } = row;
  const body = stored.get(code);
  if (body && (body.level !== level || (level !== Level.CITY && body.parent !== parent))) {
    return `${code} is loaded as ${body.level} below ${body.parent}; neither can change`;
  }
  if (level === Level.CITY) return undefined;
  const above = places.get(parent)?.level ?? stored.get(parent)?.level;
  if (above === undefined) return `the parent ${parent} is neither in the file nor loaded`;
  if (above === 'PROVINCE' || (Object.hasOwn(Level, above) && !levelsBelow[above as Level].includes(level))) {
    return `a ${level} does not stand below the ${above} ${parent}`;
  }
  if (!fitsBelow(code, level, parent)) return `${code} is not the code of a ${level} below ${parent}`;
  return !body && stored.get(parent)?.closed ? `the parent ${parent} is closed` : undefined;
}

function newBody(row: NetworkRow, stored: Map<number, StoredBody>, { validFrom }: LoadOptions): NewBody {
  const { code, level, name, parent } = row;
  const cityId = cityOf(code);
  const parentId = level === Level.CITY ? 0 : parent;
  const city = stored.get(cityId);
  return {
    ...{ code, level, name, cityId, parentId },
    // A township directly below a city has no county.
    countyId: { CITY: 0, COUNTY: code, TOWNSHIP: parentId === cityId ? 0 : parentId }[level],
    documentMark: documentMarkOf(level, name),
    timeZone: (stored.get(parentId) ?? city)?.timeZone ?? 'Asia/Shanghai',
    validFrom: validFrom ?? (city ? today({ now: () => new Date(), viewer: null }) : everSince),
  };
}
