import { expect, test } from '@jest/globals';
import { entriesFor } from '../../src/assessment-entry/index.js';
import type { Viewer } from '../../src/platform/context.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import {
  assessCounties,
  codeAt,
  makeAssessed,
  material,
  placeAssessment,
  refusalOf,
  take,
  type Assessed,
  type PlacedAssessment,
} from '../support/assessed.js';
import { rolesBut } from '../support/ladder.js';
import { data, personIn, Role, site, type Json } from '../support/world.js';
import { keyOf } from '../support/ids.js';

const submit = async (clerk: Viewer, assessmentId: string, more: Json = {}): Promise<string> =>
  (await take(clerk, 'submitEvidence', material(assessmentId, more))).evidenceSubmission.id;

/** The facts that the engine gets. */
const factsOf = (viewer: Viewer, assessmentId: string, resultIds?: string[]): Promise<Map<string, Json[]>> =>
  UnitOfWork.run(site, { who: viewer, mode: 'read' }, (work) =>
    entriesFor({ assessmentId, resultIds }, { work, viewer }),
  );

const told = `query ($id: ID!) { node(id: $id) { ... on EvidenceSubmission {
  entry { state reason title kindName decidedBy decidedOn result { id } kind { id } compensationReason }
  entries(first: 10) { totalCount nodes { state reason compensationReason } } } } }`;
const decisionOn = async (viewer: Viewer, id: string): Promise<Json> => (await data(viewer, told, { id })).node;

test('what is accepted counts as the city sees it, and the county reads what was decided', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id, key, resultKeys } = await assessCounties(world);
  const submissionId = await submit(clerks[0], id);
  const overrides = { level: 'CITY', quantity: null, results: ['ADOPTED', '批示'], source: '2026-12', tags: ['重点'] };
  const accepted = { submissionId, kindId: kinds.OPINION_ITEM, reason: '按市级计', ...overrides };
  const { assessmentEntry } = await take(office, 'acceptEvidence', accepted);
  expect(assessmentEntry).toMatchObject({
    ...{ state: 'COUNTED', kindCode: 'opinion-item', family: 'OPINION_ITEM', title: '省政协采用信息1件' },
    ...{
      happenedOn: '2026-05-20',
      role: 'PARTICIPANT',
      reason: '按市级计',
      decidedBy: office.personName,
      ...overrides,
    },
    evidence: [{ kind: '采用通知', reference: '皖协办〔2026〕12号' }],
  });
  const decision = await decisionOn(clerks[0], submissionId);
  // Its result is not published yet, and the city's kinds are its own.
  expect(decision.entry).toMatchObject({ state: 'COUNTED', reason: '按市级计', result: null, kind: null });
  expect(decision.entry.kindName).toBe('社情民意信息');
  expect(await factsOf(office, key)).toEqual(
    new Map([
      [
        resultKeys[0],
        [
          {
            ...{ title: '省政协采用信息1件' },
            ...{ id: expect.any(String), kind: 'opinion-item', family: 'OPINION_ITEM', on: '2026-05-20' },
            ...{ role: 'PARTICIPANT', standing: 'CONFIRMED', level: 'CITY', source: '2026-12', tags: ['重点'] },
            ...{ results: ['ADOPTED', '批示'], evidence: [{ kind: '采用通知', reference: '皖协办〔2026〕12号' }] },
          },
        ],
      ],
    ]),
  );
});

test('a submission is decided on once, also by two at the same moment', async () => {
  const world = await makeAssessed();
  const { city, clerks, kinds } = world;
  const { id } = await assessCounties(world);
  const offices = [personIn(city, Role.OFFICE), personIn(city, Role.CHAIR)];
  const submissionId = await submit(clerks[0], id);
  const accepting = { submissionId, kindId: kinds.OPINION_ITEM };
  const codes = await Promise.all(offices.map((viewer) => codeAt(viewer, 'acceptEvidence', accepting)));
  expect(codes.toSorted()).toEqual(['CONFLICT', 'OK']);
  expect(await codeAt(offices[0], 'rejectEvidence', { submissionId, reason: '重复' })).toBe('CONFLICT');
  // What is said twice counts once, however it is written.
  const again = await submit(clerks[0], id, { title: '省政协采用信息（1件）' });
  const refused = await refusalOf(offices[0], 'acceptEvidence', { ...accepting, submissionId: again });
  expect(refused).toEqual(['CONFLICT', undefined]);
  expect(await codeAt(offices[0], 'acceptEvidence', { ...accepting, submissionId: again, level: 'NATIONAL' })).toBe(
    'OK',
  );
  const neighbours = await submit(clerks[1], id);
  expect(await codeAt(offices[0], 'acceptEvidence', { ...accepting, submissionId: neighbours })).toBe('OK');
});

