import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  assessCounties,
  codeAt,
  makeAssessed,
  material,
  placeAssessment,
  refusalOf,
  take,
} from '../support/assessed.js';
import { rolesBut } from '../support/ladder.js';
import { on } from '../support/duties.js';
import { ask, data, owner, personIn, Role, type Json } from '../support/world.js';

const working = [Role.OFFICE, Role.LIAISON];
const list = `query ($received: Boolean, $assessmentId: ID, $state: EvidenceSubmissionState, $decided: Boolean) {
  evidenceSubmissions(received: $received, assessmentId: $assessmentId, state: $state, decided: $decided, first: 50) {
    totalCount nodes { id title body { name } entry { state reason } entries(first: 5) { totalCount }
      viewerCan { action allowed code } } } }`;
const listed = async (viewer: Viewer, args: Json = {}): Promise<Json[]> => {
  const { totalCount, nodes } = (await data(viewer, list, args)).evidenceSubmissions;
  expect(nodes).toHaveLength(totalCount);
  return nodes;
};
const titles = async (viewer: Viewer, args: Json = {}): Promise<string[]> =>
  (await listed(viewer, args)).map(({ title }) => title as string).sort();

test('what a county submits is as it wrote it, and is read by it and the city, in both by those who keep the files', async () => {
  const world = await makeAssessed();
  const { city, counties, towns, office, clerks } = world;
  const { id } = await assessCounties(world);
  const { evidenceSubmission } = await take(clerks[0], 'submitEvidence', material(id, { remark: '见附件' }));
  expect(evidenceSubmission).toMatchObject({
    ...{ title: '省政协采用信息1件', family: 'OPINION_ITEM', level: 'PROVINCE', results: ['ADOPTED'], quantity: 1 },
    ...{ claimedPoints: 2.5, happenedOn: '2026-05-20', halfDays: null, remark: '见附件', rule: null },
    ...{ state: 'SUBMITTED', submittedBy: clerks[0].personName, submittedOn: '2026-06-15', withdrawnOn: null },
    ...{ body: { code: String(counties[0].id) }, toBody: { code: String(city.id) }, entry: null },
    evidence: [{ kind: '采用通知', reference: '皖协办〔2026〕12号' }],
    assessment: { id },
  });
  const source = 'query ($id: ID!) { node(id: $id) { id } }';
  const found = async (viewer: Viewer): Promise<boolean> => {
    const answer = await data(viewer, source, { id: evidenceSubmission.id }).catch(() => null);
    return answer !== null;
  };
  for (const body of [city, counties[0]]) {
    expect(await found(personIn(body, Role.AUDITOR))).toBe(true);
    expect(await found(personIn(body, Role.MEMBER))).toBe(false);
    expect(await found(personIn(body, Role.HANDLER))).toBe(false);
  }
  for (const body of [counties[1], counties[2], towns[0][0], towns[1][0]]) {
    expect(await found(personIn(body, ...Object.values(Role)))).toBe(false);
  }
  expect(await titles(office, { received: true })).toEqual(['省政协采用信息1件']);
  expect(await titles(office)).toEqual([]);
});

test('a county finds nothing of its neighbours: no rows, no counts, and the same errors as for what never was', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id } = await assessCounties(world);
  const [one, other] = await Promise.all(
    clerks.slice(0, 2).map((clerk, at) => take(clerk, 'submitEvidence', material(id, { title: `材料${at}` }))),
  );
  const theirs = other.evidenceSubmission.id as string;
  await take(office, 'acceptEvidence', { submissionId: theirs, kindId: kinds.OPINION_ITEM });
  expect(await titles(clerks[0])).toEqual(['材料0']);
  expect(await titles(clerks[0], { assessmentId: id, received: true })).toEqual([]);
  for (const decided of [true, false]) {
    expect(await titles(clerks[0], { decided })).toEqual(decided ? [] : ['材料0']);
    expect(await titles(clerks[1], { decided })).toEqual(decided ? ['材料1'] : []);
  }
  expect(await refusalOf(clerks[0], 'withdrawEvidence', { submissionId: theirs })).toEqual(['NOT_FOUND', undefined]);
  expect(await codeAt(clerks[0], 'acceptEvidence', { submissionId: theirs, kindId: kinds.MEETING })).toBe('NOT_FOUND');
  expect(await codeAt(clerks[0], 'rejectEvidence', { submissionId: theirs, reason: '无' })).toBe('NOT_FOUND');
  // Its own it may read, and not decide on.
  const own = { submissionId: one.evidenceSubmission.id, reason: '无' };
  expect(await codeAt(clerks[0], 'rejectEvidence', own)).toBe('FORBIDDEN');
  expect(await codeAt(office, 'withdrawEvidence', { submissionId: theirs })).toBe('FORBIDDEN');
});

