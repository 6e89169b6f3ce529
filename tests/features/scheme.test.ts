import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { compiledScheme } from '../../src/scheme/index.js';
import { act, now } from '../support/full-body.js';
import { operation } from '../support/schema-walk.js';
import { schemeDocument } from '../support/schemes.js';
import { ask, codeFor, codeOf, data, makeNetwork, owner, personIn, Role, type Json } from '../support/world.js';
import { keyOf } from '../support/ids.js';

const list = `query ($scope: Scope!, $year: Int, $subject: SchemeSubject, $states: [SchemeState!]) {
  schemes(scope: $scope, year: $year, subject: $subject, states: $states, first: 50) { totalCount nodes { id title } } }`;
const titles = async (viewer: Viewer, variables: Json): Promise<string[]> =>
  (await data(viewer, list, variables)).schemes.nodes.map(({ title }: Json) => title);
const one = (fields: string) => `query ($id: ID!) { scheme(id: $id) { ${fields} } }`;
const read = async (viewer: Viewer, id: string, fields: string): Promise<Json> =>
  (await data(viewer, one(fields), { id })).scheme;

const draft = async (viewer: Viewer, document: Json = schemeDocument(), year = 2026): Promise<Json> =>
  (await act(viewer, 'draftScheme', { year, document })).scheme;
const take = async (viewer: Viewer, name: string, schemeId: string, more: Json = {}): Promise<Json> =>
  (await act(viewer, name, { schemeId, ...more })).scheme;
const published = async (viewer: Viewer, document: Json = schemeDocument(), year = 2026): Promise<Json> =>
  take(viewer, 'publishScheme', (await draft(viewer, document, year)).id);
const code = async (viewer: Viewer, name: string, input: Json): Promise<string> =>
  codeOf(await ask(viewer, operation(name).source, { input }, { now }));

const seeds = new URL('../../seeds/schemes/', import.meta.url);
const files = readdirSync(seeds).filter((name) => name.endsWith('.json'));

test.each(files)('%s goes in and comes out as the same document, with its groups and rules as lists', async (file) => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const document: Json = JSON.parse(readFileSync(new URL(file, seeds), 'utf8'));
  expect(
    (await data(office, 'query ($d: JSON!) { checkScheme(document: $d) { path } }', { d: document })).checkScheme,
  ).toEqual([]);
  const { id } = await published(office, document);
  const scheme = await read(
    office,
    id,
    'title subject document groups { id title clause bonus rules { id title clause shape } }',
  );
  expect(scheme.document).toEqual(document);
  // Also the order of what is not in the order of the clauses by itself, as in a file.
  expect(Object.keys(scheme.document)).toEqual(Object.keys(document));
  expect(scheme).toMatchObject({ title: document.title, subject: document.subject });
  expect(scheme.groups).toEqual(
    document.groups.map(({ id: name, title, clause = null, bonus = false, rules }: Json) => ({
      ...{ id: name, title, clause, bonus },
      rules: rules.map((rule: Json) => ({
        ...{ id: rule.id, title: rule.title, clause: rule.clause ?? null },
        shape: rule.match ? 'EVENTS' : rule.measure ? 'MEASURE' : 'MARKS',
      })),
    })),
  );
});

test('a document that is no scheme is refused with all its problems in either language, and nothing is stored', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const wrong = { ...schemeDocument('', 1.005), extra: 1 };
  const { source } = operation('draftScheme');
  const [answer] = (await ask(office, source, { input: { year: 2026, document: wrong } })).errors!;
  const problems = [
    { path: 'extra', message: 'is not known here.' },
    { path: 'title', message: 'must not be empty.' },
    { path: 'groups.0.rules.0.points', message: 'has more than two decimals.' },
  ];
  expect(answer.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'input.document', problems });
  expect(answer.message).toBe('input.document: is no scheme; problems: 3, the first: extra: is not known here.');
  const check = 'query ($document: JSON!) { checkScheme(document: $document) { path message } }';
  expect((await data(office, check, { document: wrong })).checkScheme).toEqual(problems);
  const inChinese = await data(office, check, { document: wrong }, { language: 'zh' });
  expect(inChinese.checkScheme[1]).toEqual({ path: 'title', message: '不能为空。' });
  const rules = Array.from({ length: 80 }, (_, at) => ({ id: `r${at}`, title: '', match: {}, points: 1 }));
  const many = { ...schemeDocument(), groups: [{ id: 'g', title: '组', rules }] };
  const bounded = await ask(office, source, { input: { year: 2026, document: many } });
  expect(bounded.errors![0].extensions.problems).toHaveLength(50);
  expect((await data(office, check, { document: many })).checkScheme).toHaveLength(80);
  expect(await titles(office, { scope: 'OWN' })).toEqual([]);
});