test('a rejection tells its reason and is no fact; taken back, it leaves the submission to be decided on anew', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id, key } = await assessCounties(world);
  const submissionId = await submit(clerks[0], id);
  expect(await refusalOf(office, 'rejectEvidence', { submissionId, reason: ' ' })).toEqual([
    'BAD_USER_INPUT',
    'input.reason',
  ]);
  const rejected = await take(office, 'rejectEvidence', { submissionId, reason: '采用通知未盖章' });
  expect(rejected.assessmentEntry).toMatchObject({ state: 'REJECTED', kindCode: null, family: null });
  expect((await decisionOn(clerks[0], submissionId)).entry).toMatchObject({
    ...{ state: 'REJECTED', reason: '采用通知未盖章', decidedOn: '2026-06-15' },
  });
  expect((await factsOf(office, key)).size).toBe(0);
  const entryId = rejected.assessmentEntry.id as string;
  await take(office, 'compensateAssessmentEntry', { entryId, reason: '补来盖章件' });
  expect((await factsOf(office, key)).size).toBe(0);
  expect((await decisionOn(clerks[0], submissionId)).entry).toBeNull();
  await take(office, 'acceptEvidence', { submissionId, kindId: kinds.OPINION_ITEM });
  const { entry, entries } = await decisionOn(clerks[0], submissionId);
  expect(entry.state).toBe('COUNTED');
  expect(entries.nodes).toEqual([
    { state: 'COMPENSATED', reason: '采用通知未盖章', compensationReason: '补来盖章件' },
    { state: 'COUNTED', reason: null, compensationReason: null },
  ]);
});

test('an entry is never changed: taken back with a reason it stays and counts no more, and is entered anew', async () => {
  const world = await makeAssessed();
  const { office, kinds } = world;
  const { key, results, resultKeys } = await assessCounties(world);
  const fact = { resultId: results[0], kindId: kinds.CONSULTATION, title: '专题协商会', happenedOn: '2026-05-08' };
  const { assessmentEntry } = await take(office, 'recordAssessmentEntry', { ...fact, halfDays: 2 });
  expect(await codeAt(office, 'recordAssessmentEntry', fact)).toBe('CONFLICT');
  const entryId = assessmentEntry.id as string;
  const back = await take(office, 'compensateAssessmentEntry', { entryId, reason: '半天数有误' });
  expect(back.assessmentEntry).toMatchObject({
    ...{ state: 'COMPENSATED', compensationReason: '半天数有误', compensatedOn: '2026-06-15', halfDays: 2 },
  });
  expect(await codeAt(office, 'compensateAssessmentEntry', { entryId, reason: '再次' })).toBe('ILLEGAL_TRANSITION');
  await take(office, 'recordAssessmentEntry', { ...fact, halfDays: 1 });
  const facts = (await factsOf(office, key, [resultKeys[0]])).get(resultKeys[0])!;
  expect(facts.map(({ standing, halfDays }) => [standing, halfDays])).toEqual([
    ['COMPENSATED', 2],
    ['CONFIRMED', 1],
  ]);
  expect((await factsOf(office, key, [resultKeys[1]])).size).toBe(0);
});

