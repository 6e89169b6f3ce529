import { expect, test } from '@jest/globals';
import { moveAssessment } from '../support/placed-assessments.js';
import { take as takeOfMember } from '../support/members.js';
import { keyOf } from '../support/ids.js';
import { askTownships, codeAt, makeMarking, marksOf, refusalOf, requestsOf, take } from '../support/marks.js';
import { ask, codeOf, data, owner, personIn, Role, type Json } from '../support/world.js';

const names = (requests: Json[]): string[] => requests.map(({ subjectName, rule }) => `${subjectName} ${rule}`);

test('each member who is posted is marked where he is: the bodies there are asked, by every rule that names them', async () => {
  const marking = await makeMarking();
  const { office, towns, county, township } = marking;
  expect(await askTownships(marking)).toEqual({ requests: 6, bodies: 2, subjects: 2, notPosted: 1 });
  const received = await requestsOf(township);
  expect(names(received)).toEqual(['宣一 conduct', '宣一 visits', '宣二 conduct', '宣二 visits']);
  expect(received[0]).toMatchObject({
    ...{ ruleTitle: '履职表现', by: 'TOWNSHIP', most: 10, perItem: false, state: 'OPEN', marksBy: '2026-06-30' },
    ...{ body: { code: String(county.id) }, toBody: { code: String(towns[0][0].id) }, askedBy: office.personName },
  });
  expect(received[1]).toMatchObject({ ruleTitle: '走访质量', perItem: true, most: 10 });
  expect(names(await requestsOf(personIn(towns[0][1], Role.CHAIR)))).toEqual(['宣一 conduct', '宣一 visits']);
  const sent = await requestsOf(office, `assessmentId: "${marking.assessmentId}", open: true`);
  expect([sent.length, sent[0].result.id]).toEqual([6, marking.results[0]]);
});

test('one body, and named results; asked again, it is the same request with another day', async () => {
  const marking = await makeMarking();
  const { results, towns, township, office } = marking;
  const body = String(towns[0][0].id);
  expect(await askTownships(marking, { body })).toMatchObject({ requests: 4, bodies: 1, notPosted: 1 });
  const [before] = await requestsOf(township);
  // Of named results all are asked about, also those who are posted nowhere.
  const named = { body, resultIds: results.slice(2), marksBy: '2026-07-15' };
  expect(await askTownships(marking, named)).toEqual({ requests: 2, bodies: 1, subjects: 1, notPosted: 0 });
  expect(await askTownships(marking, { body, marksBy: '2026-07-20' })).toMatchObject({ requests: 4 });
  const after = await requestsOf(township);
  expect(after.map(({ subjectName, marksBy }) => `${subjectName} ${marksBy}`).sort()).toEqual([
    '宣一 2026-07-20',
    '宣一 2026-07-20',
    '宣三 2026-07-15',
    '宣三 2026-07-15',
    '宣二 2026-07-20',
    '宣二 2026-07-20',
  ]);
  expect(after.find(({ id }) => id === before.id)).toMatchObject({ marksBy: '2026-07-20' });
  expect((await requestsOf(office, 'open: true')).length).toBe(6);
});

test('only those are asked about whom a rule is for; named, whoever no rule is for is told', async () => {
  const marking = await makeMarking();
  const { office, county, results, township, members } = marking;
  const onlyFor = (group: number, rule: number) =>
    owner.query(
      `update scheme set version = version + 1, document = jsonb_set(document::jsonb, $3, '{"roles": ["CHAIR"]}')
       where city_id = $1 and tenant_id = $2`,
      [county.cityId, county.id, ['groups', group, 'rules', rule, 'for']],
    );
  await onlyFor(1, 1);
  expect(await askTownships(marking)).toEqual({ requests: 3, bodies: 2, subjects: 2, notPosted: 1 });
  expect(names(await requestsOf(township))).toEqual(['宣一 conduct', '宣二 conduct']);
  await owner.query("update member set role = 'CHAIR' where city_id = $1 and id = $2", [
    county.cityId,
    keyOf(members[0]),
  ]);
  await onlyFor(1, 0);
  expect(await askTownships(marking)).toEqual({ requests: 4, bodies: 2, subjects: 1, notPosted: 1 });
  const input = { assessmentId: marking.assessmentId, by: 'TOWNSHIP', marksBy: '2026-06-30' };
  const named = { ...input, resultIds: [results[0], results[1]] };
  expect(await refusalOf(office, 'requestMarks', named)).toEqual(['BAD_USER_INPUT', 'input.resultIds.1']);
});

