import { expect, test } from '@jest/globals';
import { addGroup, addMember, fileOf, memberActs, names, take, type MemberActName } from '../support/members.js';
import { rolesBut } from '../support/ladder.js';
import { ask, codeFor, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';
import { globalId } from '../../src/platform/graphql/node.js';

const reason = '工作调整';

test('the office adds a member, changes him with a reason each time, and his history tells it', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const sector = await addGroup(office, 'SECTOR', '经济界');
  const more = { externalKey: 'TH-001', post: '测试公司经理', party: '民建', skills: ['税务', ' 法律 '] };
  const added = await addMember(office, ' 宣南星 ', { ...more, groupIds: [sector], joinedOn: '2022-01-10' });
  expect(added).toMatchObject({ ...more, name: '宣南星', skills: ['税务', '法律'], role: 'MEMBER', state: 'SERVING' });
  const { id, version } = added;
  const changes = { memberId: id, version, on: '2025-03-01', reason, role: 'STANDING_MEMBER', post: null };
  const changed = await take(office, 'changeMember', changes);
  expect(changed).toMatchObject({ role: 'STANDING_MEMBER', post: null, party: '民建', version: version + 1 });
  expect(await codeFor(office, memberActs.changeMember, { input: changes })).toBe('CONFLICT');
  await take(office, 'changeMember', { memberId: id, reason, party: '民建' });
  const file = await fileOf(office, id);
  expect(file.changes.nodes).toEqual([
    {
      kind: 'JOINED',
      field: null,
      before: null,
      after: null,
      changedOn: '2022-01-10',
      reason: null,
      recordedBy: office.personName,
    },
    ...[
      { field: 'role', before: 'MEMBER', after: 'STANDING_MEMBER' },
      { field: 'post', before: '测试公司经理', after: null },
    ].map((change) => ({ kind: 'CHANGED', ...change, changedOn: '2025-03-01', reason, recordedBy: office.personName })),
  ]);
  expect(file.groups.nodes).toMatchObject([{ kind: 'SECTOR', groupName: '经济界', role: 'MEMBER', until: null }]);
});

test('who leaves ends with all he belonged to, and who comes back goes on in the same file', async () => {
  const { counties, towns } = await makeNetwork({ counties: 1, towns: 1 });
  const office = personIn(counties[0], Role.OFFICE);
  const committee = await addGroup(office, 'COMMITTEE', '农业农村委');
  const joinedOn = '2022-01-10';
  const { id } = await addMember(office, '路云舟', { groupIds: [committee], joinedOn });
  const { id: other } = await addMember(office, '岑清越', { joinedOn });
  const since = '2023-01-01';
  await take(office, 'postMember', { memberId: id, body: String(towns[0][0].id), place: '第三网格', since });
  await take(office, 'linkContact', { memberId: id, kind: 'PUBLIC', toLabel: '西街商户', since });
  await take(office, 'linkContact', { memberId: other, kind: 'PARTY_MEMBER', toMemberId: id, since });
  const left = await take(office, 'releaseMember', { memberId: id, on: '2025-06-01', reason: '工作调离' });
  expect(left).toMatchObject({ state: 'LEFT', leftOn: '2025-06-01' });
  const file = await fileOf(office, id);
  for (const list of [file.groups, file.postings, file.contacts, file.contactsWith]) {
    expect(list.nodes).toMatchObject([{ until: '2025-06-01' }]);
  }
  const input = { memberId: id, reason };
  expect(await codeFor(office, memberActs.releaseMember, { input })).toBe('ILLEGAL_TRANSITION');
  expect(await codeFor(office, memberActs.joinGroup, { input: { ...input, groupId: committee } })).toBe(
    'ILLEGAL_TRANSITION',
  );
  expect(await codeFor(office, memberActs.reinstateMember, { input: { ...input, on: '2025-05-31' } })).toBe(
    'BAD_USER_INPUT',
  );
  const back = await take(office, 'reinstateMember', { ...input, on: '2026-01-10' });
  expect(back).toMatchObject({ state: 'SERVING', joinedOn: '2026-01-10', leftOn: null });
  expect((await fileOf(office, id)).changes.nodes.map(({ kind }: Json) => kind)).toEqual([
    'JOINED',
    'LEFT',
    'REINSTATED',
  ]);
  expect(await names(office, ', state: SERVING')).toEqual(['岑清越', '路云舟']);
});

