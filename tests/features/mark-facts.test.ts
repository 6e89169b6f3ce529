import { expect, test } from '@jest/globals';
import { markCounts, marksFor } from '../../src/assessment-facts/index.js';
import { Assessment } from '../../src/assessment/assessment.entity.js';
import type { RequestContext, Viewer } from '../../src/platform/context.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { moveAssessment } from '../support/placed-assessments.js';
import { keyOf } from '../support/ids.js';
import { askTownships, codeAt, conduct, makeMarking, requestsOf, take, type Marking } from '../support/marks.js';
import { ask, codeOf, data, owner, personIn, Role, site, type Json } from '../support/world.js';

const inside = <T>(viewer: Viewer, act: (context: RequestContext) => Promise<T>): Promise<T> =>
  UnitOfWork.run(site, { who: viewer, mode: 'read' }, (work) =>
    act({ viewer, work, now: () => new Date() } as unknown as RequestContext),
  );

/** A marking with marks of the own body, of a township, of one that was taken back, and of a member himself. */
async function marked(): Promise<Marking> {
  const marking = await makeMarking('SELF_ASSESSMENT');
  const { office, accounts, assessmentId, county, results, township, towns } = marking;
  const report = { assessmentId, text: '述职', marks: [{ rule: 'conduct', points: 4 }] };
  await take(accounts[0].viewer, 'handInDutyReport', report);
  await moveAssessment(county, keyOf(assessmentId), 'MARKING');
  await askTownships(marking);
  await take(office, 'giveMarks', { marks: [conduct(results[0], 18), conduct(results[2], 0)] });
  const [first, second] = await requestsOf(township);
  const item = '三月走访';
  await take(township, 'giveMarks', {
    marks: [
      { requestId: first.id, points: 7.5 },
      { requestId: second.id, item, points: 9 },
    ],
  });
  const [taken] = await requestsOf(personIn(towns[0][1], Role.OFFICE));
  await take(personIn(towns[0][1], Role.OFFICE), 'giveMarks', { marks: [{ requestId: taken.id, points: 1 }] });
  await take(office, 'withdrawMarkRequest', { requestId: taken.id });
  return marking;
}

test('the engine gets the marks of all assessors, and none of what was taken back', async () => {
  const { office, assessmentId, results } = await marked();
  const key = keyOf(assessmentId);
  const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown as string;
  const facts = await inside(office, (context) => marksFor(context, { assessmentId: key }));
  const first = [...facts.get(keyOf(results[0]))!].sort((a, b) => b.points - a.points);
  expect(first).toEqual([
    { id, rule: 'conduct', by: 'OWN_BODY', points: 18 },
    { id, rule: 'visits', by: 'TOWNSHIP', points: 9, item: '三月走访' },
    { id, rule: 'conduct', by: 'TOWNSHIP', points: 7.5 },
    { id, rule: 'conduct', by: 'SELF', points: 4 },
  ]);
  expect([...facts.keys()].sort()).toEqual([results[0], results[2]].map(keyOf).sort());
  const some = await inside(office, (context) =>
    marksFor(context, { assessmentId: key, resultIds: [keyOf(results[2])] }),
  );
  expect([...some]).toEqual([[keyOf(results[2]), [{ id, rule: 'conduct', by: 'OWN_BODY', points: 0 }]]]);
});

const progress = `query ($id: ID!) { markProgress(assessmentId: $id) { rule ruleTitle by expected given requested answered } }`;

test('progress tells rule by rule and assessor by assessor what is expected and what is there', async () => {
  const { office, assessmentId } = await marked();
  const { markProgress } = await data(office, progress, { id: assessmentId });
  const row = (rule: string, by: string, [expected, given, requested, answered]: number[]) => ({
    ...{ rule, ruleTitle: rule === 'conduct' ? '履职表现' : '走访质量', by, expected, given, requested, answered },
  });
  expect(markProgress).toEqual([
    row('conduct', 'OWN_BODY', [3, 2, 0, 0]),
    row('conduct', 'TOWNSHIP', [3, 1, 2, 1]),
    row('conduct', 'SELF', [3, 1, 0, 0]),
    row('visits', 'OWN_BODY', [3, 0, 0, 0]),
    row('visits', 'TOWNSHIP', [3, 1, 3, 1]),
  ]);
});

async function assessmentOf({ county, assessmentId }: Marking, { work }: RequestContext): Promise<Assessment> {
  return work.em.findOneOrFail(Assessment, { cityId: county.cityId, id: keyOf(assessmentId) });
}

/** Visits are marked of chairs only. */
const forChairs = `update scheme set version = version + 1,
    document = jsonb_set(document::jsonb, '{groups,1,rules,1,for}', '{"roles": ["CHAIR"]}')
  where city_id = $1 and tenant_id = $2`;

