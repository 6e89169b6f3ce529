import { expect, test } from '@jest/globals';
import { recordDuty } from '../../src/duty-event/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { RequestContext } from '../../src/platform/context.js';
import { codeAt, day, fieldOf, makeDuties, meeting, on, partsOf, take } from '../support/duties.js';
import { addMember, take as takeOfMember } from '../support/members.js';
import { codeFor, data, owner, personIn, Role, site, type Json } from '../support/world.js';
import { keyOf } from '../support/ids.js';
import { globalId } from '../../src/platform/graphql/node.js';

const list = async (viewer: Parameters<typeof data>[0], filter: string): Promise<string[]> => {
  const { dutyEvents } = await data(
    viewer,
    `{ dutyEvents(first: 50${filter}) { nodes { title entry } } }`,
    {},
    on(day),
  );
  return dutyEvents.nodes.map(({ title, entry }: Json) => (entry === 'RECORD' ? title : `${title} ${entry}`) as string);
};

test('an event is recorded with all that is known of it, and each who took part', async () => {
  const duties = await makeDuties();
  const { committee, members, kinds } = duties;
  const kindId = kinds.PROPOSAL;
  const content = {
    ...{ title: '一号提案', happenedOn: '2026-06-01', halfDays: 2, level: 'CITY', quantity: 3 },
    ...{ results: ['FILED', '好提案', 'FILED'], tags: ['教育'], organiser: '提案委' },
    evidence: [{ kind: '立案通知', reference: '2026-017' }],
  };
  const roles = ['CO_SIGNER', 'LEAD_AUTHOR', 'ABSENT'];
  const participants = members.map((memberId, at) => ({ memberId, role: roles[at] }));
  const { dutyEvent, duplicates } = await take(committee, 'recordDutyEvent', { ...content, kindId, participants });
  const stored = { ...content, results: ['FILED', '好提案'] };
  expect(dutyEvent).toMatchObject({ ...stored, kindCode: 'proposal', kindName: '提案', family: 'PROPOSAL' });
  expect(dutyEvent).toMatchObject({ entry: 'RECORD', recordedBy: committee.personName, confirmBy: '2026-06-22' });
  expect(dutyEvent).toMatchObject({ source: null, reason: null, compensates: null, replaces: null });
  expect(duplicates).toEqual([]);
  expect(await partsOf(committee, dutyEvent.id)).toMatchObject([
    { role: 'CO_SIGNER', place: 2, authors: 2, state: 'RECORDED', standing: 'PENDING', confirmedOn: '2026-06-23' },
    { role: 'LEAD_AUTHOR', place: 1, authors: 2 },
    { role: 'ABSENT', place: null, authors: 2 },
  ]);
});

test('what cannot be so is refused, by its place in the input', async () => {
  const duties = await makeDuties();
  const { office, members, counties } = duties;
  const wrong: [Json, string][] = [
    [{ title: ' ' }, 'input.title'],
    [{ title: '字'.repeat(201) }, 'input.title'],
    [{ happenedOn: '2026-06-16' }, 'input.happenedOn'],
    [{ halfDays: 21 }, 'input.halfDays'],
    [{ quantity: 0 }, 'input.quantity'],
    [{ results: ['字'.repeat(51)] }, 'input.results.0'],
    [{ tags: Array.from({ length: 11 }, () => '标') }, 'input.tags'],
    [{ evidence: [{ kind: '表', reference: ' ' }] }, 'input.evidence.0.reference'],
    [{ participants: [] }, 'input.participants'],
    [{ participants: [members[0], members[0]].map((memberId) => ({ memberId })) }, 'input.participants'],
    [{ happenedOn: '2022-01-09' }, 'input.participants.0.memberId'],
  ];
  for (const [more, field] of wrong) {
    expect([field, await fieldOf(office, 'recordDutyEvent', meeting(duties, members, more))]).toEqual([field, field]);
  }
  const stranger = await addMember(personIn(counties[1], Role.OFFICE), '外人');
  const participants = [{ memberId: members[0] }, { memberId: stranger.id }];
  const foreign = meeting(duties, [], { participants });
  expect(await codeAt(office, 'recordDutyEvent', foreign)).toBe('NOT_FOUND');
  expect(await fieldOf(office, 'recordDutyEvent', foreign)).toBe('input.participants.1.memberId');
  const neighbour = personIn(counties[1], Role.OFFICE);
  expect(await codeAt(neighbour, 'recordDutyEvent', meeting(duties, [stranger.id]))).toBe('NOT_FOUND');
});

