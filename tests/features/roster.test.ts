import { report } from '../support/attack.js';
import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import { addGroup, addMember, fileOf, memberActs, names, take } from '../support/members.js';
import { ask, codeFor, codeOf, data, makeNetwork, personIn, Role, type Json } from '../support/world.js';

const rowsText = `query ($id: ID!, $state: RosterState) { rosterImport(id: $id) { rows(state: $state, first: 100) { totalCount
  nodes { line state issue message name member { name } cells { field value state before issue } } } } }`;
const rowsOf = async (viewer: Viewer, id: string, state?: string): Promise<Json[]> =>
  (await data(viewer, rowsText, { id, state })).rosterImport.rows.nodes;
const preview = (viewer: Viewer, text: string, more: Json = {}): Promise<Json> =>
  take(viewer, 'previewRoster', { format: 'CSV', text, ...more });
const commit = (viewer: Viewer, { id }: Json) => codeFor(viewer, memberActs.commitRoster, { input: { importId: id } });
const csv = (...lines: string[]): string => lines.join('\r\n');

async function office() {
  const { counties } = await makeNetwork({ counties: 1, towns: 0 });
  return personIn(counties[0], Role.OFFICE);
}

test('a roster is looked at row by row and cell by cell, and then done exactly so', async () => {
  const viewer = await office();
  const [economy, farming] = [await addGroup(viewer, 'SECTOR', '经济界'), await addGroup(viewer, 'SECTOR', '农业界')];
  await addGroup(viewer, 'COMMITTEE', '提案委');
  const keyed = await addMember(viewer, '程一', { externalKey: 'A1', post: '旧职', groupIds: [economy] });
  const named = await addMember(viewer, '方二', { groupIds: [farming] });
  const same = await addMember(viewer, '柏三', { externalKey: 'A3', groupIds: [economy] });
  const text = csv(
    '委员编号,姓 名,界别,专委会,政协职务,单位及职务,备注',
    'A1,程一,农业界,提案委,常委,新职,略',
    ',方二,农业界,,,,',
    'A3,柏三,经济界,,,,',
    'A4,储四,经济界,提案委,委员,"测试公司,经理",',
  );
  const made = await preview(viewer, text, { reason: '届中调整' });
  expect(made).toMatchObject({
    newRows: 1,
    sameRows: 2,
    changedRows: 1,
    warningRows: 0,
    errorRows: 0,
    ignoredColumns: ['备注'],
  });
  const rows = await rowsOf(viewer, made.id);
  expect(rows.map(({ line, state, name }) => [line, state, name])).toEqual([
    ...[
      [2, 'CHANGED', '程一'],
      [3, 'SAME', '方二'],
      [4, 'SAME', '柏三'],
      [5, 'NEW', '储四'],
    ],
  ]);
  expect(rows[0].cells.map(({ field, state, before }: Json) => [field, state, before])).toEqual([
    ['EXTERNAL_KEY', 'SAME', 'A1'],
    ['NAME', 'SAME', '程一'],
    ['SECTOR', 'CHANGED', '经济界'],
    ['COMMITTEE', 'CHANGED', null],
    ['ROLE', 'CHANGED', 'MEMBER'],
    ['POST', 'CHANGED', '旧职'],
  ]);
  expect(await rowsOf(viewer, made.id, 'NEW')).toHaveLength(1);
  expect(await names(viewer)).toHaveLength(3);
  const input = { importId: made.id, clientMutationId: 'roster' };
  const first = await ask(viewer, memberActs.commitRoster, { input });
  expect(first.data.commitRoster.rosterImport.state).toBe('COMMITTED');
  expect((await ask(viewer, memberActs.commitRoster, { input })).data).toEqual(first.data);
  expect(await commit(viewer, made)).toBe('ILLEGAL_TRANSITION');
  const file = await fileOf(viewer, keyed.id);
  expect(file).toMatchObject({ role: 'STANDING_MEMBER' });
  expect(file.groups.nodes.map(({ groupName, until }: Json) => [groupName, until === null]).sort()).toEqual(
    [
      ['农业界', true],
      ['提案委', true],
      ['经济界', false],
    ].sort(),
  );
  expect(file.changes.nodes.map(({ field, reason }: Json) => [field, reason])).toEqual([
    ...[
      [null, null],
      ['role', '届中调整'],
      ['post', '届中调整'],
      ['SECTOR', '届中调整'],
      ['COMMITTEE', '届中调整'],
    ],
  ]);
  for (const { id } of [named, same]) expect((await fileOf(viewer, id)).changes.nodes).toHaveLength(1);
  expect(await names(viewer)).toEqual(['储四', '方二', '柏三', '程一']);
  expect(await preview(viewer, text)).toMatchObject({ sameRows: 4, newRows: 0, changedRows: 0 });
});

