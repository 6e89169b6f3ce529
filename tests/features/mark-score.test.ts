import { expect, test } from '@jest/globals';
import { markedScheme } from '../support/placed-assessments.js';
import { makeDuties } from '../support/duties.js';
import { act } from '../support/full-body.js';
import { take as takeOfMember } from '../support/members.js';
import { codeAt, conduct, requestsOf, take } from '../support/marks.js';
import { data, personIn, Role, type Json } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

const results = `query ($id: ID!) { assessment(id: $id) { results(first: 10) { nodes { id subjectName total } } } }`;

/** Totals by name. */
async function totals(viewer: Viewer, id: string): Promise<Record<string, Json>> {
  const { nodes } = (await data(viewer, results, { id })).assessment.results;
  return Object.fromEntries(nodes.map(({ subjectName, total }: Json) => [subjectName, total]));
}

test('an assessment with marks of members, of the own body and of a township, from opening to its gates and back', async () => {
  const duties = await makeDuties();
  const { office, accounts, members, towns, county } = duties;
  const { scheme } = await act(office, 'draftScheme', { year: 2026, document: markedScheme() });
  await act(office, 'publishScheme', { schemeId: scheme.id });
  const { assessment } = await act(office, 'openAssessment', { schemeId: scheme.id });
  const assessmentId: string = assessment.id;
  const report = { assessmentId, text: '述职', marks: [{ rule: 'conduct', points: 4 }] };
  await take(accounts[0].viewer, 'handInDutyReport', report);
  await act(office, 'beginMarking', { assessmentId });
  expect(await codeAt(accounts[0].viewer, 'handInDutyReport', report)).toBe('ILLEGAL_TRANSITION');
  const body = String(towns[0][0].id);
  await takeOfMember(office, 'postMember', { memberId: members[0], body, place: '第一网格' });
  await take(office, 'requestMarks', { assessmentId, by: 'TOWNSHIP', marksBy: '2026-06-30' });
  const { nodes } = (await data(office, results, { id: assessmentId })).assessment.results;
  const first: string = nodes.find(({ subjectName }: Json) => subjectName === '宣一').id;
  // The total follows marks of the own body at once, and finds the member's own.
  const { marks } = await take(office, 'giveMarks', { marks: [conduct(first, 18)] });
  expect(await totals(office, assessmentId)).toEqual({ 宣一: 22, 宣二: 0, 宣三: 0 });
  const township = personIn(towns[0][0], Role.LIAISON);
  const [asked] = await requestsOf(township);
  const answer = { marks: [{ requestId: asked.id, points: 7.5 }] };
  await take(township, 'giveMarks', answer);
  expect((await totals(office, assessmentId)).宣一).toBe(22);
  await act(office, 'computeAssessment', { assessmentId });
  expect((await totals(office, assessmentId)).宣一).toBe(29.5);
  // The city reads how far it is, and nothing of what was given.
  const figure = 'query ($id: ID!) { assessment(id: $id) { figure { marksExpected marksGiven dutyReports } } }';
  const { city } = duties;
  expect((await data(personIn(city, Role.OFFICE), figure, { id: assessmentId })).assessment).toEqual({
    figure: { marksExpected: 15, marksGiven: 3, dutyReports: 1 },
  });
  await take(office, 'withdrawMark', { markId: marks[0].id });
  expect((await totals(office, assessmentId)).宣一).toBe(11.5);
  await act(office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  await act(office, 'submitAssessment', { assessmentId });
  expect(await requestsOf(township)).toEqual([]);
  expect(await codeAt(township, 'giveMarks', answer)).toBe('NOT_FOUND');
  expect(await codeAt(office, 'giveMarks', { marks: [conduct(first, 18)] })).toBe('ILLEGAL_TRANSITION');
  const gates = 'query ($id: ID!) { assessment(id: $id) { gates { id } } }';
  const gateId: string = (await data(office, gates, { id: assessmentId })).assessment.gates[0].id;
  await act(office, 'decideAssessmentGate', { gateId, decision: 'RETURNED', remark: '补充评分' });
  expect((await requestsOf(township)).length).toBe(2);
  expect(await codeAt(township, 'giveMarks', answer)).toBe('OK');
  expect(await codeAt(personIn(county, Role.CHAIR), 'giveMarks', { marks: [conduct(first, 18)] })).toBe('OK');
});

test('five hundred marks of five hundred members are given in one call', async () => {
  const names = Array.from({ length: 500 }, (_each, at) => `委员${at}`);
  const { office } = await makeDuties([]);
  const text = `姓名,编号\n${names.map((name, at) => `${name},A${at}`).join('\n')}`;
  const { rosterImport } = await act(office, 'previewRoster', { format: 'CSV', text });
  await act(office, 'commitRoster', { importId: rosterImport.id });
  const { scheme } = await act(office, 'draftScheme', { year: 2026, document: markedScheme() });
  await act(office, 'publishScheme', { schemeId: scheme.id });
  const { assessment } = await act(office, 'openAssessment', { schemeId: scheme.id });
  await act(office, 'beginMarking', { assessmentId: assessment.id });
  const ids: string[] = [];
  for (let after: string | null = null; ids.length < 500;) {
    const page = `query ($id: ID!, $after: String) { assessment(id: $id) { results(first: 100, after: $after) { pageInfo { endCursor } nodes { id } } } }`;
    const { nodes, pageInfo } = (await data(office, page, { id: assessment.id, after })).assessment.results;
    ids.push(...nodes.map(({ id }: Json) => id as string));
    after = pageInfo.endCursor as string;
  }
  const { marks } = await take(office, 'giveMarks', { marks: ids.map((id) => conduct(id, 12.5)) });
  expect(marks.map(({ result }: Json) => result.id as string)).toEqual(ids);
  expect(Object.values(await totals(office, assessment.id))).toEqual(Array.from({ length: 10 }, () => 12.5));
});
