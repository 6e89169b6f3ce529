import { expect, test } from '@jest/globals';
import { moveAssessment } from '../support/placed-assessments.js';
import { keyOf } from '../support/ids.js';
import {
  askTownships,
  codeAt,
  conduct,
  makeMarking,
  markActs,
  marksOf,
  refusalOf,
  requestsOf,
  take,
  type Marking,
} from '../support/marks.js';
import { statementsOf } from '../support/statements.js';
import { closeRequests, openRequests } from '../../src/mark-request/index.js';
import type { RequestContext, Viewer } from '../../src/platform/context.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ask, personIn, Role, site, type Json } from '../support/world.js';

const points = async (viewer: Viewer, resultId: string): Promise<number[]> =>
  (await marksOf(viewer, resultId)).map((mark) => mark.points as number);

test('several people of the own body mark; each mark is his own, and given again it is another one', async () => {
  const { office, committee, results, county } = await makeMarking();
  const { marks } = await take(office, 'giveMarks', {
    marks: [conduct(results[0], 18.5), { ...conduct(results[1], 12), remark: ' 认真 ' }],
  });
  expect(marks).toMatchObject([
    { rule: 'conduct', by: 'OWN_BODY', points: 18.5, remark: null, item: null, result: { id: results[0] } },
    { points: 12, remark: '认真', givenBy: office.personName, request: null, body: { code: String(county.id) } },
  ]);
  await take(committee, 'giveMarks', { marks: [conduct(results[0], 16)] });
  expect(await points(office, results[0])).toEqual([18.5, 16]);
  const again = await take(office, 'giveMarks', { marks: [conduct(results[0], 15)] });
  expect(again.marks[0].id).toBe(marks[0].id);
  expect(await points(committee, results[0])).toEqual([15, 16]);
});

test('a rule that marks each item has a mark of each', async () => {
  const { office, results } = await makeMarking();
  const visit = (item: string, given: number) => ({
    resultId: results[0],
    rule: 'visits',
    by: 'OWN_BODY',
    item,
    points: given,
  });
  await take(office, 'giveMarks', { marks: [visit('三月', 8), visit('四月', 9)] });
  await take(office, 'giveMarks', { marks: [visit('三月', 7)] });
  expect((await marksOf(office, results[0])).map((mark) => [mark.item, mark.points])).toEqual([
    ['三月', 7],
    ['四月', 9],
  ]);
});

/** Entries that cannot be given for a result, each with the field that is named. */
const wrong: [field: string, mark: Json][] = [
  ['points', { points: 20.01 }],
  ['points', { points: -1 }],
  ['points', { points: 1.005 }],
  ['points', { by: 'TOWNSHIP', points: 10.5 }],
  ['rule', { rule: 'nothing' }],
  ['rule', { rule: 'proposals' }],
  ['rule', { rule: null }],
  ['by', { by: 'GROUP' }],
  ['by', { by: 'SELF', points: 1 }],
  ['by', { by: ' ' }],
  ['item', { item: '三月' }],
  ['item', { rule: 'visits' }],
  ['remark', { remark: '长'.repeat(1001) }],
];

test.each(wrong)(
  'what cannot be given is refused as a whole, and its %s in its entry named: %j',
  async (field, mark) => {
    const { office, results } = await makeMarking();
    const marks = [conduct(results[1], 5), { ...conduct(results[0], 5), ...mark }];
    expect(await refusalOf(office, 'giveMarks', { marks })).toEqual(['BAD_USER_INPUT', `input.marks.1.${field}`]);
    expect(await points(office, results[1])).toEqual([]);
  },
);