test('who is meant is never guessed: ambiguous, twice, namesakes and those who have left', async () => {
  const viewer = await office();
  const [economy, farming] = [await addGroup(viewer, 'SECTOR', '经济界'), await addGroup(viewer, 'SECTOR', '农业界')];
  await addMember(viewer, '席五', { groupIds: [economy] });
  await addMember(viewer, '席五', { groupIds: [farming] });
  await addMember(viewer, '茅六', { groupIds: [economy] });
  const gone = await addMember(viewer, '韦七', { externalKey: 'A7' });
  await take(viewer, 'releaseMember', { memberId: gone.id, reason: '调离' });
  const text = csv(
    '编号,姓名,界别',
    ',席五,',
    ',席五,农业界',
    ',茅六,农业界',
    'A7,韦七,',
    'A7,韦七,',
    ',,经济界',
    'A8,祁八,经济界,多余',
  );
  const made = await preview(viewer, text, { skipErrors: true });
  expect((await rowsOf(viewer, made.id)).map(({ state, issue }) => [state, issue])).toEqual([
    ['ERROR', 'AMBIGUOUS'],
    ['SAME', null],
    ['WARNING', 'NAMESAKE'],
    ['WARNING', 'HAS_LEFT'],
    ['ERROR', 'TWICE'],
    ['ERROR', 'NAME_MISSING'],
    ['ERROR', 'TOO_MANY_CELLS'],
  ]);
  expect(await commit(viewer, made)).toBe('OK');
  expect(await fileOf(viewer, gone.id)).toMatchObject({ state: 'SERVING' });
  expect(await names(viewer, ', text: "茅六"')).toHaveLength(2);
  const careful = await preview(viewer, text);
  expect(await commit(viewer, careful)).toBe('CONFLICT');
});

test('unknown groups are errors unless they are mapped, which is learned, or made', async () => {
  const viewer = await office();
  const economy = await addGroup(viewer, 'SECTOR', '经济界');
  const text = csv('姓名,界别,专委会', '岑一,工商,提案委、文史委', '岑二,工商界,');
  const issuesOf = async (more: Json) => {
    const made = await preview(viewer, text, more);
    const rows = await rowsOf(viewer, made.id);
    return { made, issues: rows.map(({ cells }) => cells.map(({ issue }: Json) => issue)) };
  };
  const { issues } = await issuesOf({});
  expect(issues).toEqual([
    [null, 'UNKNOWN_GROUP', 'UNKNOWN_GROUP'],
    [null, 'UNKNOWN_GROUP', null],
  ]);
  const groupAliases = ['工商', '工商界'].map((alias) => ({ kind: 'SECTOR', text: alias, groupId: economy }));
  const mapped = await issuesOf({ groupAliases, createGroups: true });
  expect(mapped.issues).toEqual([
    [null, null, 'GROUP_IS_MADE'],
    [null, null, null],
  ]);
  expect(await commit(viewer, mapped.made)).toBe('OK');
  const groups = '{ memberGroups(first: 10) { nodes { kind name aliases memberships(first: 5) { totalCount } } } }';
  const count = (totalCount: number) => ({ memberships: { totalCount } });
  expect((await data(viewer, groups)).memberGroups.nodes).toEqual([
    { kind: 'COMMITTEE', name: '提案委', aliases: [], ...count(1) },
    { kind: 'COMMITTEE', name: '文史委', aliases: [], ...count(1) },
    { kind: 'SECTOR', name: '经济界', aliases: ['工商', '工商界'], ...count(2) },
  ]);
  const learned = await issuesOf({});
  expect(learned.made).toMatchObject({ sameRows: 2 });
  const wrongKind = { format: 'CSV', text, groupAliases: [{ kind: 'COMMITTEE', text: 'x', groupId: economy }] };
  expect(await codeFor(viewer, memberActs.previewRoster, { input: wrongKind })).toBe('BAD_USER_INPUT');
});

