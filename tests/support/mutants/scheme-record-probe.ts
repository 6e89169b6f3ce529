import { globalId } from '../../../src/platform/graphql/node.js';
import { another, reading, rowOf, store, type Place, type Placed, type Row } from './record-probe.js';
import { schemeDocument } from '../schemes.js';

const day = '2026-06-01';

/** An edition of a scheme with a title of its own; the first one unless it is said which it follows. */
export function storeScheme({ body }: Place, state: string, reach: number, following: Row = {}): Promise<string> {
  const title = `办法${another()}`;
  const row = rowOf(body, reach);
  return store('scheme', {
    ...{ ...row, series_id: row.id, edition: 1, year: 2026, subject: 'MEMBER', title, state, version: 1 },
    ...{ document: schemeDocument(title), ...following },
    ...(state !== 'DRAFT' && { published_on: day }),
    ...(state === 'FROZEN' && { frozen_on: day }),
  });
}

export async function schemeIn(place: Place, state: string, reach: number): Promise<Placed> {
  const id = await storeScheme(place, state, reach);
  return { ids: { scheme: globalId('Scheme', id) }, read: reading('scheme', place.body, id) };
}

/** The edition is looked at, and the draft of the next one is acted on. */
export async function schemeBeforeItsNext(place: Place, state: string, reach: number): Promise<Placed> {
  const id = await storeScheme(place, state, reach);
  const next = await storeScheme(place, 'DRAFT', 0, { series_id: id, previous_id: id, edition: 2 });
  return { ids: { scheme: globalId('Scheme', next) }, read: reading('scheme', place.body, id) };
}
