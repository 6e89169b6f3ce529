import { expect, test } from '@jest/globals';
import {
  assessable,
  assessmentActs,
  assessmentIn,
  codeAt,
  day,
  makeAssessed,
  publishedScheme,
  recordOn,
  resultsOf,
  take,
} from '../support/assessments.js';
import { on, outcomeActs } from '../support/outcomes.js';
import { ask, codeFor, codeOf, data, personIn, Role, type Json } from '../support/world.js';

const explained = `query ($id: ID!) { assessmentResult(id: $id) { total explanation { title total lines { kind points }
  groups { id points lines { points } rules { id points lines { kind points counted reasons clause participation { role event { title } } } } }
  unmatched { reason } missing { rule by } } } }`;

test('the days by which things are to be done follow each other, from today on', async () => {
  const { office, schemeId } = await makeAssessed();
  const due = { reportsBy: '2027-01-20', marksBy: '2027-01-31', decideBy: '2027-02-10', publishBy: '2027-02-20' };
  const refused = async (more: Json): Promise<string | undefined> => {
    const input = { schemeId, ...due, ...more };
    return (await ask(office, assessmentActs.openAssessment, { input }, on(day))).errors?.[0].extensions.field;
  };
  expect(await refused({ reportsBy: '2027-01-14' })).toBe('input.reportsBy');
  expect(await refused({ marksBy: '2027-01-19' })).toBe('input.marksBy');
  expect(await refused({ marksBy: null, decideBy: '2027-01-19' })).toBe('input.decideBy');
  expect(await refused({ publishBy: '2027-02-09' })).toBe('input.publishBy');
  const { id } = await take(office, 'openAssessment', { schemeId, ...due, reportsBy: null });
  const told = 'query ($id: ID!) { assessment(id: $id) { reportsBy marksBy decideBy publishBy } }';
  expect((await data(office, told, { id })).assessment).toEqual({ ...due, reportsBy: null });
});

test('opened, it has a result of each serving member, scored, ranked and graded by the scheme', async () => {
  const { office, schemeId } = await makeAssessed();
  const opened = await take(office, 'openAssessment', { schemeId, objectionDays: 5 });
  expect(opened).toMatchObject({ state: 'SELF_ASSESSMENT', year: 2026, subject: 'MEMBER', openedOn: '2027-01-15' });
  expect(await resultsOf(office, opened.id)).toMatchObject([
    { subjectName: '宣一', total: 40, normalised: 40, rank: 1, grade: '优秀', proposals: ['praise'] },
    { subjectName: '宣二', total: 10, rank: 2, tied: 1, rankedOf: 3, grade: '称职', minimumLight: 'GREEN' },
    {
      subjectName: '宣三',
      total: 0,
      rank: 3,
      grade: '不称职',
      proposals: ['talk'],
      minimumLight: 'RED',
      covered: false,
    },
  ]);
  expect(await codeAt(office, 'openAssessment', { schemeId })).toBe('CONFLICT');
});

test('every point is explained, down to the event and its clause', async () => {
  const duties = await makeAssessed();
  const { office, members } = duties;
  for (const date of ['2026-05-04', '2026-05-05']) await recordOn(duties, date, [members[0]]);
  const id = await assessmentIn(duties, 'SELF_ASSESSMENT');
  const [{ id: best }] = await resultsOf(office, id);
  const { total, explanation } = (await data(office, explained, { id: best })).assessmentResult;
  expect(total).toBe(50);
  expect(explanation.groups[0]).toMatchObject({ id: 'meetings', points: 30 });
  const [attended] = explanation.groups[0].rules;
  const events = attended.lines.filter(({ kind }: Json) => kind === 'EVENT');
  expect(events.map(({ points }: Json) => points)).toEqual([10, 10, 10, 0]);
  expect(events[3]).toMatchObject({ counted: false, reasons: ['CAPPED'], clause: '第一条' });
  expect(events[0].participation).toEqual({ role: 'PARTICIPANT', event: { title: '座谈会2026-03-02' } });
  const sum = [explanation, ...explanation.groups, ...explanation.groups.flatMap(({ rules }: Json) => rules)]
    .flatMap(({ lines }: Json) => lines)
    .reduce((points: number, line: Json) => points + line.points, 0);
  expect(sum).toBe(total);
});

