import type { Scheme as SchemeDocument } from '../scoring/index.js';
import { isObject } from './document/object-reader.js';
import type { SchemeChange } from './scheme-change.entity.js';

const mostChanges = 200;
const mostCharacters = 1_000;

/** What one document changes against another, place by place in the order of the later one. */
export const differenceOf = (before: SchemeDocument, after: SchemeDocument): SchemeChange[] =>
  compare('', before, after).slice(0, mostChanges);

function compare(path: string, before: unknown, after: unknown): SchemeChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [was, is] = [namedParts(before), namedParts(after)];
  if (!was || !is) return [{ path, before: inWords(before), after: inWords(after) }];
  const names = [...new Set([...is.keys(), ...was.keys()])];
  const inside = names.flatMap((name) => compare(path === '' ? name : `${path}.${name}`, was.get(name), is.get(name)));
  return [...orderChange(path, before, after, [...was.keys()], [...is.keys()]), ...inside];
}

/** The order of grades decides which one is given, and that of groups and rules how the scheme reads. */
function orderChange(path: string, before: unknown, after: unknown, was: string[], is: string[]): SchemeChange[] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  const [old, now] = [was.filter((name) => is.includes(name)), is.filter((name) => was.includes(name))];
  return old.join() === now.join() ? [] : [{ path, before: inWords(old), after: inWords(now) }];
}

/** The parts of an object, and those of a list in which each has a name of its own. */
function namedParts(value: unknown): Map<string, unknown> | undefined {
  if (isObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  const parts = new Map(value.map((part: unknown) => [nameOf(part), part] as const));
  return parts.has(undefined) || parts.size < value.length ? undefined : (parts as Map<string, unknown>);
}

function nameOf(part: unknown): string | undefined {
  const name = isObject(part) ? (part.id ?? part.grade) : undefined;
  return typeof name === 'string' ? name : undefined;
}

function inWords(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = [...text];
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join('')}…` : text;
}
