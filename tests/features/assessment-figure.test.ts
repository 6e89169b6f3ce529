import { expect, test } from '@jest/globals';
import { assessmentIn, day, makeAssessed, resultsOf, take } from '../support/assessments.js';
import { accountIn } from '../support/accounts.js';
import { take as takeOfMember } from '../support/members.js';
import { on, outcomeActs } from '../support/outcomes.js';
import { codeFor, data, personIn, Role, type Json } from '../support/world.js';

const figures = `query ($scope: Scope!) { assessments(scope: $scope, year: 2026, first: 10) { totalCount nodes { title state
  body { name } figure { subjects exempt scored covered minimumMet average normalisedAverage gradeCounts { grade subjects } }
  results(first: 10) { totalCount nodes { total } } gates { name } history(first: 5) { nodes { act } } } } }`;
const rollUp = `query ($level: Level!) { assessmentRollUp(year: 2026, level: $level) {
  bodies opened decided published closed subjects covered coverage minimumMet objections } }`;

test('the city reads how far a county is and what came of it, but no result of anybody', async () => {
  const duties = await makeAssessed();
  const id = await assessmentIn(duties, 'DECIDED');
  const city = personIn(duties.city, Role.OFFICE);
  const { nodes, totalCount } = (await data(city, figures, { scope: 'CHILDREN' })).assessments;
  expect(totalCount).toBe(1);
  expect(nodes[0]).toMatchObject({
    ...{ title: '委员履职考核办法', state: 'DECIDED', body: { name: duties.county.name } },
    figure: { subjects: 3, exempt: 0, scored: 3, covered: 2, minimumMet: 2, average: 16.67, normalisedAverage: 16.67 },
    ...{ results: { totalCount: 0, nodes: [] }, gates: [], history: { nodes: [] } },
  });
  expect(nodes[0].figure.gradeCounts).toEqual(
    expect.arrayContaining(['优秀', '称职', '不称职'].map((grade) => ({ grade, subjects: 1 }))),
  );
  const [{ id: result }] = await resultsOf(duties.office, id);
  expect(await codeFor(city, 'query ($id: ID!) { node(id: $id) { id } }', { id: result })).toBe('NOT_FOUND');
  const members = personIn(duties.city, Role.MEMBER);
  expect((await data(members, figures, { scope: 'CHILDREN' })).assessments.nodes[0].figure).toBeNull();
  expect((await data(personIn(duties.counties[1], Role.OFFICE), figures, { scope: 'OWN' })).assessments.nodes).toEqual(
    [],
  );
});

test('averages and grades are there once it is decided', async () => {
  const duties = await makeAssessed();
  await assessmentIn(duties, 'IN_APPROVAL');
  const { nodes } = (await data(personIn(duties.city, Role.OFFICE), figures, { scope: 'CHILDREN' })).assessments;
  expect(nodes[0].figure).toMatchObject({ subjects: 3, covered: 2, average: null, gradeCounts: [] });
});

test('below three subjects averages, grades, coverage and minimum sets are kept back, from the roll-up too', async () => {
  const { office, city, schemeId, members } = await makeAssessed();
  const { id } = await take(office, 'openAssessment', { schemeId, subjectIds: members.slice(0, 2) });
  await take(office, 'beginMarking', { assessmentId: id });
  await take(office, 'setAssessmentGates', { gates: [{ kind: 'OTHER', name: '评审' }] });
  const { gates } = await take(office, 'submitAssessment', { assessmentId: id });
  await take(office, 'decideAssessmentGate', { gateId: gates[0].id, decision: 'PASSED' });
  const { nodes } = (await data(personIn(city, Role.OFFICE), figures, { scope: 'CHILDREN' })).assessments;
  expect(nodes[0].figure).toMatchObject({ subjects: 2, average: null, normalisedAverage: null, gradeCounts: [] });
  expect(nodes[0].figure).toMatchObject({ scored: 2, covered: null, minimumMet: null });
  const told = (await data(personIn(city, Role.OFFICE), rollUp, { level: 'COUNTY' })).assessmentRollUp;
  expect(told).toMatchObject({ opened: 1, subjects: 2, covered: 0, coverage: null, minimumMet: 0 });
});

test('the roll-up counts bodies and subjects of a level', async () => {
  const duties = await makeAssessed();
  const city = personIn(duties.city, Role.OFFICE);
  const none = { opened: 0, decided: 0, published: 0, closed: 0, subjects: 0, covered: 0, coverage: null };
  const counties = async () => (await data(city, rollUp, { level: 'COUNTY' })).assessmentRollUp;
  expect(await counties()).toMatchObject({ bodies: 2, ...none });
  await assessmentIn(duties, 'PUBLISHED');
  const figure = {
    opened: 1,
    decided: 1,
    published: 1,
    closed: 0,
    subjects: 3,
    covered: 2,
    coverage: 66.67,
    minimumMet: 2,
  };
  expect(await counties()).toEqual({ bodies: 2, ...figure, objections: 0 });
  expect((await data(city, rollUp, { level: 'TOWNSHIP' })).assessmentRollUp).toMatchObject({ bodies: 2, ...none });
  expect(await codeFor(personIn(duties.city, Role.MEMBER), rollUp, { level: 'COUNTY' })).toBe('FORBIDDEN');
});