test('the total of the subject follows each entry, and that of no other', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id, results } = await assessCounties(world);
  const source = 'query ($id: ID!) { node(id: $id) { ... on AssessmentResult { total covered } } }';
  const totals = (): Promise<Json[]> =>
    Promise.all(results.map(async (each) => (await data(office, source, { id: each })).node));
  const submissionId = await submit(clerks[0], id);
  // The scheme of the tests gives 5 points for a proposal, and none for anything else.
  const accepted = await take(office, 'acceptEvidence', { submissionId, kindId: kinds.PROPOSAL });
  const untouched = { total: null, covered: false };
  expect(await totals()).toEqual([{ total: 5, covered: true }, untouched]);
  const fact = { resultId: results[0], kindId: kinds.PROPOSAL, title: '又一件' };
  await take(office, 'recordAssessmentEntry', fact);
  expect(await totals()).toEqual([{ total: 10, covered: true }, untouched]);
  const entryId = accepted.assessmentEntry.id as string;
  const taking = ['甲', '乙'].map((reason) => codeAt(office, 'compensateAssessmentEntry', { entryId, reason }));
  expect((await Promise.all(taking)).toSorted()).toEqual(['ILLEGAL_TRANSITION', 'OK']);
  expect(await totals()).toEqual([{ total: 5, covered: true }, untouched]);
  await take(office, 'rejectEvidence', { submissionId, reason: '查无实据' });
  expect(await totals()).toEqual([{ total: 5, covered: true }, untouched]);
});

test('a county reads only what was decided on its own submissions, even once its result is published', async () => {
  const world = await makeAssessed();
  const { city, counties, office, clerks, kinds } = world;
  const { id, results } = await assessCounties(world);
  const submissionId = await submit(clerks[0], id);
  await take(office, 'acceptEvidence', { submissionId, kindId: kinds.OPINION_ITEM });
  const recorded = { resultId: results[0], kindId: kinds.MEETING, title: '市里组织的会议', happenedOn: '2026-03-01' };
  const { assessmentEntry } = await take(office, 'recordAssessmentEntry', recorded);
  await publish(id);
  const entries = `query ($id: ID!) { node(id: $id) { ... on AssessmentResult { entries(first: 10) { totalCount nodes { title } } } } }`;
  const read = async (viewer: Viewer): Promise<Json> => (await data(viewer, entries, { id: results[0] })).node.entries;
  expect(await read(office)).toEqual({
    totalCount: 2,
    nodes: [{ title: '市里组织的会议' }, { title: '省政协采用信息1件' }],
  });
  expect(await read(clerks[0])).toEqual({ totalCount: 1, nodes: [{ title: '省政协采用信息1件' }] });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  const hidden = async (viewer: Viewer): Promise<unknown> =>
    data(viewer, node, { id: assessmentEntry.id }).catch(() => 'NOT_FOUND');
  expect([await hidden(clerks[0]), await hidden(personIn(counties[1], ...Object.values(Role)))]).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
  expect(await hidden(personIn(city, Role.MEMBER))).toBe('NOT_FOUND');
  expect(await codeAt(clerks[0], 'compensateAssessmentEntry', { entryId: assessmentEntry.id, reason: '无' })).toBe(
    'NOT_FOUND',
  );
});

async function publish(id: string): Promise<void> {
  const key = keyOf(id);
  const { owner } = await import('../support/world.js');
  await owner.query('update assessment_result set published = true where assessment_id = $1', [key]);
}

