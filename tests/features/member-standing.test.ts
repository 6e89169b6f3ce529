import { expect, test } from '@jest/globals';
import { assessable, makeAssessed, publishedScheme } from '../support/assessments.js';
import { on } from '../support/duties.js';
import { ask, codeOf, data, personIn, Role, type Json } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

const query = `query ($memberId: ID!, $schemeId: ID!, $on: LocalDate) { memberStanding(memberId: $memberId, schemeId: $schemeId, on: $on) {
  on total normalised minimum { id light done required expected } explanation { total groups { points rules { lines { points reasons } } } } } }`;
const standing = async (viewer: Viewer, variables: Json, day = '2026-07-01'): Promise<Json> =>
  (await data(viewer, query, variables, on(day))).memberStanding;
const codeFor = async (viewer: Viewer, variables: Json): Promise<string> =>
  codeOf(await ask(viewer, query, variables, on('2026-07-01')));

test('a member stands as what is on record on a day makes him stand', async () => {
  const { office, members, schemeId } = await makeAssessed();
  const of = { memberId: members[0], schemeId };
  expect(await standing(office, of)).toMatchObject({ on: '2026-07-01', total: 40, normalised: 40 });
  expect(await standing(office, { ...of, on: '2026-03-31' })).toMatchObject({ on: '2026-03-31', total: 30 });
  expect(await standing(office, { ...of, on: '2026-01-01' })).toMatchObject({ total: 0 });
  expect(await standing(office, of, '2027-03-01')).toMatchObject({ on: '2026-12-31', total: 40 });
});

test('the light of the minimum set turns with the days', async () => {
  const { office, members, schemeId } = await makeAssessed();
  const lightOf = async (memberId: string, day: string): Promise<string> =>
    (await standing(office, { memberId, schemeId, on: day }, '2027-01-01')).minimum[0].light;
  expect(await lightOf(members[1], '2026-03-01')).toBe('YELLOW');
  // Silence confirms it: until then he may object.
  expect([await lightOf(members[1], '2026-03-02'), await lightOf(members[1], '2026-03-20')]).toEqual([
    'YELLOW',
    'GREEN',
  ]);
  expect([await lightOf(members[2], '2026-09-01'), await lightOf(members[2], '2026-12-31')]).toEqual(['YELLOW', 'RED']);
});

test('a member sees how he stands himself, and nobody else; a day outside the year is refused', async () => {
  const duties = await makeAssessed();
  const { accounts, members, schemeId, office, counties, city } = duties;
  const [{ viewer: member }] = accounts;
  expect(await standing(member, { memberId: members[0], schemeId })).toMatchObject({ total: 40 });
  expect(await codeFor(member, { memberId: members[1], schemeId })).toBe('NOT_FOUND');
  for (const body of [counties[1], city]) {
    expect(await codeFor(personIn(body, Role.OFFICE), { memberId: members[0], schemeId })).toBe('NOT_FOUND');
  }
  expect(await codeFor(office, { memberId: members[0], schemeId, on: '2025-12-31' })).toBe('BAD_USER_INPUT');
  const sectors = await publishedScheme(office, assessable({ subject: 'SECTOR' }));
  expect(await codeFor(office, { memberId: members[0], schemeId: sectors })).toBe('BAD_USER_INPUT');
});
