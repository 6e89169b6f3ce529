import { cityOf, isCityCode, isCode } from '../body/index.js';
import { Level } from '../platform/context.js';
import { csvRecords, type CsvRecord } from '../platform/csv.js';

/** Something to be said of a line of the file. */
export interface Note {
  line: number;
  reason: string;
}

/** A body as the file has it. */
export interface NetworkRow {
  line: number;
  code: number;
  level: Level;
  name: string;
  parent: number;
}

/** A file of bodies, read: sound rows, rows that are no bodies, and what is wrong. */
export interface NetworkFile {
  rows: NetworkRow[];
  /** Where each code stands first and what level it has there, in provinces and unsound rows too. */
  places: Map<number, { line: number; level: string }>;
  skipped: Note[];
  errors: Note[];
}

const header = 'code,level,name,parent_code';
const longestName = 100;

/** Reads the text of a network file; with `city`, only the rows in the range of that city's code. */
export function readNetworkFile(text: string, city?: number): NetworkFile {
  const [first, ...records] = csvRecords(text);
  const file: NetworkFile = { rows: [], places: new Map(), skipped: [], errors: [] };
  if (first?.fields?.join() !== header) {
    file.errors.push({ line: 1, reason: `the first line must be ${header}` });
    return file;
  }
  for (const record of records) readRecord(record, file, city);
  return file;
}

function readRecord({ line, fields }: CsvRecord, file: NetworkFile, city?: number): void {
  const { rows, places, skipped, errors } = file;
  const fault = (reason: string) => errors.push({ line, reason });
  if (!fields) return void fault('the quotes do not match');
  const [text, level, name, parent] = fields;
  if (!isCode(text)) return void fault(`"${text}" is not a 12-digit code`);
  const code = Number(text);
  const earlier = places.get(code);
  if (earlier) return void fault(`the code ${code} stands in line ${earlier.line} already`);
  places.set(code, { line, level });
  if (city !== undefined && cityOf(code) !== city) return;
  if (fields.length !== 4) return void fault(`has ${fields.length} columns instead of 4`);
  if (level === 'PROVINCE')
    return void skipped.push({ line, reason: `${code} ${name} is a province, which is no body` });
  const reason = levelWrong(level) ?? nameWrong(name.trim()) ?? parentWrong(code, level, parent);
  if (reason) return void fault(reason);
  rows.push({ line, code, level: level as Level, name: name.trim(), parent: Number(parent) });
}

function levelWrong(level: string): string | undefined {
  const levels = Object.keys(Level);
  return levels.includes(level) ? undefined : `the level "${level}" is none of PROVINCE, ${levels.join(', ')}`;
}

function nameWrong(name: string): string | undefined {
  if (name === '') return 'the name is empty';
  if ([...name].length > longestName) return `the name is longer than ${longestName} characters`;
  return /\p{Cc}/u.test(name) ? 'the name contains a line break or another control character' : undefined;
}

/** What the row alone tells of its parent. A city's parent is its province, whether the file has it or not. */
function parentWrong(code: number, level: string, parent: string): string | undefined {
  if (level !== 'CITY') return isCode(parent) ? undefined : `the parent "${parent}" is not a 12-digit code`;
  if (!isCityCode(code)) return `${code} is not the code of a city, which ends in 8 zeros and not in 10`;
  const province = `${String(code).slice(0, 2)}0000000000`;
  return ['', province].includes(parent) ? undefined : `the parent of this city is its province ${province}, or empty`;
}