test('objections are counted as they are made, withdrawn and decided; what one changes is never to be seen in the figures', async () => {
  const duties = await makeAssessed();
  const id = await assessmentIn(duties, 'PUBLISHED');
  const { office, chair, accounts } = duties;
  const city = personIn(duties.city, Role.OFFICE);
  const told = `query ($scope: Scope!) { assessments(scope: $scope, year: 2026, first: 1) { nodes { figure {
    average objections objectionsDecided } } } }`;
  const figure = async (): Promise<Json> => (await data(city, told, { scope: 'CHILDREN' })).assessments.nodes[0].figure;
  const before = { average: 16.67, objections: 0, objectionsDecided: 0 };
  expect(await figure()).toEqual(before);
  const [{ id: resultId }] = await resultsOf(accounts[0].viewer, id);
  const object = async (): Promise<string> => {
    const input = { resultId, reason: '漏计会议一次' };
    return (await data(accounts[0].viewer, outcomeActs.objectToResult, { input }, on(day))).objectToResult
      .resultObjection.id;
  };
  const first = { input: { resultObjectionId: await object() } };
  expect(await figure()).toEqual({ ...before, objections: 1 });
  await data(accounts[0].viewer, outcomeActs.withdrawResultObjection, first, on(day));
  expect(await figure()).toEqual(before);
  const decision = { resultObjectionId: await object(), upheld: true, reason: '属实', compensation: 10 };
  await data(office, outcomeActs.decideResultObjection, { input: decision }, on(day));
  expect(await figure()).toEqual({ ...before, objections: 1, objectionsDecided: 1 });
  await take(chair, 'closeAssessment', { assessmentId: id }, '2027-02-01');
  // The difference would be the points of one.
  expect(await figure()).toEqual({ ...before, objections: 1, objectionsDecided: 1 });
});

test('what objections change in three results shows in the figures when the assessment is closed, and not before', async () => {
  const duties = await makeAssessed();
  const id = await assessmentIn(duties, 'PUBLISHED');
  const { office, chair, county, members } = duties;
  const third = await accountIn(county, 'three', Role.MEMBER);
  const link = { memberId: members[2], seatId: third.seatId };
  await takeOfMember(personIn(county, Role.ADMIN), 'linkMember', link);
  const average = async (): Promise<number> => {
    const told = '{ assessments(scope: CHILDREN, year: 2026, first: 1) { nodes { figure { average } } } }';
    return (await data(personIn(duties.city, Role.OFFICE), told)).assessments.nodes[0].figure.average;
  };
  for (const { viewer } of [...duties.accounts, third]) {
    const [{ id: resultId }] = await resultsOf(viewer, id);
    const input = { resultId, reason: '漏计会议一次' };
    const { objectToResult } = await data(viewer, outcomeActs.objectToResult, { input }, on(day));
    const decision = { resultObjectionId: objectToResult.resultObjection.id, upheld: true, reason: '属实' };
    await data(office, outcomeActs.decideResultObjection, { input: { ...decision, compensation: 3 } }, on(day));
    expect(await average()).toBe(16.67);
  }
  await take(chair, 'closeAssessment', { assessmentId: id }, '2027-02-01');
  expect(await average()).toBe(19.67);
});

const due = `query { assessmentRollUp(year: 2026, level: COUNTY) { decidedOnTime decidedLate decisionsOverdue
  publishedOnTime publishedLate publicationsOverdue } }`;

test('the roll-up tells who decided and published by the days that were set, who was late, and who is overdue', async () => {
  const { office, chair, city, schemeId } = await makeAssessed();
  const days = { decideBy: '2027-01-14', publishBy: '2027-01-20' };
  const { id: assessmentId } = await take(office, 'openAssessment', { schemeId, ...days }, '2027-01-10');
  const told = async (date: string): Promise<Json> =>
    Object.values((await data(personIn(city, Role.OFFICE), due, {}, on(date))).assessmentRollUp);
  expect(await told('2027-01-14')).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await told('2027-01-21')).toEqual([0, 0, 1, 0, 0, 1]);
  await take(office, 'setAssessmentGates', { gates: [{ kind: 'OTHER', name: '评审' }] });
  await take(office, 'beginMarking', { assessmentId });
  const { gates } = await take(office, 'submitAssessment', { assessmentId });
  await take(office, 'decideAssessmentGate', { gateId: gates[0].id, decision: 'PASSED' });
  expect(await told('2027-01-21')).toEqual([0, 1, 0, 0, 0, 1]);
  await take(chair, 'publishAssessment', { assessmentId });
  expect(await told('2027-01-21')).toEqual([0, 1, 0, 1, 0, 0]);
});