test('a term is rolled over: some go on, some leave, new ones come, and history stays', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const office = personIn(counties[0], Role.OFFICE);
  const addTerm = async (number: number, startsOn: string, endsOn?: string): Promise<string> => {
    const text = 'mutation ($input: AddTermInput!) { addTerm(input: $input) { term { id } } }';
    return (await data(office, text, { input: { number, startsOn, endsOn } })).addTerm.term.id;
  };
  const termId = await addTerm(10, '2017-01-10', '2022-01-09');
  const ids: string[] = [];
  for (const name of ['程一', '方二', '柏三', '储四']) {
    ids.push((await addMember(office, name, { termId, joinedOn: '2017-01-10' })).id);
  }
  await take(office, 'changeMember', { memberId: ids[0], reason, role: 'VICE_CHAIR', on: '2019-01-01' });
  const next = await addTerm(11, '2022-01-10');
  const leaving = [{ memberId: ids[1], reason: '年龄原因' }];
  const rolled = await take(office, 'rollOverTerm', { termId: next, leaving });
  expect(rolled).toEqual({ term: { number: 11 }, continuing: 3, leaving: 1 });
  await addMember(office, '席五', { termId: next, joinedOn: '2022-01-10' });
  expect((await fileOf(office, ids[0])).terms.nodes).toMatchObject([
    {
      termNumber: 10,
      role: 'VICE_CHAIR',
      since: '2017-01-10',
      until: '2022-01-10',
      reason: '换届',
      term: { number: 10 },
    },
    { termNumber: 11, role: 'VICE_CHAIR', since: '2022-01-10', until: null, term: { number: 11 } },
  ]);
  const gone = await fileOf(office, ids[1]);
  expect(gone).toMatchObject({
    state: 'LEFT',
    terms: { nodes: [{ termNumber: 10, until: '2022-01-10', reason: '年龄原因' }] },
  });
  expect(await names(office, `, termId: "${next}"`)).toEqual(['储四', '席五', '柏三', '程一']);
  expect(await names(office, `, termId: "${termId}"`)).toEqual(['储四', '方二', '柏三', '程一']);
  const third = { termId: next, continuing: [ids[0]], reason: '不再提名', on: '2024-01-01' };
  expect(await take(office, 'rollOverTerm', third)).toMatchObject({ continuing: 1, leaving: 3 });
  const codes = [
    { termId, leaving: [] },
    { termId: next },
    { termId: next, leaving: [], continuing: [] },
    { termId: next, continuing: [ids[0]] },
    { termId: next, leaving: [{ memberId: ids[1], reason }] },
    { termId: next, leaving: [], on: '2021-12-31' },
  ].map((input) => codeFor(office, memberActs.rollOverTerm, { input }));
  expect(await Promise.all(codes)).toEqual([
    'ILLEGAL_TRANSITION',
    ...['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT', 'NOT_FOUND', 'BAD_USER_INPUT'],
  ]);
});

