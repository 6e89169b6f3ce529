import { expect, test } from '@jest/globals';
import { codeAt, fieldOf, makeDuties, meeting, take } from '../support/duties.js';
import { data, makeNetwork, personIn, Role, type Json } from '../support/world.js';

const list = '{ dutyKinds(first: 50) { totalCount nodes { code name family confirmDays state } } }';

test('a body adopts one kind for each family, once, beside those of its own', async () => {
  const { counties } = await makeNetwork({ counties: 2, towns: 0 });
  const [office, neighbour] = counties.map((body) => personIn(body, Role.OFFICE));
  const own = { code: 'plenary', name: '全会', family: 'PLENARY', confirmDays: 10 };
  await take(office, 'addDutyKind', own);
  const adopted = await take(office, 'adoptStandardDutyKinds', { families: ['PLENARY', 'OPINION_ITEM'] });
  expect(adopted.dutyKinds).toMatchObject([{ code: 'opinion-item', name: '社情民意信息', confirmDays: 7 }]);
  expect((await take(office, 'adoptStandardDutyKinds', {})).dutyKinds).toHaveLength(18);
  expect((await take(office, 'adoptStandardDutyKinds', {})).dutyKinds).toEqual([]);
  const { dutyKinds } = await data(office, list);
  expect(dutyKinds.totalCount).toBe(20);
  expect(new Set(dutyKinds.nodes.map(({ family }: Json) => family as string)).size).toBe(20);
  expect((await data(neighbour, list)).dutyKinds.totalCount).toBe(0);
  expect((await data(personIn(counties[0], Role.MEMBER), list)).dutyKinds.totalCount).toBe(20);
});

test('a kind is told apart by its code, which stays; name and time to object change', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const input = { code: 'library-day', name: '书香政协', family: 'STUDY' };
  const { dutyKind } = await take(office, 'addDutyKind', input);
  expect(dutyKind).toMatchObject({ ...input, confirmDays: 7, state: 'ACTIVE', version: 1 });
  expect(await codeAt(office, 'addDutyKind', { ...input, name: '另一类' })).toBe('CONFLICT');
  const change = { kindId: dutyKind.id, name: '读书日', confirmDays: 15, version: 1 };
  expect((await take(office, 'changeDutyKind', change)).dutyKind).toMatchObject({ name: '读书日', confirmDays: 15 });
  expect(await codeAt(office, 'changeDutyKind', change)).toBe('CONFLICT');
  for (const code of ['', '1a', '-a', 'a b', '读书', 'x'.repeat(33)]) {
    expect(await fieldOf(office, 'addDutyKind', { ...input, code })).toBe('input.code');
  }
  for (const confirmDays of [0, 91]) {
    expect(await fieldOf(office, 'addDutyKind', { ...input, code: 'b', confirmDays })).toBe('input.confirmDays');
  }
  expect(await fieldOf(office, 'changeDutyKind', { kindId: dutyKind.id, name: ' ' })).toBe('input.name');
});

test('of a closed kind nothing is recorded any more, and what was stays', async () => {
  const duties = await makeDuties();
  const { office, kinds, members } = duties;
  const recorded = await take(office, 'recordDutyEvent', meeting(duties, members));
  const closing = { kindId: kinds.MEETING };
  expect((await take(office, 'closeDutyKind', closing)).dutyKind.state).toBe('CLOSED');
  expect(await codeAt(office, 'closeDutyKind', closing)).toBe('ILLEGAL_TRANSITION');
  expect(await codeAt(office, 'changeDutyKind', { ...closing, name: '会' })).toBe('ILLEGAL_TRANSITION');
  const again = meeting(duties, members, { title: '又一次' });
  expect(await codeAt(office, 'recordDutyEvent', again)).toBe('ILLEGAL_TRANSITION');
  // What was recorded wrongly is said anew all the same.
  const correction = { eventId: recorded.dutyEvent.id, reason: '名单有误', replacement: again };
  const corrected = await take(office, 'correctDutyEvent', correction);
  expect(corrected.replacement).toMatchObject({ title: '又一次', kindCode: 'meeting' });
});
