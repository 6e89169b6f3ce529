import { expect, test } from '@jest/globals';
import { addGroup, addMember, fileOf, memberActs, take } from '../support/members.js';
import { codeFor, data, makeNetwork, personIn, Role, type Json, type TestBody } from '../support/world.js';

const reason = '届中调整';
const officeOf = (body: TestBody) => personIn(body, Role.OFFICE);

test('a member is in one sector at a time and in several committees, and each change is told', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const office = officeOf(counties[0]);
  const [economy, farming] = [await addGroup(office, 'SECTOR', '经济界'), await addGroup(office, 'SECTOR', '农业界')];
  const [first, second] = [
    await addGroup(office, 'COMMITTEE', '提案委'),
    await addGroup(office, 'COMMITTEE', '文史委'),
  ];
  const { id: memberId } = await addMember(office, '骆一', { groupIds: [economy, first], joinedOn: '2022-01-10' });
  await take(office, 'joinGroup', { memberId, groupId: second, role: 'DEPUTY', since: '2023-01-01', reason });
  await take(office, 'joinGroup', { memberId, groupId: farming, since: '2024-01-01', reason });
  const again = { memberId, groupId: farming, reason };
  expect(await codeFor(office, memberActs.joinGroup, { input: again })).toBe('CONFLICT');
  expect(await take(office, 'joinGroup', { ...again, role: 'CONVENOR' })).toMatchObject({
    role: 'CONVENOR',
    tenure: 'CURRENT',
  });
  const file = await fileOf(office, memberId);
  const current = file.groups.nodes.filter(({ until }: Json) => until === null);
  expect(current.map(({ groupName, role }: Json) => `${groupName} ${role}`)).toEqual([
    ...['提案委 MEMBER', '文史委 DEPUTY', '农业界 CONVENOR'],
  ]);
  expect(file.changes.nodes.filter(({ kind }: Json) => kind === 'GROUP')).toMatchObject([
    { field: 'COMMITTEE', before: null, after: '文史委 DEPUTY' },
    { field: 'SECTOR', before: '经济界', after: '农业界', changedOn: '2024-01-01', reason },
    { field: 'SECTOR', before: '农业界', after: '农业界 CONVENOR' },
  ]);
  const twoSectors = { name: '骆二', groupIds: [economy, farming] };
  expect(await codeFor(office, memberActs.addMember, { input: twoSectors })).toBe('CONFLICT');
  const head = { memberId, groupId: first, role: 'HEAD', reason };
  expect(await codeFor(office, memberActs.joinGroup, { input: head })).toBe('BAD_USER_INPUT');
  const studio = await addGroup(office, 'STUDIO', '骆一工作室');
  const leads = await take(office, 'joinGroup', { ...head, groupId: studio });
  expect(leads).toMatchObject({ role: 'HEAD', groupName: '骆一工作室' });
  expect(await take(office, 'leaveGroup', { membershipId: leads.id, reason })).toMatchObject({
    reason,
    tenure: 'ENDED',
  });
  const input = { membershipId: leads.id, reason };
  expect(await codeFor(office, memberActs.leaveGroup, { input })).toBe('ILLEGAL_TRANSITION');
});