test('values and days that cannot be are refused, and taken keys are a conflict', async () => {
  const { counties } = await makeNetwork({ counties: 2, towns: 0 });
  const [office, neighbour] = counties.map((body) => personIn(body, Role.OFFICE));
  const { id } = await addMember(office, '茅一', { externalKey: 'K1' });
  const add = (input: Json) => codeFor(office, memberActs.addMember, { input: { name: '茅二', ...input } });
  expect(await add({ externalKey: 'K1' })).toBe('CONFLICT');
  expect(await codeFor(neighbour, memberActs.addMember, { input: { name: '茅二', externalKey: 'K1' } })).toBe('OK');
  const bad = [{ name: ' ' }, { name: '长'.repeat(101) }, { post: '长'.repeat(201) }, { skills: Array(21).fill('技') }];
  for (const input of [...bad, { joinedOn: '2999-01-01' }, { groupIds: ['x'] }, { termId: 'x' }]) {
    expect([input, await add(input)]).toEqual([input, 'BAD_USER_INPUT']);
  }
  const foreign = await addGroup(neighbour, 'SECTOR', '经济界');
  expect(await add({ groupIds: [foreign] })).toBe('NOT_FOUND');
  const change = { memberId: id, reason: ' ', post: '经理' };
  expect(await codeFor(office, memberActs.changeMember, { input: change })).toBe('BAD_USER_INPUT');
  expect(await names(office, ', text: "%"')).toEqual([]);
  expect(await names(office, ', text: "茅"')).toEqual(['茅一']);
  expect(await names(office, ', role: CHAIR')).toEqual([]);
});

test('nobody, the wrong role and other bodies act on no member', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const office = personIn(counties[0], Role.OFFICE);
  const { id: memberId } = await addMember(office, '韦一');
  const groupId = await addGroup(office, 'COMMITTEE', '提案委');
  const { id: membershipId } = await take(office, 'joinGroup', { memberId, groupId, reason });
  const place = { memberId, body: String(counties[0].id), place: '县城' };
  const { id: postingId } = await take(office, 'postMember', place);
  const { id: contactLinkId } = await take(office, 'linkContact', { memberId, kind: 'PUBLIC', toLabel: '商户' });
  const inputs: [MemberActName, Json][] = [
    ['changeMember', { memberId, reason, post: '经理' }],
    ['releaseMember', { memberId, reason }],
    ['reinstateMember', { memberId, reason }],
    ['joinGroup', { memberId, groupId, reason, role: 'DEPUTY' }],
    ['changeMemberGroup', { groupId, name: '提案委员会' }],
    ['leaveGroup', { membershipId, reason }],
    ['postMember', { ...place, place: '镇区' }],
    ['endPosting', { postingId, reason }],
    ['linkContact', { memberId, kind: 'PUBLIC', toLabel: '居民' }],
    ['endContact', { contactLinkId, reason }],
  ];
  for (const [name, input] of inputs) {
    const codes = (viewers: Parameters<typeof codeFor>[0][]) =>
      Promise.all(viewers.map((viewer) => codeFor(viewer, memberActs[name], { input })));
    const others = rolesBut(Role.OFFICE, Role.LIAISON).map((role) => personIn(counties[0], role));
    const closed = personIn({ ...counties[0], closedOn: '2026-01-01' }, Role.OFFICE);
    const foreign = [counties[1], city, towns[0][0]].map((body) => personIn(body, Role.OFFICE));
    expect([name, await codes([null])]).toEqual([name, ['UNAUTHENTICATED']]);
    expect([name, new Set(await codes([...others, closed]))]).toEqual([name, new Set(['FORBIDDEN'])]);
    expect([name, await codes(foreign)]).toEqual([name, ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']]);
  }
  const never = globalId('Member', '00000000-0000-7000-8000-000000000000');
  const stranger = personIn(counties[1], Role.OFFICE);
  const read = 'query ($id: ID!) { member(id: $id) { name } }';
  expect(await ask(stranger, read, { id: memberId })).toEqual(await ask(stranger, read, { id: never }));
  const verdicts = 'query ($id: ID!) { member(id: $id) { viewerCan { action allowed } } }';
  const { viewerCan } = (await data(office, verdicts, { id: memberId })).member;
  expect(viewerCan.filter(({ allowed }: Json) => allowed).map(({ action }: Json) => action)).toEqual([
    ...['changeMember', 'releaseMember', 'joinGroup', 'postMember', 'linkContact'],
  ]);
});
