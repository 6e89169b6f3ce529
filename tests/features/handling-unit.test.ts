import { expect, test } from '@jest/globals';
import { codeAt, placeAssessment, refusalOf, take } from '../support/assessed.js';
import { rolesBut } from '../support/ladder.js';
import { data, makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { keyOf } from '../support/ids.js';

const list = `query ($state: HandlingUnitState) { handlingUnits(state: $state, first: 50) { totalCount nodes {
  id name aliases state closedOn closingReason version viewerCan { action allowed } } } }`;

test('a unit is told apart from the active ones by its name, is renamed, and is seen by its own body only', async () => {
  const { city, counties } = await makeNetwork({ counties: 2, towns: 0 });
  const [office, neighbour] = counties.map((body) => personIn(body, Role.OFFICE));
  const input = { name: ' 县教育局 ', aliases: ['教体局', '教体局'] };
  const { handlingUnit } = await take(office, 'addHandlingUnit', input);
  expect(handlingUnit).toMatchObject({ name: '县教育局', aliases: ['教体局'], state: 'ACTIVE', version: 1 });
  expect(await codeAt(office, 'addHandlingUnit', { name: '县教育局' })).toBe('CONFLICT');
  expect(await codeAt(neighbour, 'addHandlingUnit', { name: '县教育局' })).toBe('OK');
  const change = { unitId: handlingUnit.id, name: '县教体局', version: 1 };
  expect((await take(office, 'changeHandlingUnit', change)).handlingUnit).toMatchObject({
    ...{ name: '县教体局', aliases: ['教体局'], version: 2 },
  });
  expect(await codeAt(office, 'changeHandlingUnit', change)).toBe('CONFLICT');
  expect(await refusalOf(office, 'changeHandlingUnit', { unitId: handlingUnit.id, name: ' ' })).toEqual([
    'BAD_USER_INPUT',
    'input.name',
  ]);
  expect(await refusalOf(office, 'addHandlingUnit', { name: 'x'.repeat(101) })).toEqual([
    'BAD_USER_INPUT',
    'input.name',
  ]);
  expect(await refusalOf(office, 'addHandlingUnit', { name: '局', aliases: [''] })).toEqual([
    'BAD_USER_INPUT',
    'input.aliases.0',
  ]);
  const { handlingUnits } = await data(personIn(counties[0], Role.MEMBER), list);
  expect(handlingUnits.nodes.map(({ name }: Json) => name as string)).toEqual(['县教体局']);
  expect((await data(personIn(city, Role.OFFICE), list)).handlingUnits.totalCount).toBe(0);
});

test('a unit that is closed keeps its history, and leaves its name to another one', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const [county] = counties;
  const office = personIn(county, Role.OFFICE);
  const { id: unitId } = (await take(office, 'addHandlingUnit', { name: '县外侨办' })).handlingUnit;
  const key = keyOf(unitId as string);
  const { results } = await placeAssessment(county, 'HANDLING_UNIT', [{ unit_id: key, subject_name: '县外侨办' }]);
  const closing = { unitId, reason: '并入县政府办' };
  expect((await take(office, 'closeHandlingUnit', closing)).handlingUnit).toMatchObject({
    ...{ state: 'CLOSED', closedOn: '2026-06-15', closingReason: '并入县政府办' },
  });
  expect(await codeAt(office, 'closeHandlingUnit', closing)).toBe('ILLEGAL_TRANSITION');
  expect(await codeAt(office, 'changeHandlingUnit', { unitId, name: '外办' })).toBe('ILLEGAL_TRANSITION');
  await take(office, 'addHandlingUnit', { name: '县外侨办' });
  const shown = async (state?: string): Promise<string[]> =>
    (await data(office, list, { state })).handlingUnits.nodes.map((node: Json) => node.state as string);
  expect([await shown(), await shown('ACTIVE'), await shown('CLOSED')]).toEqual([
    ['CLOSED', 'ACTIVE'],
    ['ACTIVE'],
    ['CLOSED'],
  ]);
  const source = 'query ($id: ID!) { node(id: $id) { ... on AssessmentResult { subjectName unit { name state } } } }';
  expect((await data(office, source, { id: results[0] })).node).toEqual({
    ...{ subjectName: '县外侨办', unit: { name: '县外侨办', state: 'CLOSED' } },
  });
});

test('the ladder: only the office and the liaison officer of the body', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const [[town]] = towns;
  const working = [Role.OFFICE, Role.LIAISON];
  const { id: unitId } = (await take(personIn(town, Role.LIAISON), 'addHandlingUnit', { name: '站' })).handlingUnit;
  const acts: [name: string, input: Json][] = [
    ['addHandlingUnit', { name: '所' }],
    ['changeHandlingUnit', { unitId, name: '所长' }],
    ['closeHandlingUnit', { unitId, reason: '撤并' }],
  ];
  for (const [name, input] of acts) {
    expect(await codeAt(null, name, input)).toBe('UNAUTHENTICATED');
    expect(await codeAt(personIn(town, ...rolesBut(...working)), name, input)).toBe('FORBIDDEN');
    expect(await codeAt(personIn({ ...town, closedOn: '2026-01-01' }, ...working), name, input)).toBe('FORBIDDEN');
    for (const stranger of name === 'addHandlingUnit' ? [] : [city, ...counties]) {
      expect(await codeAt(personIn(stranger, ...working), name, input)).toBe('NOT_FOUND');
    }
    expect(await codeAt(personIn(town, Role.OFFICE), name, input)).toBe('OK');
  }
});