test('names are the own body’s within their kind, and memberships follow another name', async () => {
  const { counties } = await makeNetwork({ counties: 2, towns: 0 });
  const [office, neighbour] = counties.map(officeOf);
  const groupId = await addGroup(office, 'COMMITTEE', '学习委', ['学习和文史委', '学习委']);
  const add = (viewer: typeof office, kind: string) =>
    codeFor(viewer, memberActs.addMemberGroup, { input: { kind, name: '学习委' } });
  expect([await add(office, 'COMMITTEE'), await add(office, 'GROUP'), await add(neighbour, 'COMMITTEE')]).toEqual([
    ...['CONFLICT', 'OK', 'OK'],
  ]);
  const { id } = await addMember(office, '向一', { groupIds: [groupId] });
  const changed = await take(office, 'changeMemberGroup', { groupId, name: '文化文史和学习委', version: 1 });
  expect(changed).toEqual({ name: '文化文史和学习委', aliases: ['学习和文史委', '学习委'], version: 2 });
  expect((await fileOf(office, id)).groups.nodes).toMatchObject([{ groupName: '文化文史和学习委' }]);
  // Schemes and rosters go on naming it as before, also where the client sends other aliases.
  const again = await take(office, 'changeMemberGroup', { groupId, name: '学习委', aliases: ['学习'] });
  expect(again).toMatchObject({ name: '学习委', aliases: ['学习', '文化文史和学习委'] });
  const back = await take(office, 'changeMemberGroup', { groupId, name: '文化文史和学习委' });
  expect(back).toMatchObject({ name: '文化文史和学习委', aliases: ['学习', '学习委'] });
  const stale = { input: { groupId, aliases: [], version: 1 } };
  expect(await codeFor(office, memberActs.changeMemberGroup, stale)).toBe('CONFLICT');
  const list =
    '{ memberGroups(kind: COMMITTEE, first: 5) { nodes { name memberships(first: 5) { totalCount nodes { member { name } } } } } }';
  expect((await data(office, list)).memberGroups.nodes).toEqual([
    { name: '文化文史和学习委', memberships: { totalCount: 1, nodes: [{ member: { name: '向一' } }] } },
  ]);
  // Names of groups are known to all people of the body, who is in them is not.
  expect((await data(personIn(counties[0], Role.MEMBER), list)).memberGroups.nodes).toMatchObject([
    { name: '文化文史和学习委', memberships: { totalCount: 0 } },
  ]);
});

test('figures tell who is in no committee yet', async () => {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  const office = officeOf(counties[0]);
  const sectors = [await addGroup(office, 'SECTOR', '乙界'), await addGroup(office, 'SECTOR', '丙界')];
  const committees = [await addGroup(office, 'COMMITTEE', '甲委'), await addGroup(office, 'COMMITTEE', '乙委')];
  const joinedOn = '2022-01-10';
  await addMember(office, '宣一', { groupIds: [sectors[0], ...committees], role: 'CHAIR', joinedOn });
  await addMember(office, '宣二', { groupIds: [sectors[0]], joinedOn });
  await addMember(office, '宣三', { joinedOn });
  const gone = await addMember(office, '宣四', { groupIds: [sectors[1], committees[0]], joinedOn });
  await take(office, 'releaseMember', { memberId: gone.id, reason });
  const { memberFigures } = await data(
    office,
    '{ memberFigures { members inCommittee withoutCommittee withoutSector byRole { role members } bySector { sector { name } members } } }',
  );
  expect(memberFigures).toMatchObject({ members: 3, inCommittee: 1, withoutCommittee: 2, withoutSector: 1 });
  expect(memberFigures.byRole.filter(({ members }: Json) => members > 0)).toEqual([
    { role: 'CHAIR', members: 1 },
    { role: 'MEMBER', members: 2 },
  ]);
  expect(memberFigures.bySector).toEqual([
    { sector: { name: '丙界' }, members: 0 },
    { sector: { name: '乙界' }, members: 2 },
  ]);
});