test('what is committed is what was seen: a roster that changed meanwhile is a conflict', async () => {
  const viewer = await office();
  const made = await preview(viewer, csv('姓名', '温一'));
  const other = await preview(viewer, csv('姓名', '温二'));
  expect(await commit(viewer, made)).toBe('OK');
  expect(await commit(viewer, other)).toBe('CONFLICT');
  expect(await names(viewer)).toEqual(['温一']);
  const [{ id }] = (await data(viewer, '{ members(first: 1) { nodes { id } } }')).members.nodes;
  for (const change of [
    () => addGroup(viewer, 'SECTOR', '经济界'),
    () => take(viewer, 'changeMember', { memberId: id, reason: '改', party: '民盟' }),
    () => take(viewer, 'releaseMember', { memberId: id, reason: '调离' }),
  ]) {
    const seen = await preview(viewer, csv('姓名', '温三'));
    await change();
    expect(await commit(viewer, seen)).toBe('CONFLICT');
  }
});

test('JSON does as well, in a term, and its members serve in that from the day on', async () => {
  const viewer = await office();
  const addTerm = 'mutation { addTerm(input: { number: 11, startsOn: "2022-01-10" }) { term { id } } }';
  const termId = (await data(viewer, addTerm)).addTerm.term.id;
  const rows = [
    { name: '路一', externalKey: 7, skills: ['税务', '法律'], committee: ['甲委', '乙委'], role: '副主席' },
  ];
  const input = { format: 'JSON', text: JSON.stringify(rows), termId, on: '2022-01-10', createGroups: true };
  const made = await take(viewer, 'previewRoster', input);
  expect(await commit(viewer, made)).toBe('OK');
  const [{ id }] = (await data(viewer, '{ members(first: 1) { nodes { id } } }')).members.nodes;
  const file = await fileOf(viewer, id);
  expect(file).toMatchObject({ name: '路一', role: 'VICE_CHAIR' });
  expect(file.terms.nodes).toMatchObject([{ termNumber: 11, since: '2022-01-10', role: 'VICE_CHAIR' }]);
  expect(file.groups.nodes.map(({ groupName }: Json) => groupName).sort()).toEqual(['乙委', '甲委']);
});