test('a document is bounded in characters, values and depth', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const office = personIn(city, Role.OFFICE);
  const sent = (document: Json) => ask(office, operation('draftScheme').source, { input: { year: 2026, document } });
  const rules = Array.from({ length: 150 }, (_, at) => ({
    id: `r${at}`,
    title: '长'.repeat(200),
    clause: '条'.repeat(500),
    match: {},
    points: 1,
  }));
  const long = await sent({ ...schemeDocument(), groups: [{ id: 'g', title: '组', rules }] });
  expect(long.errors![0].extensions.problems).toEqual([
    { path: '', message: 'The document has more than 100000 characters.' },
  ]);
  expect(codeOf(await sent(Array.from({ length: 6_000 }, () => 1)))).toBe('LIMIT_EXCEEDED');
  let deep: Json = 1;
  for (let depth = 0; depth < 25; depth++) deep = [deep];
  expect(codeOf(await sent(deep))).toBe('LIMIT_EXCEEDED');
});

test('a document may be written out in a query, without variables inside', async () => {
  const { city } = await makeNetwork({ counties: 0 });
  const member = personIn(city, Role.MEMBER);
  const checked = (document: string) => `{ checkScheme(document: ${document}) { path message } }`;
  const rule = '{ id: "a", title: "A", match: {}, points: 1.5 }';
  const whole = `{ title: "办法", subject: MEMBER, groups: [{ id: "g", title: "G", bonus: true, rules: [${rule}] }] }`;
  for (let times = 0; times < 7; times++) expect((await data(member, checked(whole))).checkScheme).toEqual([]);
  expect((await data(member, checked('{}'))).checkScheme).toHaveLength(3);
  const inside = 'query ($title: String!) { checkScheme(document: { title: $title }) { path } }';
  await expect(ask(member, inside, { title: 'x' })).rejects.toThrow('JSON holds no variables');
});

test('a scheme is drafted, edited, published, revised and published again; its editions tell what changed', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE, Role.CHAIR);
  const first = await draft(office, schemeDocument('办法', 5));
  expect(first).toMatchObject({
    state: 'DRAFT',
    edition: 1,
    year: 2026,
    subject: 'MEMBER',
    publishedOn: null,
    version: 1,
  });
  const edited = await take(office, 'editScheme', first.id, { version: 1, document: schemeDocument('办法', 6) });
  expect(edited.version).toBe(2);
  expect(await code(office, 'editScheme', { schemeId: first.id, version: 1, document: schemeDocument() })).toBe(
    'CONFLICT',
  );
  expect(await take(office, 'publishScheme', first.id)).toMatchObject({
    state: 'PUBLISHED',
    publishedOn: '2026-06-15',
  });
  expect(await code(office, 'editScheme', { schemeId: first.id, document: schemeDocument() })).toBe(
    'ILLEGAL_TRANSITION',
  );
  const second = await take(office, 'reviseScheme', first.id);
  expect(second).toMatchObject({ state: 'DRAFT', edition: 2, document: schemeDocument('办法', 6) });
  expect(await code(office, 'reviseScheme', { schemeId: first.id })).toBe('CONFLICT');
  const changed = schemeDocument('办法（修订）', 8);
  changed.groups[0].rules.push({ id: 'visits', title: '走访', match: { families: ['VISIT'] }, points: 2 });
  await take(office, 'editScheme', second.id, { document: changed });
  await take(office, 'publishScheme', second.id);
  const editions = 'editions(first: 5) { totalCount nodes { id edition state } }';
  for (const id of [first.id, second.id]) {
    expect((await read(office, id, editions)).editions).toEqual({
      totalCount: 2,
      nodes: [
        { id: first.id, edition: 1, state: 'REPLACED' },
        { id: second.id, edition: 2, state: 'PUBLISHED' },
      ],
    });
  }
  const difference = 'previous { id } difference { path before after }';
  expect(await read(office, first.id, difference)).toEqual({ previous: null, difference: null });
  expect(await read(office, second.id, difference)).toEqual({
    previous: { id: first.id },
    difference: [
      { path: 'title', before: '办法', after: '办法（修订）' },
      { path: 'groups.duties.rules.proposals.points', before: '6', after: '8' },
      { path: 'groups.duties.rules.visits', before: null, after: JSON.stringify(changed.groups[0].rules.at(-1)) },
    ],
  });
  expect(await titles(office, { scope: 'OWN', states: ['PUBLISHED', 'FROZEN'] })).toEqual(['办法（修订）']);
});

