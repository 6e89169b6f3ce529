import type { Stored } from './stored.js';
import { mayRead, shownTo, type Entry } from '../model/sight.js';
import type { Model } from '../model/state.js';
import { askerOf, sees, type Row } from '../oracle.js';
import type { Json } from '../world.js';

/** What is kept besides the records: figures that follow from them, and what sending again and signing in need. */
const besides = ['plan_figure', 'research_figure', 'number_series', 'client_mutation', 'sign_in_session'];

/** Where what is stored differs from what the acts have made, and where sight of it does. */
export function compared(model: Model, stored: Stored): Json {
  for (const table of stored.names.filter((name) => !besides.includes(name))) {
    const rows = stored.rows(table);
    const entries = model.of(table);
    if (table.startsWith('body')) entries.sort((a, b) => Number(a.id) - Number(b.id));
    if (table === 'consequence') recognise(entries, rows);
    if (rows.length !== entries.length) return { table, stored: rows.length, made: entries.length };
    for (const [at, entry] of entries.entries()) {
      const difference = differs(entry, rows[at], model);
      if (difference) return { table, ...difference };
    }
  }
  return undefined;
}

/** Of what one act made, in an order that only the points decide, each row is known by what it is of. */
function recognise(entries: Entry[], rows: readonly Row[]): void {
  const known = new Set<unknown>(entries.map(({ id }) => id));
  for (const entry of entries.filter(({ id }) => id === '')) {
    const isIt = (row: Row): boolean => ['result_id', 'key'].every((column) => row[column] === entry.is[column]);
    entry.id = (rows.find((row) => !known.has(row.id) && isIt(row))?.id ?? '') as string;
    known.add(entry.id);
  }
  entries.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function differs(entry: Entry, row: Row, model: Model): Json {
  if (entry.id === '') {
    entry.id = row.id as string;
    // Whose an account and its seat are, only the database says.
    if (entry.table === 'seat') entry.is.person_id = row.person_id;
  }
  const { table, body, is } = entry;
  const owner = table.startsWith('body') ? { id: body.id } : { tenant_id: body.id, reach: shownTo(entry) };
  const should: Row = { id: table.startsWith('body') ? body.id : entry.id, city_id: body.cityId, ...owner, ...is };
  for (const [column, value] of Object.entries(should)) {
    if (JSON.stringify(row[column]) !== JSON.stringify(value)) return { column, is: row[column], should: value, row };
  }
  const wrong = model.people.find((viewer) => mayRead(viewer, entry) !== sees(askerOf(viewer), table, row));
  return wrong && { viewer: wrong.personName, mayRead: mayRead(wrong, entry), row };
}