test('whom nobody can be asked about is told, and what cannot be asked names its field', async () => {
  const marking = await makeMarking();
  const { office, assessmentId, results, counties, county, city } = marking;
  const input = { assessmentId, by: 'TOWNSHIP', marksBy: '2026-06-30' };
  const refused = (more: Json) => refusalOf(office, 'requestMarks', { ...input, ...more });
  const bad = (field: string) => ['BAD_USER_INPUT', `input.${field}`];
  expect(await refused({ resultIds: [results[0], results[2]] })).toEqual(bad('resultIds.1'));
  expect(await refused({ resultIds: [] })).toEqual(bad('resultIds'));
  expect(await refused({ resultIds: [results[0], results[0]] })).toEqual(bad('resultIds'));
  expect(await refused({ by: 'GROUP' })).toEqual(bad('by'));
  expect(await refused({ by: 'SELF' })).toEqual(bad('by'));
  expect(await refused({ by: ' ' })).toEqual(bad('by'));
  expect(await refused({ marksBy: '2026-06-14' })).toEqual(bad('marksBy'));
  expect(await refused({ body: String(county.id) })).toEqual(bad('body'));
  expect(await refused({ body: String(counties[1].id) })).toEqual(['NOT_FOUND', 'input.body']);
  expect(await refused({ body: String(city.id) })).toEqual(['NOT_FOUND', 'input.body']);
  const other = await makeMarking();
  expect(await refused({ resultIds: [other.results[0]] })).toEqual(['NOT_FOUND', 'input.resultIds.0']);
  expect(await codeAt(other.office, 'requestMarks', input)).toBe('NOT_FOUND');
});

const everything = `{ markRequests(received: true, first: 50) { nodes { id subjectName result { id member { id name } } body { name }
    marks(first: 5) { totalCount } viewerCan { action allowed } } }
  members(first: 50) { totalCount } dutyReports(first: 50) { totalCount } schemes(scope: ABOVE, first: 50) { totalCount } }`;

test('a township reads of the members of the county the name and what is to be marked, and nothing else', async () => {
  const marking = await makeMarking();
  const { township, towns, results, members, assessmentId } = marking;
  await askTownships(marking);
  const seen = await data(township, everything);
  expect(seen.markRequests.nodes[0]).toMatchObject({ subjectName: '宣一', result: null, marks: { totalCount: 0 } });
  expect(seen.markRequests.nodes[0].viewerCan).toEqual([
    { action: 'giveMarks', allowed: true },
    { action: 'withdrawMarkRequest', allowed: false },
  ]);
  expect(seen).toMatchObject({
    ...{ members: { totalCount: 0 }, dutyReports: { totalCount: 0 }, schemes: { totalCount: 0 } },
  });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  for (const id of [...results, ...members, assessmentId]) {
    expect(codeOf(await ask(township, node, { id }))).toBe('NOT_FOUND');
  }
  // Whoever keeps no files there reads no request.
  expect(await requestsOf(personIn(towns[0][0], Role.MEMBER, Role.HANDLER))).toEqual([]);
  expect(await requestsOf(personIn(towns[0][1], Role.OFFICE), 'received: false')).toEqual([]);
});

test('the city and neighbours read no request and no mark, whatever they ask', async () => {
  const marking = await makeMarking();
  const { township, city, counties, towns, office, results } = marking;
  await askTownships(marking);
  const [{ id: requestId }] = await requestsOf(township);
  const { marks } = await take(township, 'giveMarks', { marks: [{ requestId, points: 7 }] });
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  const strangers = [city, counties[1], towns[0][1], towns[1][0]].map((body) => personIn(body, ...Object.values(Role)));
  strangers.push(personIn(marking.county, Role.MEMBER), marking.accounts[0].viewer);
  for (const stranger of strangers) {
    for (const id of [requestId, marks[0].id]) expect(codeOf(await ask(stranger, node, { id }))).toBe('NOT_FOUND');
    expect(await requestsOf(stranger, 'received: false')).toEqual([]);
    const mine = await requestsOf(stranger);
    expect(mine.filter(({ id }) => id === requestId)).toEqual([]);
  }
  expect((await marksOf(office, results[0]))[0]).toMatchObject({ points: 7, request: { id: requestId } });
});