test('a later edition stays one of the same kind of subject, and a draft of it can be deleted', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const first = await published(office);
  const second = await take(office, 'reviseScheme', first.id);
  const document = schemeDocument('办法', 5, 'SECTOR');
  const { source } = operation('editScheme');
  const [error] = (await ask(office, source, { input: { schemeId: second.id, document } })).errors!;
  expect(error.extensions).toMatchObject({ field: 'input.document', problems: [{ path: 'subject' }] });
  expect(await act(office, 'deleteScheme', { schemeId: second.id })).toMatchObject({ deletedId: second.id });
  expect(await code(office, 'deleteScheme', { schemeId: first.id })).toBe('ILLEGAL_TRANSITION');
  expect((await take(office, 'reviseScheme', first.id)).edition).toBe(2);
});

test('schemes in force are told apart by their titles', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const [office, neighbour] = counties.map((body) => personIn(body, Role.OFFICE));
  await published(office);
  const other = await draft(office);
  expect(await code(office, 'publishScheme', { schemeId: other.id })).toBe('CONFLICT');
  await published(office, schemeDocument('考核办法', 5, 'SECTOR'));
  await published(office, schemeDocument(), 2027);
  await published(office, schemeDocument('另一办法'));
  await published(neighbour);
  expect(await titles(office, { scope: 'OWN', year: 2026, subject: 'MEMBER', states: ['PUBLISHED'] })).toHaveLength(2);
});

test('a scheme is taken over into another year, with a history of its own', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const first = await published(office, schemeDocument('办法', 7));
  const copy = await take(office, 'copyScheme', first.id, { year: 2027 });
  expect(copy).toMatchObject({ state: 'DRAFT', edition: 1, year: 2027, document: schemeDocument('办法', 7) });
  expect((await read(office, copy.id, 'editions(first: 5) { totalCount }')).editions.totalCount).toBe(1);
  expect(await code(office, 'copyScheme', { schemeId: first.id, year: 1999 })).toBe('BAD_USER_INPUT');
});

test('a scheme is frozen once its year is over, or before that for a reason, and then never revised', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const office = personIn(counties[0], Role.OFFICE, Role.CHAIR);
  const running = await published(office);
  const next = await take(office, 'reviseScheme', running.id);
  expect(await code(office, 'freezeScheme', { schemeId: running.id })).toBe('BAD_USER_INPUT');
  const frozen = await take(office, 'freezeScheme', running.id, { reason: '换届' });
  expect(frozen).toMatchObject({ state: 'FROZEN', frozenOn: '2026-06-15', frozenReason: '换届' });
  expect(await code(office, 'reviseScheme', { schemeId: running.id })).toBe('ILLEGAL_TRANSITION');
  expect(await code(office, 'publishScheme', { schemeId: next.id })).toBe('ILLEGAL_TRANSITION');
  expect((await take(office, 'copyScheme', running.id, { year: 2027 })).state).toBe('DRAFT');
  const past = await published(office, schemeDocument(), 2025);
  expect(await take(office, 'freezeScheme', past.id)).toMatchObject({ state: 'FROZEN', frozenReason: null });
  // Its year ends on 20 December: the day after it is over.
  const early = { ...schemeDocument('截止'), period: { from: '12-21', to: '12-20' } };
  const { id } = await published(office, early, 2025);
  const freeze = async (day: string) =>
    codeOf(
      await ask(
        office,
        operation('freezeScheme').source,
        { input: { schemeId: id } },
        { now: new Date(`${day}T04:00:00Z`) },
      ),
    );
  expect([await freeze('2025-12-20'), await freeze('2025-12-21')]).toEqual(['BAD_USER_INPUT', 'OK']);
});

