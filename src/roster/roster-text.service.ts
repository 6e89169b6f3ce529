import { csvRecords } from '../platform/csv.js';
import { badInput } from '../platform/errors.js';
import { RosterField, RosterFormat, RosterIssue } from './roster.words.js';

/** A cell as it came: its header, and what the column tells if that is known. */
export interface RosterCell {
  column: string;
  field: RosterField | null;
  value: string;
}

export interface RosterLine {
  line: number;
  cells: RosterCell[];
  /** Why it cannot be read. */
  issue?: RosterIssue;
}

const aliases: Record<RosterField, string[]> = {
  NAME: ['姓名', '委员姓名', 'name'],
  EXTERNAL_KEY: ['编号', '委员编号', '委员证号', '序列号', 'key', 'externalkey'],
  ROLE: ['职务', '政协职务', '委员职务', 'role'],
  POST: ['单位及职务', '工作单位及职务', '单位职务', '工作单位', 'post'],
  PARTY: ['党派', '政治面貌', 'party'],
  SKILLS: ['专长', '特长', 'skills'],
  SECTOR: ['界别', '所属界别', 'sector'],
  COMMITTEE: ['专委会', '专门委员会', '所在专委会', '所属专委会', 'committee'],
  GROUP: ['委员小组', '活动组', '小组', 'group'],
};
const fieldOf = new Map(
  Object.entries(aliases).flatMap(([field, names]) => names.map((name) => [name, field as RosterField] as const)),
);
const fieldNamed = (header: string): RosterField | null =>
  fieldOf.get(header.normalize('NFKC').replaceAll(/[\s_]/g, '').toLowerCase()) ?? null;

export const mostLines = 5_000;
const mostColumns = 40;
const place = 'input.text';

/** The lines of a roster, by the headers that are known. */
export function readRoster(format: RosterFormat, text: string): RosterLine[] {
  const lines = format === RosterFormat.CSV ? linesOfCsv(text) : linesOfJson(text);
  if (lines.length === 0 || lines.length > mostLines) {
    throw badInput(place, { en: `has 1 to ${mostLines} lines below its headers.`, zh: `应有 1 至 ${mostLines} 行。` });
  }
  return lines;
}

function linesOfCsv(text: string): RosterLine[] {
  const [head, ...records] = csvRecords(text);
  const headers = checkedHeaders(head?.fields ?? []);
  return records.map(({ line, fields }) => {
    if (!fields) return { line, cells: [], issue: RosterIssue.UNREADABLE };
    const cells = headers.map((header, at) => ({ ...header, value: plain(fields[at] ?? '') }));
    return fields.length > headers.length ? { line, cells, issue: RosterIssue.TOO_MANY_CELLS } : { line, cells };
  });
}

type Header = Omit<RosterCell, 'value'>;

function checkedHeaders(columns: readonly string[]): Header[] {
  const headers = columns.map((column) => ({ column: plain(column).trim().slice(0, 100), field: fieldNamed(column) }));
  const known = headers.map(({ field }) => field).filter((field) => field !== null);
  if (!known.includes(RosterField.NAME) || headers.length > mostColumns) {
    throw badInput(place, { en: 'needs a column 姓名, and at most 40.', zh: '须有“姓名”栏，且最多 40 栏。' });
  }
  if (new Set(known).size !== known.length) {
    throw badInput(place, { en: 'has two columns that tell the same.', zh: '有两栏含义相同。' });
  }
  return headers;
}

function linesOfJson(text: string): RosterLine[] {
  const rows = parsed(text);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const headers = checkedHeaders(columns);
  return rows.map((row, at) => ({
    line: at + 1,
    cells: headers.map((header, column) => ({ ...header, value: textOf(row[columns[column]]) })),
  }));
}

function parsed(text: string): Record<string, unknown>[] {
  const bad = () => badInput(place, { en: 'is no JSON array of objects.', zh: '不是由对象组成的 JSON 数组。' });
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    throw bad();
  }
  const isRow = (row: unknown) => row !== null && typeof row === 'object' && !Array.isArray(row);
  if (!Array.isArray(rows) || !rows.every(isRow)) throw bad();
  return rows as Record<string, unknown>[];
}

/** Lists become what a cell would hold; anything deeper is no value. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('、');
  return typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : '';
}

/** What can be kept as JSON: no halves of characters, and no NUL. */
const plain = (text: string): string => Buffer.from(text).toString().replaceAll('\u0000', '\uFFFD');

/** The several values of a cell. */
export const valuesIn = (value: string): string[] => [
  ...new Set(
    value
      .split(/[、，,;；|\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];