test('who has left, or came back, is recorded for the days after he first joined', async () => {
  const duties = await makeDuties();
  const { office, members } = duties;
  await takeOfMember(office, 'releaseMember', { memberId: members[2], on: '2026-03-01', reason: '调离' });
  expect(await codeAt(office, 'recordDutyEvent', meeting(duties, members))).toBe('OK');
  await takeOfMember(office, 'reinstateMember', { memberId: members[2], on: '2026-06-01', reason: '复任' });
  const early = meeting(duties, members, { happenedOn: '2025-01-01' });
  expect(await codeAt(office, 'recordDutyEvent', early)).toBe('OK');
});

test('an event is taken back by an entry of its own and said anew, and nothing else of it ever changes', async () => {
  const duties = await makeDuties();
  const { office, committee, members, kinds } = duties;
  const { dutyEvent } = await take(committee, 'recordDutyEvent', meeting(duties, members));
  const before = await owner.query('select * from duty_event where title = $1 order by id', ['重点工作座谈会']);
  const replacement = meeting(duties, members.slice(1), { title: '调研', kindId: kinds.RESEARCH });
  const correction = { eventId: dutyEvent.id, reason: '实为调研', memberIds: [members[0], members[1]], replacement };
  const made = await take(office, 'correctDutyEvent', correction);
  expect(made.compensation).toMatchObject({ entry: 'COMPENSATION', title: '重点工作座谈会', reason: '实为调研' });
  expect(made.compensation).toMatchObject({ compensates: { id: dutyEvent.id }, confirmBy: null });
  expect(made.replacement).toMatchObject({ entry: 'REPLACEMENT', title: '调研', replaces: { id: dutyEvent.id } });
  const parts = await partsOf(office, dutyEvent.id);
  expect(parts.map(({ standing }) => standing as string)).toEqual(['COMPENSATED', 'COMPENSATED', 'PENDING']);
  expect(parts.map(({ compensatedBy }) => compensatedBy?.id)).toEqual([
    ...[made.compensation.id, made.compensation.id, undefined],
  ]);
  // Whoever stays shares it with fewer.
  expect(parts[2]).toMatchObject({ place: 1, authors: 1 });
  const source = `query ($id: ID!) { dutyEvent(id: $id) { compensations(first: 5) { nodes { id takenBack(first: 5) { totalCount } } }
    replacements(first: 5) { nodes { id participations(first: 5) { totalCount } } } } }`;
  expect((await data(office, source, { id: dutyEvent.id })).dutyEvent).toEqual({
    compensations: { nodes: [{ id: made.compensation.id, takenBack: { totalCount: 2 } }] },
    replacements: { nodes: [{ id: made.replacement.id, participations: { totalCount: 2 } }] },
  });
  expect(await codeAt(office, 'correctDutyEvent', correction)).toBe('ILLEGAL_TRANSITION');
  const rest = { eventId: dutyEvent.id, reason: '未参加' };
  expect(await codeAt(office, 'correctDutyEvent', { ...rest, eventId: made.compensation.id })).toBe(
    'ILLEGAL_TRANSITION',
  );
  expect(await codeAt(office, 'correctDutyEvent', rest)).toBe('OK');
  expect(await codeAt(office, 'correctDutyEvent', rest)).toBe('ILLEGAL_TRANSITION');
  const after = await owner.query('select * from duty_event where id = $1', [before.rows[0].id]);
  expect(after.rows).toEqual(before.rows.slice(0, 1));
  expect(await list(office, ', entry: COMPENSATION')).toEqual([
    '重点工作座谈会 COMPENSATION',
    '重点工作座谈会 COMPENSATION',
  ]);
});

test('a correction names its reason and members of the event', async () => {
  const duties = await makeDuties();
  const { office, members } = duties;
  const { dutyEvent } = await take(office, 'recordDutyEvent', meeting(duties, members.slice(0, 2)));
  const correction = { eventId: dutyEvent.id, reason: '有误' };
  expect(await fieldOf(office, 'correctDutyEvent', { ...correction, reason: ' ' })).toBe('input.reason');
  expect(await fieldOf(office, 'correctDutyEvent', { ...correction, memberIds: [] })).toBe('input.memberIds');
  const other = { ...correction, memberIds: [members[0], members[2]] };
  expect(await codeAt(office, 'correctDutyEvent', other)).toBe('NOT_FOUND');
  expect(await fieldOf(office, 'correctDutyEvent', other)).toBe('input.memberIds.1');
  const replacement = meeting(duties, members, { title: ' ' });
  expect(await fieldOf(office, 'correctDutyEvent', { ...correction, replacement })).toBe('input.replacement.title');
  const later = meeting(duties, members, { happenedOn: '2026-06-16' });
  expect(await fieldOf(office, 'correctDutyEvent', { ...correction, replacement: later })).toBe(
    'input.replacement.happenedOn',
  );
  expect((await partsOf(office, dutyEvent.id)).map(({ state }) => state as string)).toEqual(['RECORDED', 'RECORDED']);
});