test('facts are recorded of subjects that are no members, within limits, of an active kind', async () => {
  const world = await makeAssessed();
  const { office, kinds, city } = world;
  const { results } = await assessCounties(world);
  const fact = (more: Json = {}): Json => ({ resultId: results[0], kindId: kinds.MEETING, title: '会议', ...more });
  const wrong: [field: string, more: Json][] = [
    ['title', { title: '' }],
    ['happenedOn', { happenedOn: '2026-06-16' }],
    ['halfDays', { halfDays: 0 }],
    ['quantity', { quantity: 0 }],
    ['tags.0', { tags: [''] }],
    ['organiser', { organiser: '单'.repeat(101) }],
    ['source', { source: '源'.repeat(101) }],
    ['reason', { reason: '因'.repeat(1001) }],
    ['evidence.0.kind', { evidence: [{ kind: '', reference: '1' }] }],
    ['kindId', { kindId: results[0] }],
    ['resultId', { resultId: kinds.MEETING }],
  ];
  for (const [field, more] of wrong) {
    const refusal = await refusalOf(office, 'recordAssessmentEntry', fact(more));
    expect([more, ...refusal]).toEqual([more, 'BAD_USER_INPUT', `input.${field}`]);
  }
  await take(office, 'closeDutyKind', { kindId: kinds.STUDY });
  expect(await codeAt(office, 'recordAssessmentEntry', fact({ kindId: kinds.STUDY }))).toBe('ILLEGAL_TRANSITION');
  const { member } = await take(office, 'addMember', { name: '宣委员', role: 'MEMBER' });
  const member_id = keyOf(member.id as string);
  const ofMembers = await placeAssessment(city, 'MEMBER', [{ member_id }]);
  expect(await refusalOf(office, 'recordAssessmentEntry', fact({ resultId: ofMembers.results[0] }))).toEqual([
    'BAD_USER_INPUT',
    'input.resultId',
  ]);
  const { assessmentEntry } = await take(office, 'recordAssessmentEntry', fact());
  expect(assessmentEntry).toMatchObject({
    happenedOn: '2026-06-15',
    results: [],
    tags: [],
    evidence: [],
    source: null,
  });
});

/** Everything that each act needs. */
async function ready(world: Assessed, { id, results }: PlacedAssessment): Promise<Record<string, Json>> {
  const { office, clerks, kinds } = world;
  const title = `材料${Math.random()}`;
  const kindId = kinds.OPINION_ITEM;
  const fact = { resultId: results[1], kindId, title: `会议${title}` };
  const entry = (await take(office, 'recordAssessmentEntry', fact)).assessmentEntry;
  const [first, second] = [await submit(clerks[0], id, { title }), await submit(clerks[1], id, { title })];
  return {
    acceptEvidence: { submissionId: first, kindId },
    rejectEvidence: { submissionId: second, reason: '无据' },
    recordAssessmentEntry: { ...fact, title },
    compensateAssessmentEntry: { entryId: entry.id, reason: '有误' },
  };
}

const leading = [Role.CHAIR, Role.OFFICE, Role.LIAISON];
const recording = [Role.OFFICE, Role.COMMITTEE, Role.LIAISON];
const acts: [name: string, by: Role[]][] = [
  ['acceptEvidence', leading],
  ['rejectEvidence', leading],
  ['recordAssessmentEntry', recording],
  ['compensateAssessmentEntry', leading],
];

test.each(acts)('the ladder of %s', async (name, by) => {
  const world = await makeAssessed();
  const { city, counties, towns } = world;
  const assessment = await assessCounties(world);
  const { [name]: input } = await ready(world, assessment);
  expect(await codeAt(null, name, input)).toBe('UNAUTHENTICATED');
  expect(await codeAt(personIn(city, ...rolesBut(...by)), name, input)).toBe('FORBIDDEN');
  expect(await codeAt(personIn({ ...city, closedOn: '2026-01-01' }, ...by), name, input)).toBe('FORBIDDEN');
  for (const stranger of [counties[2], towns[0][0]]) {
    expect(await codeAt(personIn(stranger, ...by), name, input)).toBe('NOT_FOUND');
  }
  for (const role of by) {
    const { [name]: fresh } = await ready(world, assessment);
    expect([role, await codeAt(personIn(city, role), name, fresh)]).toEqual([role, 'OK']);
  }
});

test.each(acts)('%s is possible while the assessment runs only', async (name) => {
  const world = await makeAssessed();
  const { owner } = await import('../support/world.js');
  const assessment = await assessCounties(world);
  const { [name]: input } = await ready(world, assessment);
  const days: Record<string, string> = {
    IN_APPROVAL: '',
    DECIDED: ", decided_on = '2026-06-01'",
    PUBLISHED: ", published_on = '2026-06-02', objections_by = '2026-06-12'",
    CLOSED: ", closed_on = '2026-06-13'",
  };
  for (const [state, set] of Object.entries(days)) {
    await owner.query(`update assessment set state = $1 ${set} where id = $2`, [state, assessment.key]);
    expect([state, await codeAt(world.office, name, input)]).toEqual([state, 'ILLEGAL_TRANSITION']);
  }
});