test('a posting is seen at its place while it lasts: name and place, for those who keep files there', async () => {
  const { city, counties, towns } = await makeNetwork({ counties: 2, towns: 1 });
  const office = officeOf(counties[0]);
  const [town, otherTown] = [towns[0][0], towns[1][0]];
  const { id: memberId } = await addMember(office, '卞一', { joinedOn: '2022-01-10' });
  const place = { memberId, body: String(town.id), place: '第三网格', since: '2024-05-01' };
  const posted = await take(office, 'postMember', place);
  expect(posted).toMatchObject({ memberName: '卞一', place: '第三网格', toBody: { code: String(town.id) } });
  expect(await codeFor(office, memberActs.postMember, { input: place })).toBe('CONFLICT');
  const unseen = [otherTown.id, city.id, 999_999_999_999].map((code) =>
    codeFor(office, memberActs.postMember, { input: { ...place, body: String(code) } }),
  );
  expect(await Promise.all(unseen)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  const received =
    '{ postings(received: true, first: 5) { totalCount nodes { id memberName place body { name } member { name } } } }';
  const liaison = personIn(town, Role.LIAISON);
  const shown = {
    id: posted.id,
    memberName: '卞一',
    place: '第三网格',
    body: { name: counties[0].name },
    member: null,
  };
  expect((await data(liaison, received)).postings).toEqual({ totalCount: 1, nodes: [shown] });
  expect((await data(personIn(town, Role.MEMBER), received)).postings.totalCount).toBe(0);
  for (const body of [otherTown, city, counties[1]]) {
    expect((await data(officeOf(body), received)).postings.totalCount).toBe(0);
    const node = 'query ($id: ID!) { node(id: $id) { __typename } }';
    expect(await codeFor(officeOf(body), node, { id: posted.id })).toBe('NOT_FOUND');
  }
  const end = { postingId: posted.id, until: '2025-05-01', reason: '期满' };
  expect(await codeFor(liaison, memberActs.endPosting, { input: end })).toBe('FORBIDDEN');
  expect(await take(office, 'endPosting', end)).toMatchObject({ until: '2025-05-01', tenure: 'ENDED' });
  expect((await data(liaison, received)).postings.totalCount).toBe(0);
  expect((await data(office, '{ postings(first: 5) { totalCount } }')).postings.totalCount).toBe(1);
  expect(await codeFor(liaison, memberActs.endPosting, { input: end })).toBe('NOT_FOUND');
});

test('contact goes from a Party-group member down to the public, and names no person outside', async () => {
  const { counties } = await makeNetwork({ counties: 2, towns: 0 });
  const office = officeOf(counties[0]);
  const [top, party, other] = await Promise.all(['冉一', '冉二', '冉三'].map((name) => addMember(office, name)));
  const link = (input: Json) => codeFor(office, memberActs.linkContact, { input });
  const chain = [
    { memberId: top.id, kind: 'PARTY_GROUP', toMemberId: party.id },
    { memberId: party.id, kind: 'PARTY_MEMBER', toMemberId: other.id },
    { memberId: other.id, kind: 'PUBLIC', toLabel: '西街商户' },
  ];
  for (const input of chain) {
    expect(await link(input)).toBe('OK');
    expect(await link(input)).toBe('CONFLICT');
  }
  const stranger = await addMember(officeOf(counties[1]), '外人');
  const wrong = [
    [{ memberId: top.id, kind: 'PARTY_GROUP' }, 'BAD_USER_INPUT'],
    [{ memberId: top.id, kind: 'PARTY_GROUP', toMemberId: top.id }, 'BAD_USER_INPUT'],
    [{ memberId: top.id, kind: 'PARTY_GROUP', toMemberId: other.id, toLabel: '户' }, 'BAD_USER_INPUT'],
    [{ memberId: top.id, kind: 'PUBLIC', toMemberId: other.id }, 'BAD_USER_INPUT'],
    [{ memberId: top.id, kind: 'PUBLIC' }, 'BAD_USER_INPUT'],
    [{ memberId: top.id, kind: 'PARTY_GROUP', toMemberId: stranger.id }, 'NOT_FOUND'],
  ] as const;
  for (const [input, code] of wrong) expect([input, await link(input)]).toEqual([input, code]);
  await take(office, 'changeMember', { memberId: other.id, reason: '更正姓名', name: '冉叁' });
  const { contacts, contactsWith } = await fileOf(office, party.id);
  expect(contacts.nodes).toMatchObject([{ toName: '冉叁', toMember: { name: '冉叁' } }]);
  expect(contactsWith.nodes).toMatchObject([{ member: { name: '冉一' } }]);
  const [{ id }] = contacts.nodes;
  expect(await take(office, 'endContact', { contactLinkId: id, reason })).toMatchObject({ tenure: 'ENDED' });
  expect(await link(chain[1])).toBe('OK');
});
