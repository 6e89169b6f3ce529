/** A record of a CSV text and the line it begins on. `fields` is missing where its quotes do not match. */
export interface CsvRecord {
  line: number;
  fields?: string[];
}

const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
const unreadable = /[^\r\n]*(?:\r\n|\n|\r|$)/y;

/**
 * The records of a CSV text (RFC 4180), blank lines left out. Any line ending will do, and a byte order mark is no text.
 * What cannot be read ends with its line, so that the records after it can.
 */
export function csvRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let fields: string[] = [];
  let record: CsvRecord = { line, fields };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length || fields.length > 0) {
    const found = matchAt(field, text, at);
    const whole = found?.[0] ?? matchAt(unreadable, text, at)![0];
    at += whole.length;
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (found) {
      fields.push(found[1]?.replaceAll('""', '"') ?? found[2]);
      if (found[3] === ',') continue;
    } else {
      record = { line: record.line };
    }
    if (!found || fields.length > 1 || fields[0] !== '') records.push(record);
    fields = [];
    record = { line, fields };
  }
  return records;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