test('while it runs, totals follow each event and each correction; ranks wait for the next computing', async () => {
  const duties = await makeAssessed();
  const { office, members } = duties;
  const id = await assessmentIn(duties, 'MARKING');
  const { recordDutyEvent } = await recordOn(duties, '2026-06-01', [members[2]]);
  const late = async (): Promise<Json> =>
    (await resultsOf(office, id)).find(({ subjectName }) => subjectName === '宣三');
  // Nobody confirmed it yet: the clock of this act is that of the event.
  expect(await late()).toMatchObject({ total: 0, rank: 3 });
  await take(office, 'computeAssessment', { assessmentId: id });
  expect(await late()).toMatchObject({ total: 10, rank: 2, tied: 2, grade: '称职' });
  const correct = `mutation ($input: CorrectDutyEventInput!) { correctDutyEvent(input: $input) { compensation { id } } }`;
  const input = { eventId: recordDutyEvent.dutyEvent.id, reason: '签到有误' };
  await data(office, correct, { input }, { now: new Date('2027-01-16T12:00:00+08:00') });
  expect(await late()).toMatchObject({ total: 0, rank: 2, grade: '称职' });
  await take(office, 'computeAssessment', { assessmentId: id });
  expect(await late()).toMatchObject({ total: 0, rank: 3, grade: '不称职' });
});

test('computed again, the same facts give the same figures', async () => {
  const duties = await makeAssessed();
  const id = await assessmentIn(duties, 'MARKING');
  const before = await resultsOf(duties.office, id);
  await take(duties.office, 'computeAssessment', { assessmentId: id });
  expect(await resultsOf(duties.office, id)).toEqual(before);
});

test('gates decide it in their order; a return opens it again, into another round', async () => {
  const duties = await makeAssessed();
  const { office } = duties;
  const id = await assessmentIn(duties, 'MARKING');
  expect(await codeAt(office, 'submitAssessment', { assessmentId: id })).toBe('CONFLICT');
  const gates = [
    { kind: 'ASSESSMENT_GROUP', name: '考核工作组' },
    { kind: 'CHAIR_MEETING', name: '主席会议' },
  ];
  await take(office, 'setAssessmentGates', { gates });
  const [first, second] = (await take(office, 'submitAssessment', { assessmentId: id })).gates;
  expect(await codeAt(office, 'decideAssessmentGate', { gateId: second.id, decision: 'PASSED' })).toBe('CONFLICT');
  expect(await codeAt(office, 'decideAssessmentGate', { gateId: first.id, decision: 'RETURNED' })).toBe(
    'BAD_USER_INPUT',
  );
  const remark = '评分未齐';
  const returned = await take(office, 'decideAssessmentGate', { gateId: first.id, decision: 'RETURNED', remark });
  expect(returned).toMatchObject({ state: 'MARKING', round: 1 });
  expect(returned.gates[0]).toMatchObject({ decision: 'RETURNED', remark });
  const again = await take(office, 'submitAssessment', { assessmentId: id });
  const round = again.gates.slice(2);
  for (const gate of round) await take(office, 'decideAssessmentGate', { gateId: gate.id, decision: 'PASSED' });
  const { assessment } = await data(
    office,
    `query ($id: ID!) { assessment(id: $id) { state round decidedOn history(first: 20) { nodes { act note toState } } } }`,
    { id },
  );
  expect(assessment).toMatchObject({ state: 'DECIDED', round: 2, decidedOn: '2027-01-15' });
  expect(assessment.history.nodes.map(({ act }: Json) => act)).toEqual([
    ...['openAssessment', 'beginMarking', 'submitAssessment', 'decideAssessmentGate', 'returnAssessment'],
    ...['submitAssessment', 'decideAssessmentGate', 'decideAssessmentGate', 'approveAssessment'],
  ]);
});

