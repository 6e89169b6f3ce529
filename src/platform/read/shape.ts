import type { Window } from './page.js';
import type { Parser } from './parser.js';
import type { Texts } from '../database/batch.js';

export type Row = Record<string, unknown>;

/** Where the values of a row stand in what the database answers: columns first, then objects, then lists. */
export interface Shape {
  columns: { property: string; parser: Parser }[];
  ones: { field: string; idAt: number; shape: Shape }[];
  lists: { key: string; window: Window; shape: Shape }[];
}

/** A list that was read along with its parent. */
export interface ReadAlong {
  rows: Row[];
  window: Window;
}

/** Rows from texts: objects read along stand behind their row's columns, a list is one JSON text. */
export const rowsOfTexts = (all: readonly Texts[], shape: Shape): Row[] =>
  all.map((texts) => new TextRow(texts).read(shape));

class TextRow {
  #at = 0;

  constructor(private readonly texts: Texts) {}

  read(shape: Shape): Row {
    const row: Row = {};
    for (const { property, parser } of shape.columns) {
      const text = this.texts[this.#at++];
      row[property] = text === null ? null : parser.text(text);
    }
    for (const { field, idAt, shape: inner } of shape.ones) {
      const found = this.texts[this.#at + idAt] !== null;
      const one = this.read(inner);
      row[field] = found ? one : null;
    }
    for (const { key, window, shape: inner } of shape.lists) {
      const text = this.texts[this.#at++];
      row[key] = { rows: text === null ? [] : rowsOfJson(JSON.parse(text) as Json[][], inner), window };
    }
    return row;
  }
}

type Json = unknown;

const rowsOfJson = (all: readonly Json[][], shape: Shape): Row[] => all.map((values) => rowOfJson(values, shape));

/** The same from JSON, where an object is an array of its own, or null. */
function rowOfJson(values: readonly Json[], { columns, ones, lists }: Shape): Row {
  const row: Row = {};
  let at = 0;
  for (const { property, parser } of columns) {
    const value = values[at++];
    row[property] = value === null ? null : parser.json(value as never);
  }
  for (const { field, shape } of ones) {
    const value = values[at++];
    row[field] = value === null ? null : rowOfJson(value as Json[], shape);
  }
  for (const { key, window, shape } of lists) {
    row[key] = { rows: rowsOfJson((values[at++] ?? []) as Json[][], shape), window } satisfies ReadAlong;
  }
  return row;
}