test('only a body that is assessed submits, and only to an assessment of bodies that runs', async () => {
  const world = await makeAssessed();
  const { city, office, clerks, towns } = world;
  const running = await assessCounties(world);
  expect(await codeAt(clerks[2], 'submitEvidence', material(running.id))).toBe('FORBIDDEN');
  expect(await codeAt(personIn(towns[0][0], Role.LIAISON), 'submitEvidence', material(running.id))).toBe('FORBIDDEN');
  expect(await codeAt(office, 'submitEvidence', material(running.id))).toBe('FORBIDDEN');
  // Of the city's own committees a county knows nothing.
  const own = await placeAssessment(city, 'COMMITTEE', []);
  expect(await refusalOf(clerks[0], 'submitEvidence', material(own.id))).toEqual(['NOT_FOUND', 'input.assessmentId']);
  for (const state of ['SELF_ASSESSMENT', 'MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED']) {
    const { id } = await assessCounties(world, { state });
    const code = ['SELF_ASSESSMENT', 'MARKING'].includes(state) ? 'OK' : 'ILLEGAL_TRANSITION';
    expect([state, await codeAt(clerks[0], 'submitEvidence', material(id))]).toEqual([state, code]);
  }
});

test('what is submitted is within limits, and a rule is one of the scheme where that was offered', async () => {
  const world = await makeAssessed();
  const { clerks } = world;
  const { id } = await assessCounties(world);
  const pieces = Array.from({ length: 11 }, () => ({ kind: '照片', reference: '1' }));
  const wrong: [field: string, more: Json][] = [
    ['title', { title: ' ' }],
    ['title', { title: '题'.repeat(201) }],
    ['happenedOn', { happenedOn: '2026-06-16' }],
    ...[0, -1, 201].map((halfDays): [string, Json] => ['halfDays', { halfDays }]),
    ...[0, -5].map((quantity): [string, Json] => ['quantity', { quantity }]),
    ...[0, -1, 10_000.01, 1.005, 1e300].map((claimedPoints): [string, Json] => ['claimedPoints', { claimedPoints }]),
    ['results', { results: Array.from({ length: 11 }, (_, at) => String(at)) }],
    ['results.0', { results: ['词'.repeat(51)] }],
    ['evidence', { evidence: [] }],
    ['evidence', { evidence: pieces }],
    ['evidence.0.reference', { evidence: [{ kind: '照片', reference: '' }] }],
    ['remark', { remark: '字'.repeat(1001) }],
    ['rule', { rule: 'r'.repeat(51) }],
  ];
  for (const [field, more] of wrong) {
    const refusal = await refusalOf(clerks[0], 'submitEvidence', material(id, more));
    expect([more, ...refusal]).toEqual([more, 'BAD_USER_INPUT', `input.${field}`]);
  }
  for (const more of [
    { claimedPoints: 10_000 },
    { claimedPoints: 0.01 },
    { claimedPoints: 8.14 },
    { rule: '第三条' },
  ]) {
    const { evidenceSubmission } = await take(clerks[0], 'submitEvidence', material(id, more));
    expect(evidenceSubmission).toMatchObject(more);
  }
  const offered = await assessCounties(world, { offered: true });
  const rule = async (name: string): Promise<Json> =>
    refusalOf(clerks[0], 'submitEvidence', material(offered.id, { rule: name }));
  expect(await rule('proposals')).toEqual(['OK', undefined]);
  expect(await rule('第三条')).toEqual(['BAD_USER_INPUT', 'input.rule']);
});

test('it is withdrawn once, as long as nothing is decided on it, and never comes back', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id } = await assessCounties(world);
  const submit = async (title: string): Promise<string> =>
    (await take(clerks[0], 'submitEvidence', material(id, { title }))).evidenceSubmission.id;
  const [first, second] = [await submit('甲'), await submit('乙')];
  const withdrawn = await take(clerks[0], 'withdrawEvidence', { submissionId: first });
  expect(withdrawn.evidenceSubmission).toMatchObject({
    ...{ state: 'WITHDRAWN', withdrawnOn: '2026-06-15', withdrawnBy: clerks[0].personName },
  });
  expect(await codeAt(clerks[0], 'withdrawEvidence', { submissionId: first })).toBe('ILLEGAL_TRANSITION');
  const deciding = { submissionId: first, kindId: kinds.MEETING };
  expect(await codeAt(office, 'acceptEvidence', deciding)).toBe('ILLEGAL_TRANSITION');
  expect(await codeAt(office, 'rejectEvidence', { submissionId: first, reason: '无' })).toBe('ILLEGAL_TRANSITION');
  await take(office, 'rejectEvidence', { submissionId: second, reason: '材料不全' });
  expect(await codeAt(clerks[0], 'withdrawEvidence', { submissionId: second })).toBe('CONFLICT');
  const shown = await listed(clerks[0]);
  expect(shown.map(({ title, entry, viewerCan }) => [title, entry, viewerCan])).toEqual([
    ['乙', { state: 'REJECTED', reason: '材料不全' }, can('CONFLICT', 'FORBIDDEN')],
    ['甲', null, can('ILLEGAL_TRANSITION', 'FORBIDDEN')],
  ]);
  expect(await titles(clerks[0], { state: 'WITHDRAWN' })).toEqual(['甲']);
  expect(await titles(office, { received: true, decided: false, state: 'SUBMITTED' })).toEqual([]);
});

