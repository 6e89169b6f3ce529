import { readFileSync } from 'node:fs';
import { errorCodes } from '../../../src/platform/errors.js';
import type { WireAnswer } from './wire.js';
import { storedTables } from '../stored-rows.js';
import type { Json } from '../world.js';

const told = new Set<string>(errorCodes.filter((code) => code !== 'INTERNAL_SERVER_ERROR'));

/** What must never leave the process, whatever was asked. */
const inner = [
  /node_modules|\bfile:\/\/|\.(js|ts|mjs):\d+|\bat (async )?[\w.<>]+ \(/,
  /call stack|heap|ENOENT|ECONN|EPIPE|TypeError|RangeError|Cannot read prop|is not (a function|iterable)/,
  /\bselect [\w".*]+ from\b|\binsert into\b|\bupdate \w+ set\b|\bdelete from\b|\bfor update\b|\bset_context\b/i,
  /violates|duplicate key|relation "|column "|invalid byte sequence|SQLSTATE|\bpg_\w+|mikro|kysely/i,
];

/** Recognizes names of tables, keys and checks. */
export async function storedNames(): Promise<RegExp> {
  const tables = (await storedTables()).map(({ name }) => name).filter((name) => name.includes('_'));
  const keys =
    readFileSync(new URL('../../../schema/sql-only.txt', import.meta.url), 'utf8').match(/\b[a-z]+(_[a-z]+){2,}\b/g) ??
    [];
  return new RegExp(`\\b(${[...new Set([...tables, ...keys])].join('|')})\\b`);
}

/** What is wrong with an answer, if anything. */
export function faultOf({ status, body }: WireAnswer, path: string, names: RegExp): string | undefined {
  if (!(status >= 200 && status < 500)) return `status ${status}`;
  const shown = [...inner, names].find((pattern) => pattern.test(body));
  if (shown) return `shows ${shown.exec(body)![0]}`;
  if (/^\/(healthz|readyz)/.test(path) && status === 200) return undefined;
  return faultInShape(body);
}

function faultInShape(body: string): string | undefined {
  let answer: Json;
  try {
    answer = JSON.parse(body);
  } catch {
    return 'no JSON';
  }
  const strange = Object.keys(answer).filter((key) => !['data', 'errors', 'extensions'].includes(key));
  if (strange.length > 0) return `has ${strange.join()}`;
  if (!answer.errors) return answer.data ? undefined : 'has neither data nor errors';
  if (body.length > 100_000) return `refuses in ${body.length} bytes`;
  const unknown = (answer.errors as Json[]).find(
    ({ message, extensions }) => typeof message !== 'string' || !told.has(extensions?.code),
  );
  return unknown && `has an error of code ${unknown.extensions?.code}`;
}

export const codesOf = (body: string): string[] => {
  const { errors = [] } = JSON.parse(body);
  return errors.length === 0 ? ['OK'] : (errors as Json[]).map(({ extensions }) => extensions.code as string);
};