test('a member reads his own result once it is published, and nobody else’s', async () => {
  const duties = await makeAssessed();
  const [{ viewer: member }, { viewer: other }] = duties.accounts;
  const id = await assessmentIn(duties, 'DECIDED');
  const [{ id: resultId }] = await resultsOf(duties.office, id);
  const query = 'query ($id: ID!) { assessmentResult(id: $id) { total grade } }';
  expect(await codeFor(member, query, { id: resultId })).toBe('NOT_FOUND');
  await take(duties.office, 'publishAssessment', { assessmentId: id });
  expect((await data(member, query, { id: resultId })).assessmentResult).toEqual({ total: 40, grade: '优秀' });
  expect(await codeFor(other, query, { id: resultId })).toBe('NOT_FOUND');
  expect(await codeFor(personIn(duties.city, Role.OFFICE), query, { id: resultId })).toBe('NOT_FOUND');
  expect(await resultsOf(member, id)).toHaveLength(1);
  const own = '{ myMemberships { results(first: 5) { nodes { year grade published } } } }';
  expect((await data(member, own)).myMemberships[0].results.nodes).toEqual([
    { year: 2026, grade: '优秀', published: true },
  ]);
});

test('closed, it freezes its scheme; only the chair opens it again, with a reason, and results are hidden anew', async () => {
  const duties = await makeAssessed();
  const { office, chair, accounts } = duties;
  const id = await assessmentIn(duties, 'PUBLISHED');
  expect(await codeAt(chair, 'closeAssessment', { assessmentId: id })).toBe('CONFLICT');
  expect(await codeAt(chair, 'closeAssessment', { assessmentId: id }, '2027-01-22')).toBe('CONFLICT');
  const closed = await take(chair, 'closeAssessment', { assessmentId: id }, '2027-01-23');
  expect(closed).toMatchObject({ state: 'CLOSED', closedOn: '2027-01-23', scheme: { state: 'FROZEN' } });
  const reopening = { assessmentId: id, reason: '漏记一次会议' };
  expect(await codeAt(office, 'reopenAssessment', reopening)).toBe('FORBIDDEN');
  expect(await codeAt(chair, 'reopenAssessment', { ...reopening, reason: ' ' })).toBe('BAD_USER_INPUT');
  const reopened = await take(chair, 'reopenAssessment', reopening);
  expect(reopened).toMatchObject({ state: 'MARKING', closedOn: null, publishedOn: null, decidedOn: null });
  expect(await resultsOf(accounts[0].viewer, id)).toEqual([]);
});

test('reopened, points by objections stay in the totals, unless they are cleared because the facts are corrected', async () => {
  const duties = await makeAssessed();
  const { office, chair, accounts } = duties;
  const id = await assessmentIn(duties, 'PUBLISHED');
  const [{ id: resultId }] = await resultsOf(accounts[0].viewer, id);
  const object = { input: { resultId, reason: '漏计' } };
  const made = (await data(accounts[0].viewer, outcomeActs.objectToResult, object, on(day))).objectToResult;
  const decision = { resultObjectionId: made.resultObjection.id, upheld: true, reason: '属实', compensation: 2.5 };
  await data(office, outcomeActs.decideResultObjection, { input: decision }, on(day));
  await take(chair, 'closeAssessment', { assessmentId: id }, '2027-01-23');
  const reopen = async (date: string, more: Json = {}): Promise<void> => {
    await take(chair, 'reopenAssessment', { assessmentId: id, reason: '漏记一次会议', ...more }, date);
  };
  const best = `query ($id: ID!) { assessment(id: $id) { results(first: 1) { nodes { total compensation } }
    history(last: 1) { nodes { act note } } } }`;
  const told = async (): Promise<Json> => {
    const { results, history } = (await data(office, best, { id })).assessment;
    return { ...results.nodes[0], note: history.nodes[0].note };
  };
  await reopen('2027-01-24');
  expect(await told()).toEqual({ total: 42.5, compensation: 2.5, note: '漏记一次会议' });
  const { gates } = await take(office, 'submitAssessment', { assessmentId: id }, '2027-01-24');
  const open = gates.at(-1).id;
  await take(office, 'decideAssessmentGate', { gateId: open, decision: 'PASSED' }, '2027-01-24');
  await take(chair, 'publishAssessment', { assessmentId: id }, '2027-01-24');
  await take(chair, 'closeAssessment', { assessmentId: id }, '2027-02-24');
  await reopen('2027-02-25', { clearCompensations: true });
  expect(await told()).toEqual({ total: 40, compensation: 0, note: '漏记一次会议 (points by objections cleared)' });
});