test('the bodies above see what is published, those below what is offered, neighbours nothing', async () => {
  const { city, counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const [above, sibling, below, member] = [
    personIn(city, Role.OFFICE),
    personIn(counties[1], Role.OFFICE),
    personIn(towns[0][0], Role.LIAISON),
    personIn(counties[0], Role.MEMBER),
  ];
  const codes = async (id: string) =>
    Promise.all([member, above, below, sibling].map((viewer) => codeFor(viewer, one('title'), { id })));
  const { id } = await draft(office);
  expect(await codes(id)).toEqual(['OK', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  await take(office, 'publishScheme', id);
  expect(await codes(id)).toEqual(['OK', 'OK', 'NOT_FOUND', 'NOT_FOUND']);
  expect(await titles(above, { scope: 'CHILDREN' })).toEqual(['考核办法']);
  expect(await take(office, 'offerScheme', id)).toMatchObject({ offered: true });
  expect(await code(office, 'offerScheme', { schemeId: id })).toBe('CONFLICT');
  expect(await codes(id)).toEqual(['OK', 'OK', 'OK', 'NOT_FOUND']);
  expect(await titles(below, { scope: 'ABOVE' })).toEqual(['考核办法']);
  const next = await take(office, 'reviseScheme', id);
  expect(await codes(next.id)).toEqual(['OK', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect(await take(office, 'publishScheme', next.id)).toMatchObject({ offered: true });
  expect(await codes(next.id)).toEqual(['OK', 'OK', 'OK', 'NOT_FOUND']);
});

test('what an edition changes is told only where the one before is seen', async () => {
  const { counties, towns } = await makeNetwork();
  const office = personIn(counties[0], Role.OFFICE);
  const below = personIn(towns[0][0], Role.LIAISON);
  const first = await published(office);
  const second = await take(office, 'reviseScheme', first.id);
  await take(office, 'editScheme', second.id, { document: schemeDocument('考核办法', 9) });
  await take(office, 'publishScheme', second.id);
  await take(office, 'offerScheme', second.id);
  const fields = 'previous { id } difference { path } editions(first: 5) { totalCount nodes { edition } }';
  expect(await read(below, second.id, fields)).toEqual({
    previous: null,
    difference: null,
    editions: { totalCount: 1, nodes: [{ edition: 2 }] },
  });
  expect((await read(office, second.id, fields)).difference).toEqual([
    { path: 'groups.duties.rules.proposals.points' },
  ]);
});

test('a stored scheme is made ready for scoring once, and anew when it has changed', async () => {
  const { counties } = await makeNetwork({ towns: 0 });
  const { id } = await draft(personIn(counties[0], Role.OFFICE));
  const key = keyOf(id);
  const { rows } = await owner.query<Parameters<typeof compiledScheme>[0]>(
    'select document, year from scheme where id = $1',
    [key],
  );
  const ready = compiledScheme(rows[0]);
  expect(ready.document.title).toBe('考核办法');
  expect(compiledScheme({ ...rows[0] })).toBe(ready);
  expect(compiledScheme({ ...rows[0], year: 2027 })).not.toBe(ready);
  const other = { ...rows[0].document, title: '另一办法' };
  expect(compiledScheme({ ...rows[0], document: other }).document.title).toBe('另一办法');
});