test('an entry is for a result or a request, and each for something else', async () => {
  const marking = await makeMarking();
  const { office, results, township } = marking;
  await askTownships(marking);
  const [{ id: requestId }] = await requestsOf(township);
  const refused = async (marks: Json[]) => refusalOf(office, 'giveMarks', { marks });
  const bad = (field: string) => ['BAD_USER_INPUT', `input.marks${field}`];
  expect(await refused([])).toEqual(bad(''));
  expect(await refused(Array.from({ length: 501 }, () => conduct(results[0], 1)))).toEqual(bad(''));
  expect(await refused([{ points: 1 }])).toEqual(bad('.0'));
  expect(await refused([{ resultId: results[0], requestId, points: 1 }])).toEqual(bad('.0'));
  expect(await refused([conduct(results[0], 1), conduct(results[0], 2)])).toEqual(bad('.1'));
  expect(await refused([conduct(requestId as string, 1)])).toEqual(bad('.0.resultId'));
  const answer = (more: Json) => refusalOf(township, 'giveMarks', { marks: [{ requestId, points: 1, ...more }] });
  expect(await answer({ points: 10.01 })).toEqual(bad('.0.points'));
  expect(await answer({ rule: 'visits' })).toEqual(bad('.0.rule'));
  expect(await answer({ by: 'OWN_BODY' })).toEqual(bad('.0.by'));
  expect(await answer({ item: '三月' })).toEqual(bad('.0.item'));
  expect(
    await codeAt(township, 'giveMarks', { marks: [{ requestId, rule: 'conduct', by: 'TOWNSHIP', points: 10 }] }),
  ).toBe('OK');
});

const marksOf500 = ({ results }: Marking, many: number): Json[] =>
  Array.from({ length: many }, (_each, at) => ({
    ...{ resultId: results[at % 3], rule: 'visits', by: 'OWN_BODY', item: `走访${at}`, points: at % 10 },
  }));

test('five hundred marks take as many statements as one', async () => {
  const marking = await makeMarking();
  const give = (many: number) =>
    statementsOf(() => take(marking.office, 'giveMarks', { marks: marksOf500(marking, many) }));
  await give(1);
  const one = await give(1);
  expect(await give(500)).toBe(one);
  expect(one).toBeLessThan(12);
});

/** Ends the marking, or lets it go on, as the acts of an assessment do. */
async function phase({ office, county, assessmentId }: Marking, state: string): Promise<void> {
  const key = keyOf(assessmentId);
  await moveAssessment(county, key, state);
  await UnitOfWork.run(site, { who: office, mode: 'write' }, (work) => {
    const context = { viewer: office, work, now: () => new Date() } as unknown as RequestContext;
    return (state === 'MARKING' ? openRequests : closeRequests)(key, context);
  });
}

test('once the marking is over nothing is given, changed or taken back; it goes on where the assessment is returned', async () => {
  const marking = await makeMarking();
  const { office, township, results } = marking;
  await askTownships(marking);
  const [{ id: requestId }, other] = await requestsOf(township);
  await take(office, 'withdrawMarkRequest', { requestId: other.id });
  const own = { marks: [conduct(results[0], 5)] };
  const answer = { marks: [{ requestId, points: 5 }] };
  const [mine] = (await take(office, 'giveMarks', own)).marks;
  const [theirs] = (await take(township, 'giveMarks', answer)).marks;
  for (const state of ['IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED', 'SELF_ASSESSMENT']) {
    await phase(marking, state);
    expect(await codeAt(office, 'giveMarks', own)).toBe('ILLEGAL_TRANSITION');
    expect(await codeAt(office, 'withdrawMark', { markId: mine.id })).toBe('ILLEGAL_TRANSITION');
    expect(await codeAt(office, 'withdrawMarkRequest', { requestId })).toBe('ILLEGAL_TRANSITION');
  }
  expect(await requestsOf(township)).toEqual([]);
  expect(await codeAt(township, 'giveMarks', answer)).toBe('NOT_FOUND');
  expect(await codeAt(township, 'withdrawMark', { markId: theirs.id })).toBe('ILLEGAL_TRANSITION');
  await phase(marking, 'MARKING');
  // What was taken back stays so.
  expect((await requestsOf(township)).length).toBe(3);
  expect(await codeAt(township, 'giveMarks', answer)).toBe('OK');
  expect(await codeAt(office, 'giveMarks', own)).toBe('OK');
});