test('a request is answered by the body asked and no other', async () => {
  const marking = await makeMarking();
  const { township, towns, office, counties, city } = marking;
  await askTownships(marking);
  const [{ id: requestId }] = await requestsOf(township);
  const input = { marks: [{ requestId, points: 7 }] };
  for (const body of [towns[0][1], towns[1][0], counties[1], city]) {
    expect(await refusalOf(personIn(body, Role.OFFICE), 'giveMarks', input)).toEqual([
      'NOT_FOUND',
      'input.marks.0.requestId',
    ]);
  }
  expect(await codeAt(office, 'giveMarks', input)).toBe('FORBIDDEN');
  const given = (await take(township, 'giveMarks', input)).marks[0];
  expect(given).toMatchObject({ rule: 'conduct', by: 'TOWNSHIP', points: 7, result: null, request: { id: requestId } });
  expect(given).toMatchObject({ givenBy: township.personName, body: { code: String(towns[0][0].id) } });
});

test('taken back, a request is gone for the body asked; asked again, it is there as before', async () => {
  const marking = await makeMarking();
  const { township, office, results } = marking;
  await askTownships(marking);
  const [{ id: requestId }] = await requestsOf(township);
  const answer = { marks: [{ requestId, points: 7 }] };
  const [mark] = (await take(township, 'giveMarks', answer)).marks;
  expect(await codeAt(township, 'withdrawMarkRequest', { requestId })).toBe('FORBIDDEN');
  const { markRequest } = await take(office, 'withdrawMarkRequest', { requestId });
  expect(markRequest).toMatchObject({ state: 'WITHDRAWN', subjectName: '宣一' });
  expect((await requestsOf(township)).length).toBe(3);
  expect(await codeAt(township, 'giveMarks', answer)).toBe('NOT_FOUND');
  expect(await codeAt(township, 'withdrawMark', { markId: mark.id })).toBe('ILLEGAL_TRANSITION');
  expect(await codeAt(office, 'withdrawMarkRequest', { requestId })).toBe('ILLEGAL_TRANSITION');
  expect(await requestsOf(office, 'open: false')).toMatchObject([{ id: requestId }]);
  // What it gave stays on record with both.
  expect((await marksOf(office, results[0])).map(({ id }) => id as string)).toEqual([mark.id]);
  await askTownships(marking);
  expect((await requestsOf(township)).map(({ id }) => id as string)).toContain(requestId);
  expect(await codeAt(township, 'giveMarks', answer)).toBe('OK');
});

test('who has left a place, or is exempt, is not asked about; nor is anybody once the marking is over', async () => {
  const marking = await makeMarking();
  const { office, members, county } = marking;
  const { postings } = (
    await data(office, 'query ($id: ID!) { member(id: $id) { postings(first: 5) { nodes { id } } } }', {
      id: members[0],
    })
  ).member;
  for (const { id } of postings.nodes) await takeOfMember(office, 'endPosting', { postingId: id, reason: '轮换' });
  expect(await askTownships(marking)).toMatchObject({ subjects: 1, notPosted: 2 });
  const exempt = "update assessment_result set exempt_reason = '住院' where city_id = $1 and id = $2";
  await owner.query(exempt, [county.cityId, keyOf(marking.results[1])]);
  expect(await askTownships(marking)).toEqual({ requests: 0, bodies: 0, subjects: 0, notPosted: 2 });
  await moveAssessment(county, keyOf(marking.assessmentId), 'IN_APPROVAL');
  expect(
    await codeAt(office, 'requestMarks', { assessmentId: marking.assessmentId, by: 'TOWNSHIP', marksBy: '2026-06-30' }),
  ).toBe('ILLEGAL_TRANSITION');
});
