import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { act, now } from '../support/full-body.js';
import { operation } from '../support/schema-walk.js';
import { schemeDocument } from '../support/schemes.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, type Json, type TestBody } from '../support/world.js';

const working = [Role.OFFICE, Role.LIAISON];
const leading = [Role.CHAIR, ...working];

/** Every act on a scheme: who may, and from which states. */
const acts: [name: string, by: Role[], from: string[], more: Json][] = [
  ['editScheme', working, ['DRAFT'], { document: schemeDocument() }],
  ['deleteScheme', working, ['DRAFT'], {}],
  ['publishScheme', leading, ['DRAFT'], {}],
  ['reviseScheme', working, ['PUBLISHED'], {}],
  ['copyScheme', working, ['DRAFT', 'PUBLISHED', 'REPLACED', 'FROZEN'], { year: 2027 }],
  ['offerScheme', leading, ['PUBLISHED'], {}],
  ['freezeScheme', [Role.CHAIR], ['PUBLISHED'], { reason: '提前结束' }],
];

const code = async (viewer: Viewer | null, name: string, input: Json): Promise<string> =>
  codeOf(await ask(viewer, operation(name).source, { input }, { now }));

/** A scheme brought to a state by somebody who may do everything. */
async function schemeIn(body: TestBody, state: string): Promise<string> {
  const all = personIn(body, ...leading);
  const take = async (name: string, input: Json): Promise<string> => (await act(all, name, input)).scheme.id;
  const schemeId = await take('draftScheme', {
    year: 2026,
    document: schemeDocument(`办法 ${state} ${Math.random()}`),
  });
  if (state !== 'DRAFT') await take('publishScheme', { schemeId });
  if (state === 'FROZEN') await take('freezeScheme', { schemeId, reason: '换届' });
  if (state === 'REPLACED') await take('publishScheme', { schemeId: await take('reviseScheme', { schemeId }) });
  return schemeId;
}

test.each(acts)('%s: nobody, wrong roles, a closed body and other bodies are refused', async (name, by, from, more) => {
  const { city, counties, towns } = await makeNetwork();
  const [body, sibling] = counties;
  const [draft, seen] = [await schemeIn(body, 'DRAFT'), await schemeIn(body, from.at(-1)!)];
  const input = (schemeId: string) => ({ schemeId, ...more });
  const others = Object.values(Role).filter((role) => !by.includes(role));
  expect(await code(null, name, input(seen))).toBe('UNAUTHENTICATED');
  expect(await code(personIn(body, ...others), name, input(seen))).toBe('FORBIDDEN');
  expect(await code(personIn({ ...body, closedOn: '2026-01-01' }, ...by), name, input(seen))).toBe('FORBIDDEN');
  for (const stranger of [sibling, city, towns[0][0]]) {
    expect(await code(personIn(stranger, ...by), name, input(draft))).toBe('NOT_FOUND');
  }
  const published = await schemeIn(body, 'PUBLISHED');
  expect(await code(personIn(city, ...by), name, input(published))).toBe('FORBIDDEN');
});

test.each(acts)('%s: each role that may does it, from its states only', async (name, by, from, more) => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const [body] = counties;
  for (const state of ['DRAFT', 'PUBLISHED', 'REPLACED', 'FROZEN']) {
    const possible = from.includes(state);
    for (const role of possible ? by : by.slice(0, 1)) {
      const schemeId = await schemeIn(body, state);
      const is = await code(personIn(body, role), name, { schemeId, ...more });
      expect([state, role, is]).toEqual([state, role, possible ? 'OK' : 'ILLEGAL_TRANSITION']);
    }
  }
});

test('drafting is for the office and the liaison officer', async () => {
  const { towns } = await makeNetwork({ counties: 1, towns: 1 });
  const [[town]] = towns;
  const input = { year: 2026, document: schemeDocument() };
  const others = Object.values(Role).filter((role) => !working.includes(role));
  expect(await code(null, 'draftScheme', input)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(town, ...others), 'draftScheme', input)).toBe('FORBIDDEN');
  expect(await code(personIn({ ...town, closedOn: '2026-01-01' }, ...working), 'draftScheme', input)).toBe('FORBIDDEN');
  for (const role of working) expect(await code(personIn(town, role), 'draftScheme', input)).toBe('OK');
  expect(await code(personIn(town, Role.OFFICE), 'draftScheme', { ...input, year: 2101 })).toBe('BAD_USER_INPUT');
});

test('viewerCan tells beforehand what may be done', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const [body] = counties;
  const can = async (viewer: Viewer, id: string): Promise<string[]> => {
    const query = 'query ($id: ID!) { scheme(id: $id) { viewerCan { action allowed } } }';
    const { viewerCan } = (await data(viewer, query, { id })).scheme;
    return viewerCan.filter(({ allowed }: Json) => allowed).map(({ action }: Json) => action);
  };
  const [draft, published] = [await schemeIn(body, 'DRAFT'), await schemeIn(body, 'PUBLISHED')];
  const [office, chair] = [personIn(body, Role.OFFICE), personIn(body, Role.CHAIR)];
  expect(await can(office, draft)).toEqual(['editScheme', 'deleteScheme', 'publishScheme', 'copyScheme']);
  expect(await can(chair, draft)).toEqual(['publishScheme']);
  expect(await can(office, published)).toEqual(['reviseScheme', 'copyScheme', 'offerScheme', 'openAssessment']);
  expect(await can(chair, published)).toEqual(['offerScheme', 'freezeScheme']);
  expect(await can(personIn(body, Role.MEMBER), published)).toEqual([]);
});