test('a mark is taken back by who gave it, in the body in which he gave it', async () => {
  const marking = await makeMarking();
  const { office, committee, township, results, county } = marking;
  await askTownships(marking);
  const [{ id: requestId }] = await requestsOf(township);
  const [mine] = (await take(office, 'giveMarks', { marks: [conduct(results[0], 5)] })).marks;
  const [theirs] = (await take(township, 'giveMarks', { marks: [{ requestId, points: 5 }] })).marks;
  expect(await codeAt(committee, 'withdrawMark', { markId: mine.id })).toBe('FORBIDDEN');
  expect(await codeAt(office, 'withdrawMark', { markId: theirs.id })).toBe('FORBIDDEN');
  expect(await codeAt(personIn(county, Role.AUDITOR), 'withdrawMark', { markId: mine.id })).toBe('FORBIDDEN');
  expect(await codeAt(township, 'withdrawMark', { markId: mine.id })).toBe('NOT_FOUND');
  expect(await take(office, 'withdrawMark', { markId: mine.id })).toEqual({ deletedId: mine.id });
  expect(await take(township, 'withdrawMark', { markId: theirs.id })).toEqual({ deletedId: theirs.id });
  expect(await marksOf(office, results[0])).toEqual([]);
});

test('whoever marks, in each role: nobody, others, a closed body and strangers are refused', async () => {
  const marking = await makeMarking();
  const { county, counties, city, towns, results } = marking;
  const input = { marks: [conduct(results[0], 5)] };
  const giving = [Role.CHAIR, Role.OFFICE, Role.LIAISON, Role.COMMITTEE];
  expect(await codeAt(null, 'giveMarks', input)).toBe('UNAUTHENTICATED');
  for (const role of Object.values(Role)) {
    const code = giving.includes(role) ? 'OK' : 'FORBIDDEN';
    expect([role, await codeAt(personIn(county, role), 'giveMarks', input)]).toEqual([role, code]);
  }
  expect(await codeAt(personIn({ ...county, closedOn: '2026-01-01' }, ...giving), 'giveMarks', input)).toBe(
    'FORBIDDEN',
  );
  for (const body of [counties[1], city, towns[0][0]]) {
    expect(await codeAt(personIn(body, ...giving), 'giveMarks', input)).toBe('NOT_FOUND');
  }
});

test('asking and taking back are for the office and the liaison officer of the body that assesses', async () => {
  const marking = await makeMarking();
  const { county, counties, city, towns, assessmentId, township } = marking;
  const input = { assessmentId, by: 'TOWNSHIP', marksBy: '2026-06-30' };
  const working = [Role.OFFICE, Role.LIAISON];
  expect(await codeAt(null, 'requestMarks', input)).toBe('UNAUTHENTICATED');
  for (const role of Object.values(Role)) {
    const code = working.includes(role) ? 'OK' : 'FORBIDDEN';
    expect([role, await codeAt(personIn(county, role), 'requestMarks', input)]).toEqual([role, code]);
  }
  const [{ id: requestId }] = await requestsOf(township);
  for (const role of Object.values(Role).filter((each) => !working.includes(each))) {
    expect([role, await codeAt(personIn(county, role), 'withdrawMarkRequest', { requestId })]).toEqual([
      role,
      'FORBIDDEN',
    ]);
  }
  expect(await codeAt(personIn(counties[1], ...working), 'requestMarks', input)).toBe('NOT_FOUND');
  // The city sees that there is an assessment, and no more.
  expect(await codeAt(personIn(city, ...working), 'requestMarks', input)).toBe('FORBIDDEN');
  for (const body of [counties[1], city, towns[0][1]]) {
    expect(await codeAt(personIn(body, ...working), 'withdrawMarkRequest', { requestId })).toBe('NOT_FOUND');
  }
  expect(await codeAt(null, 'withdrawMarkRequest', { requestId })).toBe('UNAUTHENTICATED');
  expect(await codeAt(personIn(county, Role.LIAISON), 'withdrawMarkRequest', { requestId })).toBe('OK');
});

test('marks given in one call cost as many objects as may be given, whoever gives fewer', async () => {
  const { office, results } = await makeMarking();
  const input = { marks: [conduct(results[0], 18)] };
  const { extensions } = await ask(office, markActs.giveMarks, { input });
  // The payload, and 500 marks, each with its body, result and request.
  expect(extensions!.cost.requested).toBe(1 + 500 * (1 + 3));
});