test('the figures for the bodies above count what is expected and given, without exempt ones and whom a rule is not for', async () => {
  const marking = await marked();
  const { office, county, results, members } = marking;
  const counts = () => inside(office, async (context) => markCounts(await assessmentOf(marking, context), context));
  expect(await counts()).toEqual({ expected: 15, given: 5, reports: 1 });
  await owner.query("update assessment_result set exempt_reason = '住院' where city_id = $1 and id = $2", [
    county.cityId,
    keyOf(results[2]),
  ]);
  expect(await counts()).toEqual({ expected: 10, given: 4, reports: 1 });
  await owner.query(forChairs, [county.cityId, county.id]);
  expect(await counts()).toEqual({ expected: 6, given: 3, reports: 1 });
  await owner.query("update member set role = 'CHAIR' where city_id = $1 and id = $2", [
    county.cityId,
    keyOf(members[1]),
  ]);
  expect(await counts()).toEqual({ expected: 8, given: 3, reports: 1 });
  const { markProgress } = await data(office, progress, { id: marking.assessmentId });
  expect(markProgress.map(({ expected }: Json) => expected)).toEqual([2, 2, 2, 1, 1]);
});

test('progress tells what came by the day it was due and what came late; without such a day neither', async () => {
  const marking = await marked();
  const { office, county, assessmentId } = marking;
  const times = `query ($id: ID!) { markProgress(assessmentId: $id) { rule by given dueOn onTime late } }`;
  const rows = async (): Promise<Json[]> =>
    (await data(office, times, { id: assessmentId })).markProgress.filter(({ rule }: Json) => rule === 'conduct');
  const none = { dueOn: null, onTime: null, late: null };
  expect(await rows()).toMatchObject([none, none, none]);
  const due = (reports: string, marks: string) =>
    owner.query('update assessment set reports_by = $3, marks_by = $4 where city_id = $1 and id = $2', [
      ...[county.cityId, keyOf(assessmentId), reports, marks],
    ]);
  await due('2026-06-14', '2026-06-15');
  const row = (by: string, dueOn: string, [given, onTime, late]: number[]): Json => ({
    ...{ rule: 'conduct', by, dueOn, given, onTime, late },
  });
  expect(await rows()).toEqual([
    row('OWN_BODY', '2026-06-15', [2, 2, 0]),
    row('TOWNSHIP', '2026-06-15', [1, 1, 0]),
    row('SELF', '2026-06-14', [1, 0, 1]),
  ]);
  await due('2026-06-14', '2026-06-14');
  expect(await rows()).toMatchObject([{ late: 2 }, { late: 1 }, { late: 1 }]);
});

test('progress is for those who keep the files of the body that assesses', async () => {
  const { assessmentId, county, counties, city, towns } = await makeMarking();
  const code = async (viewer: Viewer | null): Promise<string> =>
    codeOf(await ask(viewer, progress, { id: assessmentId }));
  expect(await code(null)).toBe('UNAUTHENTICATED');
  for (const role of [Role.MEMBER, Role.HANDLER]) expect(await code(personIn(county, role))).toBe('FORBIDDEN');
  for (const role of [Role.ADMIN, Role.AUDITOR, Role.CHAIR]) expect(await code(personIn(county, role))).toBe('OK');
  expect(await code(personIn(city, Role.OFFICE))).toBe('FORBIDDEN');
  for (const body of [counties[1], towns[0][0]]) expect(await code(personIn(body, Role.OFFICE))).toBe('NOT_FOUND');
});

const own = `{ myMemberships { dutyReports(first: 5) { nodes { id } } } markRequests(first: 5) { totalCount } }`;

test('a mark never tells the member who gave it: he finds no marks at all', async () => {
  const marking = await marked();
  const { accounts, results, office, county } = marking;
  const member = accounts[0].viewer;
  await owner.query('update assessment_result set published = true, person_id = $3 where city_id = $1 and id = $2', [
    ...[county.cityId, keyOf(results[0]), member.personId],
  ]);
  const marks = `query ($id: ID!) { node(id: $id) { ... on AssessmentResult { subjectName marks(first: 50) { totalCount nodes { givenBy } } } } }`;
  expect((await data(member, marks, { id: results[0] })).node).toEqual({
    ...{ subjectName: '宣一', marks: { totalCount: 0, nodes: [] } },
  });
  expect((await data(office, marks, { id: results[0] })).node.marks.totalCount).toBe(4);
  const [file]: Json[] = (await data(member, own)).myMemberships;
  expect(file.dutyReports.nodes.length).toBe(1);
  expect(await codeAt(member, 'giveMarks', { marks: [conduct(results[0], 20)] })).toBe('FORBIDDEN');
});