test('who is exempt is scored, but neither ranked nor graded', async () => {
  const duties = await makeAssessed();
  const { office } = duties;
  const id = await assessmentIn(duties, 'MARKING');
  const [best] = await resultsOf(office, id);
  const exempt = await take(office, 'exemptSubject', { resultId: best.id, reason: '因病' });
  expect(exempt).toMatchObject({ total: 40, rank: null, grade: null, proposals: [], exemptReason: '因病' });
  expect((await resultsOf(office, id)).map(({ subjectName, rank }) => [subjectName, rank])).toEqual([
    ['宣二', 1],
    ['宣三', 2],
    ['宣一', null],
  ]);
  expect(await take(office, 'exemptSubject', { resultId: best.id })).toMatchObject({ rank: 1, exemptReason: null });
});

test('members who came later are added; those named that are none of the body are refused', async () => {
  const duties = await makeAssessed();
  const { office, schemeId, members } = duties;
  const { id } = await take(office, 'openAssessment', { schemeId, subjectIds: [members[0]] });
  expect(await resultsOf(office, id)).toHaveLength(1);
  const added = { assessmentId: id, subjectIds: [members[0], members[1]] };
  await take(office, 'addSubjects', added);
  expect((await resultsOf(office, id)).map(({ subjectName }) => subjectName)).toEqual(['宣一', '宣二']);
  await take(office, 'addSubjects', { assessmentId: id });
  expect(await resultsOf(office, id)).toHaveLength(3);
  const foreign = await makeAssessed();
  const input = { assessmentId: id, subjectIds: [foreign.members[0]] };
  const { assessmentActs } = await import('../support/assessments.js');
  const refused = await ask(office, assessmentActs.addSubjects, { input });
  expect([codeOf(refused), refused.errors![0].extensions.field]).toEqual(['NOT_FOUND', 'input.subjectIds.0']);
  expect(await codeAt(office, 'addSubjects', { assessmentId: id, bodies: ['340800000000'] })).toBe('BAD_USER_INPUT');
});

test('it goes on by the next edition of its scheme where one is in force', async () => {
  const duties = await makeAssessed();
  const { office, schemeId } = duties;
  const id = await assessmentIn(duties, 'MARKING');
  expect(await codeAt(office, 'adoptEdition', { assessmentId: id })).toBe('CONFLICT');
  const revise = `mutation ($input: SchemeInput!) { reviseScheme(input: $input) { scheme { id } } }`;
  const edit = `mutation ($input: EditSchemeInput!) { editScheme(input: $input) { scheme { id } } }`;
  const publish = `mutation ($input: SchemeInput!) { publishScheme(input: $input) { scheme { id } } }`;
  const { reviseScheme } = await data(office, revise, { input: { schemeId } });
  const next = { schemeId: reviseScheme.scheme.id };
  const document = assessable({ groups: [{ ...assessable().groups[1] }] });
  await data(office, edit, { input: { ...next, document } });
  await data(office, publish, { input: next });
  expect(await take(office, 'adoptEdition', { assessmentId: id })).toMatchObject({ scheme: { edition: 2 } });
  expect((await resultsOf(office, id)).map(({ total }) => total)).toEqual([20, 0, 0]);
});