test('what is hostile is text and nothing else, and what is no roster is refused', async () => {
  const viewer = await office();
  const hostile = [
    '=cmd|calc',
    '+1',
    '@SUM(A1)',
    "'; drop table member; --",
    '{"$ne":1}',
    '<script>',
    '${7*7}',
    '%s%n',
    '\\copy',
  ];
  const made = await preview(
    viewer,
    csv(
      '\uFEFF姓名,单位及职务',
      ...hostile.map((text) => `"${text.replaceAll('"', '""')}","${text.replaceAll('"', '""')}"`),
    ),
  );
  expect(made).toMatchObject({ newRows: hostile.length });
  expect(await commit(viewer, made)).toBe('OK');
  expect((await names(viewer)).sort()).toEqual(hostile.toSorted());
  const odd = await preview(
    viewer,
    csv('姓名,党派', '"不配对,甲', '甲\u0000乙,党', `${'长'.repeat(101)},党`, '半\uD800个,党'),
  );
  const states = (await rowsOf(viewer, odd.id)).map(({ state, issue, cells }) => [state, issue ?? cells[0].issue]);
  expect(states).toEqual([
    ['ERROR', 'UNREADABLE'],
    ['NEW', null],
    ['ERROR', 'NOT_ACCEPTABLE'],
    ['NEW', null],
  ]);
  const refused = [
    '',
    '姓名',
    '编号\n1',
    '姓名,姓名\n甲,乙',
    `姓名\n${'甲\n'.repeat(5001)}`,
    `姓名\n${'长'.repeat(900_000)}`,
  ];
  for (const text of refused) {
    const answer = await ask(viewer, memberActs.previewRoster, { input: { format: 'CSV', text } });
    expect([text.slice(0, 20), codeOf(answer), answer.errors![0].extensions.field]).toEqual([
      text.slice(0, 20),
      'BAD_USER_INPUT',
      'input.text',
    ]);
  }
  for (const text of ['', '{}', '[1]', '[{"name":"a"},[]]', '[', '[{"nothing":1}]']) {
    expect(await codeFor(viewer, memberActs.previewRoster, { input: { format: 'JSON', text } })).toBe('BAD_USER_INPUT');
  }
});

test('a roster is brought in by the office, and read by who keeps the files', async () => {
  const { city, counties } = await makeNetwork({ counties: 2, towns: 0 });
  const viewer = personIn(counties[0], Role.OFFICE);
  const made = await preview(viewer, csv('姓名', '卞一'));
  const input = { importId: made.id };
  const code = (who: Viewer | null) => codeFor(who, memberActs.commitRoster, { input });
  expect(await code(null)).toBe('UNAUTHENTICATED');
  for (const role of [Role.MEMBER, Role.CHAIR, Role.COMMITTEE, Role.HANDLER, Role.ADMIN, Role.AUDITOR]) {
    expect(await code(personIn(counties[0], role))).toBe('FORBIDDEN');
  }
  for (const body of [counties[1], city]) expect(await code(personIn(body, Role.OFFICE))).toBe('NOT_FOUND');
  expect(await code({ ...viewer, body: { ...viewer.body, closedOn: '2026-01-01' } })).toBe('FORBIDDEN');
  const node = 'query ($id: ID!) { node(id: $id) { __typename } }';
  for (const role of [Role.MEMBER, Role.HANDLER]) {
    expect(await codeFor(personIn(counties[0], role), node, { id: made.id })).toBe('NOT_FOUND');
  }
  expect(await codeFor(personIn(counties[0], Role.AUDITOR), node, { id: made.id })).toBe('OK');
  expect(await code(viewer)).toBe('OK');
});

test('four thousand members come in within a minute', async () => {
  const viewer = await office();
  const members = 4000;
  const lines = Array.from(
    { length: members },
    (_, at) => `K${at},委员${at},${at % 30}界,${at % 9}委,委员,测试单位${at % 400}职员,中共`,
  );
  const text = csv('编号,姓名,界别,专委会,职务,单位及职务,党派', ...lines);
  const started = performance.now();
  const made = await preview(viewer, text, { createGroups: true });
  const seen = performance.now();
  expect(await commit(viewer, made)).toBe('OK');
  const done = performance.now();
  const { memberFigures } = await data(viewer, '{ memberFigures { members inCommittee } }');
  expect(memberFigures).toEqual({ members, inCommittee: members });
  const changed = await preview(viewer, text.replaceAll('职员', '科员'));
  expect(changed).toMatchObject({ changedRows: members });
  const before = performance.now();
  expect(await commit(viewer, changed)).toBe('OK');
  const [previewing, committing] = [Math.round(seen - started), Math.round(done - seen)];
  report('roster', { members, previewing, committing, changing: Math.round(performance.now() - before) });
  expect(done - started).toBeLessThan(60_000);
}, 120_000);