const can = (withdrawing: string, deciding: string): Json =>
  Object.entries({ withdrawEvidence: withdrawing, acceptEvidence: deciding, rejectEvidence: deciding }).map(
    ([action, code]) => ({ action, allowed: false, code }),
  );

test('withdrawn and accepted at the same moment, it is one of both', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id } = await assessCounties(world);
  for (let round = 0; round < 6; round++) {
    const { evidenceSubmission } = await take(clerks[0], 'submitEvidence', material(id, { title: `第${round}件` }));
    const submissionId = evidenceSubmission.id as string;
    const codes = await Promise.all([
      codeAt(clerks[0], 'withdrawEvidence', { submissionId }),
      codeAt(office, 'acceptEvidence', { submissionId, kindId: kinds.OPINION_ITEM }),
      codeAt(office, 'rejectEvidence', { submissionId, reason: '重复' }),
    ]);
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
    const refused = codes.filter((code) => code !== 'OK');
    expect(refused.every((code) => ['CONFLICT', 'ILLEGAL_TRANSITION'].includes(code))).toBe(true);
  }
});

test('the ladder of submitting and withdrawing', async () => {
  const world = await makeAssessed();
  const { counties, clerks } = world;
  const { id } = await assessCounties(world);
  const { evidenceSubmission } = await take(clerks[0], 'submitEvidence', material(id));
  const acts: [name: string, input: Json][] = [
    ['submitEvidence', material(id, { title: '又一件' })],
    ['withdrawEvidence', { submissionId: evidenceSubmission.id }],
  ];
  for (const [name, input] of acts) {
    expect(await codeAt(null, name, input)).toBe('UNAUTHENTICATED');
    expect(await codeAt(personIn(counties[0], ...rolesBut(...working)), name, input)).toBe('FORBIDDEN');
    const closed = { ...counties[0], closedOn: '2026-01-01' };
    expect(await codeAt(personIn(closed, ...working), name, input)).toBe('FORBIDDEN');
    expect(await codeAt(personIn(counties[0], Role.LIAISON), name, input)).toBe('OK');
  }
});

test('an assessment is not submitted to its gates while evidence waits for a decision', async () => {
  const world = await makeAssessed();
  const { office, clerks, kinds } = world;
  const { id: assessmentId } = await assessCounties(world, { state: 'MARKING' });
  await take(office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  const submit = async (title: string): Promise<string> =>
    (await take(clerks[0], 'submitEvidence', material(assessmentId, { title }))).evidenceSubmission.id;
  const [accepted, rejected, withdrawn] = [await submit('甲'), await submit('乙'), await submit('丙')];
  const source = 'mutation ($input: AssessmentInput!) { submitAssessment(input: $input) { assessment { state } } }';
  const refused = async (): Promise<unknown> =>
    (await ask(office, source, { input: { assessmentId } }, on('2026-06-15'))).errors?.[0].extensions;
  expect(await refused()).toMatchObject({ code: 'CONFLICT', undecided: 3 });
  await take(office, 'acceptEvidence', { submissionId: accepted, kindId: kinds.OPINION_ITEM });
  await take(office, 'rejectEvidence', { submissionId: rejected, reason: '重复' });
  expect(await refused()).toMatchObject({ code: 'CONFLICT', undecided: 1 });
  await take(clerks[0], 'withdrawEvidence', { submissionId: withdrawn });
  expect(await refused()).toBeUndefined();
});

/** Lets somebody begin while another transaction holds a lock on the marking of a body, and that end when he waits. */
async function meanwhile<T>(bodyId: number, lock: string, change: string, begin: () => Promise<T>): Promise<T> {
  const other = await owner.connect();
  await other.query('begin');
  await other.query(`select ${lock}(hashtextextended('marking', $1))`, [bodyId]);
  await other.query(change);
  const answer = begin();
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  const waits = 'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
  for (let turn = 0; turn < 100 && (await owner.query(waits, [rows[0].pid])).rowCount === 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await other.query('commit');
  other.release();
  return answer;
}

test('evidence that is submitted while results are: the later one looks at what the first one did', async () => {
  const world = await makeAssessed();
  const { city, office, clerks } = world;
  const { id: assessmentId, key } = await assessCounties(world, { state: 'MARKING' });
  await take(office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  const { evidenceSubmission } = await take(clerks[0], 'submitEvidence', material(assessmentId));
  await take(clerks[0], 'withdrawEvidence', { submissionId: evidenceSubmission.id });
  const submitted = `update evidence_submission set state = 'SUBMITTED', withdrawn_by = null, withdrawn_on = null
    where assessment_id = '${key}'`;
  const submit = () => codeAt(office, 'submitAssessment', { assessmentId });
  expect(await meanwhile(city.id, 'pg_advisory_xact_lock_shared', submitted, submit)).toBe('CONFLICT');
  const over = `update assessment set state = 'IN_APPROVAL', submitted_on = '2026-06-15' where id = '${key}'`;
  const late = () => codeAt(clerks[1], 'submitEvidence', material(assessmentId));
  expect(await meanwhile(city.id, 'pg_advisory_xact_lock', over, late)).toBe('ILLEGAL_TRANSITION');
});