test('rules over two years look at the assessment of the year before', async () => {
  const duties = await makeAssessed();
  const { office } = duties;
  const twice = { id: 'exit', kind: 'EXIT', by: '常委会', when: { grade: ['不称职'], years: 2 } };
  const document = assessable({ title: '两年连查', consequences: [twice] });
  await assessmentIn({ ...duties, schemeId: await publishedScheme(office, document, 2025) }, 'DECIDED');
  const id = (await take(office, 'openAssessment', { schemeId: await publishedScheme(office, document) })).id;
  expect((await resultsOf(office, id)).map(({ proposals }) => proposals)).toEqual([[], [], ['exit']]);
});

test('what was undone leaves no scheme behind: results are those of the document that is stored', async () => {
  const duties = await makeAssessed();
  const { office } = duties;
  const points = (each: number): Json => {
    const [, proposals] = assessable().groups;
    return assessable({ title: '再版', groups: [{ ...proposals, rules: [{ ...proposals.rules[0], points: each }] }] });
  };
  const draft = `mutation ($input: DraftSchemeInput!) { draftScheme(input: $input) { scheme { id } } }`;
  const { draftScheme } = await data(office, draft, { input: { year: 2026, document: points(1) } });
  const schemeId = draftScheme.scheme.id;
  const twice = `mutation ($edit: EditSchemeInput!, $scheme: SchemeInput!, $open: OpenAssessmentInput!) {
    editScheme(input: $edit) { scheme { id } } publishScheme(input: $scheme) { scheme { id } }
    openAssessment(input: $open) { assessment { id } } again: openAssessment(input: $open) { assessment { id } } }`;
  const undone = { edit: { schemeId, document: points(99) }, scheme: { schemeId }, open: { schemeId } };
  expect(await codeFor(office, twice, undone)).toBe('CONFLICT');
  const edit = `mutation ($input: EditSchemeInput!) { editScheme(input: $input) { scheme { id } } }`;
  const publish = `mutation ($input: SchemeInput!) { publishScheme(input: $input) { scheme { id } } }`;
  await data(office, edit, { input: { schemeId, document: points(2) } });
  await data(office, publish, { input: { schemeId } });
  const { id } = await take(office, 'openAssessment', { schemeId });
  expect((await resultsOf(office, id)).map(({ total }) => total)).toEqual([2, 0, 0]);
});

test('who served to the end of the year is assessed though he left, who came after it is not', async () => {
  const { office, schemeId, members } = await makeAssessed();
  const release = `mutation ($input: MemberEventInput!) { releaseMember(input: $input) { member { id } } }`;
  const add = `mutation ($input: AddMemberInput!) { addMember(input: $input) { member { id } } }`;
  const later = { now: new Date('2027-01-10T12:00:00+08:00') };
  await data(office, release, { input: { memberId: members[0], on: '2026-12-31', reason: '届满' } }, later);
  await data(office, add, { input: { name: '新委员', joinedOn: '2027-01-04' } }, later);
  const { id } = await take(office, 'openAssessment', { schemeId });
  expect((await resultsOf(office, id)).map(({ subjectName }) => subjectName)).toEqual(['宣一', '宣二', '宣三']);
});

test('an event recorded after the submission counts once a gate has returned it', async () => {
  const duties = await makeAssessed();
  const { office, members } = duties;
  const id = await assessmentIn(duties, 'IN_APPROVAL');
  await recordOn(duties, '2026-06-01', [members[2]]);
  const third = async (): Promise<Json> =>
    (await resultsOf(office, id)).find(({ subjectName }) => subjectName === '宣三');
  expect(await third()).toMatchObject({ total: 0 });
  const { assessment } = await data(office, `query ($id: ID!) { assessment(id: $id) { gates { id } } }`, { id });
  const input = { gateId: assessment.gates[0].id, decision: 'RETURNED', remark: '漏记' };
  await take(office, 'decideAssessmentGate', input, '2027-01-16');
  expect(await third()).toMatchObject({ total: 10 });
});