test('lists of events: by year, days, family, kind, member, organiser', async () => {
  const duties = await makeDuties();
  const { office, members, kinds } = duties;
  const events: [string, Json][] = [
    ['甲', { happenedOn: '2025-12-31', organiser: '经济委' }],
    ['乙', { happenedOn: '2026-01-01', kindId: kinds.STUDY }],
    ['丙', { happenedOn: '2026-06-10', organiser: '县政协提案委' }],
  ];
  for (const [title, more] of events) {
    await take(office, 'recordDutyEvent', meeting(duties, members.slice(title === '甲' ? 1 : 0), { title, ...more }));
  }
  expect(await list(office, '')).toEqual(['丙', '乙', '甲']);
  expect(await list(office, ', year: 2026')).toEqual(['丙', '乙']);
  expect(await list(office, ', from: "2025-12-31", until: "2026-01-01"')).toEqual(['乙', '甲']);
  expect(await list(office, ', family: STUDY')).toEqual(['乙']);
  expect(await list(office, `, dutyKindId: "${kinds.MEETING}"`)).toEqual(['丙', '甲']);
  expect(await list(office, `, memberId: "${members[0]}"`)).toEqual(['丙', '乙']);
  expect(await list(office, ', organiser: "提案"')).toEqual(['丙']);
  expect(await list(office, ', year: 99999')).toEqual([]);
});

test('another feature records what arises from its objects; the same object counts once for what came of it', async () => {
  const duties = await makeDuties();
  const { office, members, county } = duties;
  const memberId = keyOf(members[0]);
  const source = { type: 'PlanItem', id: '01890000-0000-7000-8000-000000000001' };
  const record = (results: string[], title: string): Promise<string[]> =>
    UnitOfWork.run(site, { who: office, mode: 'write' }, async (work) => {
      const context = { ...on(day), viewer: office, work } as unknown as RequestContext;
      const at = { now: () => on(day).now };
      const duty = { kind: { code: 'proposal' }, title, happenedOn: day, results, source };
      const participants = [{ memberId, role: 'PARTICIPANT' }] as const;
      return (await recordDuty({ ...context, ...at }, { ...duty, participants })).duplicateIds;
    });
  expect(await record(['FILED'], '甲提案')).toEqual([]);
  expect(await record(['FILED'], '甲提案（再次）')).toHaveLength(1);
  expect(await record(['KEY'], '甲提案')).toEqual([]);
  const { dutyEvents } = await data(office, '{ dutyEvents(first: 5) { nodes { source title } } }');
  const id = globalId('PlanItem', source.id);
  expect(dutyEvents.nodes.map((node: Json) => node.source as string)).toEqual([id, id, id]);
  expect(await codeFor(personIn(county, Role.MEMBER), '{ dutyEvents(first: 5) { totalCount } }')).toBe('OK');
});

test('recording and correcting are for who organises, in the own body', async () => {
  const duties = await makeDuties();
  const { office, committee, county, counties, members } = duties;
  const { dutyEvent } = await take(office, 'recordDutyEvent', meeting(duties, members));
  const correction = { eventId: dutyEvent.id, reason: '有误' };
  for (const role of Object.values(Role)) {
    const may = [Role.OFFICE, Role.COMMITTEE, Role.LIAISON].includes(role);
    const input = meeting(duties, members, { title: role });
    expect([role, await codeAt(personIn(county, role), 'recordDutyEvent', input)]).toEqual([
      role,
      may ? 'OK' : 'FORBIDDEN',
    ]);
    if (!may) expect(await codeAt(personIn(county, role), 'correctDutyEvent', correction)).toBe('FORBIDDEN');
  }
  expect(await codeAt(null, 'correctDutyEvent', correction)).toBe('UNAUTHENTICATED');
  expect(await codeAt(personIn(counties[1], Role.OFFICE), 'correctDutyEvent', correction)).toBe('NOT_FOUND');
  expect(await codeAt(personIn(duties.city, Role.OFFICE), 'correctDutyEvent', correction)).toBe('NOT_FOUND');
  expect(await codeAt(committee, 'correctDutyEvent', correction)).toBe('OK');
});
