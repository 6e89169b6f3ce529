import { expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../../src/platform/context.js';
import { pass, sendTo } from '../support/handovers.js';
import { draftWith, issuedWith } from '../support/plan-items.js';
import { accepted, result } from '../support/research-results.js';
import { drafted, launched, research } from '../support/research.js';
import { listsBelow, refusalTo, reviewsFor, say } from '../support/reviews.js';
import { openCall, suggest } from '../support/topic-calls.js';
import { ask, codeOf, data, makeNetwork, personIn, Role, site, type Json } from '../support/world.js';

const office = (body: Parameters<typeof personIn>[0]): Viewer => personIn(body, Role.OFFICE);
const codeOfReview = async (viewer: Viewer, id: string): Promise<string> =>
  codeOf(await ask(viewer, 'query ($id: ID!) { review(id: $id) { id } }', { id }));

test('a city reviews what a county issued; the county reads it and answers, and its record stays as it is', async () => {
  const { city, counties } = await makeNetwork();
  const [above, own] = [office(city), office(counties[0])];
  const { planId, items } = await issuedWith(own, 2027, [{ title: '协商项目' }]);
  const read = async (): Promise<Json> =>
    (
      await data(own, 'query ($id: ID!) { plan(id: $id) { version state items(first: 5) { nodes { version } } } }', {
        id: planId,
      })
    ).plan;
  const before = await read();
  const attachments = [{ name: '意见', reference: '2027-1' }];
  const returned = await say(above, 'reviewRecord', {
    ...{ subjectId: planId, verdict: 'RETURNED', text: ' 请补充基层协商议题 ', attachments },
  });
  expect(returned).toMatchObject({
    ...{ verdict: 'RETURNED', text: '请补充基层协商议题', by: above.personName, attachments, plan: { id: planId } },
    ...{ body: { code: String(city.id) }, toBody: { code: String(counties[0].id) }, planItem: null },
    viewerCan: [{ action: 'answerReview', allowed: false, code: 'FORBIDDEN' }],
  });
  await say(above, 'reviewRecord', { subjectId: items[0].id, verdict: 'GUIDED', text: '建议邀请乡镇参加' });
  const { id: reviewId } = returned;
  expect((await reviewsFor(own)).map(({ verdict }) => verdict)).toEqual(['GUIDED', 'RETURNED']);
  const [, received] = await reviewsFor(own);
  expect(received.viewerCan).toEqual([{ action: 'answerReview', allowed: true, code: null }]);
  await say(own, 'answerReview', { reviewId, text: '已补充', attachments });
  const twice = await say(own, 'answerReview', { reviewId, text: '再补充一项' });
  expect(twice.answers.nodes).toMatchObject([
    { text: '已补充', attachments, by: own.personName, body: { code: String(counties[0].id) } },
    { text: '再补充一项', attachments: [] },
  ]);
  expect((await reviewsFor(above, 'box: GIVEN, verdict: RETURNED'))[0].answers.nodes).toHaveLength(2);
  expect(await read()).toEqual(before);
});

test('reviews of a record are a thread for both ends; of each other the bodies above see nothing', async () => {
  const { city, counties, towns } = await makeNetwork();
  const town = towns[0][0];
  const [top, middle, own] = [office(city), office(counties[0]), personIn(town, Role.LIAISON)];
  const { planId, items } = await issuedWith(personIn(town, Role.OFFICE, Role.CHAIR), 2027, [{ title: '村居协商' }]);
  const subjectId: string = items[0].id;
  await say(middle, 'reviewRecord', { subjectId, verdict: 'COMMENTED', text: '请写明参加单位' });
  await say(top, 'reviewRecord', { subjectId, verdict: 'ACCEPTED' });
  const thread = async (viewer: Viewer): Promise<string[]> =>
    (await listsBelow(viewer, 'PlanItem', subjectId)).reviews.map(({ verdict }: Json) => verdict as string);
  expect([await thread(own), await thread(middle), await thread(top)]).toEqual([
    ['COMMENTED', 'ACCEPTED'],
    ['COMMENTED'],
    ['ACCEPTED'],
  ]);
  // Within a body it is for those who keep files.
  expect(await thread(personIn(town, Role.MEMBER))).toEqual([]);
  expect(await reviewsFor(personIn(city, Role.HANDLER), 'box: GIVEN')).toEqual([]);
  expect(await reviewsFor(own, `subjectId: "${planId}"`)).toEqual([]);
  expect(await reviewsFor(own, `subjectId: "${subjectId}"`)).toHaveLength(2);
  expect(await reviewsFor(top)).toEqual([]);
});

test('a suggestion is reviewed by the body it was made to', async () => {
  const { city, counties } = await makeNetwork();
  const call = await openCall(office(city), 'LOWER_BODY');
  const { id: subjectId } = await suggest(office(counties[0]), call, 'LOWER_BODY', '养老');
  await say(office(city), 'reviewRecord', { subjectId, verdict: 'COMMENTED', text: '材料翔实' });
  expect(await reviewsFor(office(counties[0]))).toMatchObject([{ topicSuggestion: { id: subjectId }, plan: null }]);
  const { reviews } = await listsBelow(office(counties[0]), 'TopicSuggestion', subjectId);
  expect(reviews).toHaveLength(1);
});

test('a project and its report are reviewed as far as the body above sees them', async () => {
  const { city, counties } = await makeNetwork();
  const [above, own, aside] = [office(city), office(counties[0]), office(counties[1])];
  const { id: draft } = await research(own, 'draftResearchProject', drafted({ title: '筹备中的课题' }));
  const projectId = await launched(own, { title: '已启动的课题' });
  const input = { verdict: 'GUIDED', text: '请注意与市级课题衔接' };
  const code = async (viewer: Viewer, subjectId: string): Promise<unknown> =>
    refusalTo(viewer, 'reviewRecord', { ...input, subjectId });
  expect(await code(above, draft)).toEqual(['NOT_FOUND', 'input.subjectId']);
  await sendTo(own, city, { kind: 'REQUEST_REVIEW', subjectId: draft });
  expect(await code(above, draft)).toEqual(['OK', undefined]);
  const { id, researchProject } = await say(above, 'reviewRecord', { ...input, subjectId: projectId });
  expect(researchProject).toEqual({ id: projectId });
  await accepted(own, own, projectId);
  const { id: reportId } = await result(own, 'mergeContributions', { projectId });
  expect(await code(above, reportId)).toEqual(['NOT_FOUND', 'input.subjectId']);
  await result(own, 'finaliseReport', { reportId });
  const { researchReport } = await say(above, 'reviewRecord', { ...input, subjectId: reportId });
  expect(researchReport).toEqual({ id: reportId });
  expect(await code(aside, reportId)).toEqual(['NOT_FOUND', 'input.subjectId']);
  expect(await code(own, reportId)).toEqual(['FORBIDDEN', undefined]);
  expect(await reviewsFor(own, `subjectId: "${projectId}"`)).toMatchObject([
    { id, researchProject: { id: projectId } },
  ]);
  expect((await listsBelow(own, 'ResearchProject', projectId)).reviews).toMatchObject([{ id }]);
  expect((await listsBelow(own, 'ResearchReport', reportId)).reviews).toHaveLength(1);
  expect(await reviewsFor(own)).toHaveLength(3);
});

test('what was handed over is reviewed until its sight ends; the review stays with both, without the record', async () => {
  const { city, counties } = await makeNetwork();
  const [above, own] = [office(city), office(counties[0])];
  const { items } = await draftWith(own, 2027, [{ title: '协商项目' }]);
  const subjectId: string = items[0].id;
  const input = { subjectId, verdict: 'COMMENTED', text: '可行' };
  expect(await refusalTo(above, 'reviewRecord', input)).toEqual(['NOT_FOUND', 'input.subjectId']);
  const { id: handoverId } = await sendTo(own, city, { kind: 'REQUEST_REVIEW', subjectId });
  const { id: reviewId, planItem } = await say(above, 'reviewRecord', input);
  expect(planItem).toEqual({ id: subjectId, title: '协商项目' });
  await pass(above, 'returnHandover', { handoverId, text: '请改后再送' });
  expect(await refusalTo(above, 'reviewRecord', input)).toEqual(['NOT_FOUND', 'input.subjectId']);
  expect(await reviewsFor(above, 'box: GIVEN')).toMatchObject([{ id: reviewId, planItem: null, text: '可行' }]);
  // Whose record it is goes on seeing it, and the answer reaches who reviewed.
  await say(own, 'answerReview', { reviewId, text: '已改' });
  expect(await reviewsFor(own)).toMatchObject([{ id: reviewId, planItem: { id: subjectId } }]);
  expect((await reviewsFor(above, 'box: GIVEN'))[0].answers.nodes).toMatchObject([{ text: '已改' }]);
});

test('the ladder of reviewing: nobody, the wrong role, the own record, a neighbour, another city, below', async () => {
  const [{ city, counties, towns }, elsewhere] = [await makeNetwork(), await makeNetwork()];
  const { planId } = await issuedWith(office(counties[0]), 2027, [{ title: '协商项目' }]);
  const input = { subjectId: planId, verdict: 'COMMENTED', text: '可行' };
  const code = async (viewer: Viewer | null, more: Json = {}): Promise<string> =>
    (await refusalTo(viewer, 'reviewRecord', { ...input, ...more }))[0];
  expect(await code(null)).toBe('UNAUTHENTICATED');
  for (const role of [Role.ADMIN, Role.COMMITTEE, Role.MEMBER, Role.HANDLER, Role.AUDITOR]) {
    expect([role, await code(personIn(city, role))]).toEqual([role, 'FORBIDDEN']);
  }
  expect(await code(office({ ...city, closedOn: '2026-01-01' }))).toBe('FORBIDDEN');
  expect(await code(office(counties[0]))).toBe('FORBIDDEN');
  for (const body of [counties[1], towns[0][0], elsewhere.city, elsewhere.counties[0]]) {
    expect(await code(office(body))).toBe('NOT_FOUND');
  }
  // What the city has published its counties see, and are not above.
  const { planId: published } = await issuedWith(office(city), 2027, [{ title: '协商项目' }]);
  await data(office(city), 'mutation ($input: PlanInput!) { publishPlan(input: $input) { plan { id } } }', {
    input: { planId: published },
  });
  expect(await code(office(counties[0]), { subjectId: published })).toBe('FORBIDDEN');
  for (const role of [Role.CHAIR, Role.OFFICE, Role.LIAISON]) expect(await code(personIn(city, role))).toBe('OK');
});

test('the ladder of answering, and who finds a review at all', async () => {
  const [{ city, counties, towns }, elsewhere] = [await makeNetwork(), await makeNetwork()];
  const { planId } = await issuedWith(office(counties[0]), 2027, [{ title: '协商项目' }]);
  const { id: reviewId } = await say(office(city), 'reviewRecord', { subjectId: planId, verdict: 'ACCEPTED' });
  const code = async (viewer: Viewer | null): Promise<string> =>
    (await refusalTo(viewer, 'answerReview', { reviewId, text: '收悉' }))[0];
  expect(await code(null)).toBe('UNAUTHENTICATED');
  expect(await code(personIn(counties[0], Role.COMMITTEE))).toBe('FORBIDDEN');
  expect(await code(office({ ...counties[0], closedOn: '2026-01-01' }))).toBe('FORBIDDEN');
  expect(await code(office(city))).toBe('FORBIDDEN');
  for (const body of [counties[1], towns[0][0], elsewhere.city, elsewhere.counties[0]]) {
    expect([await code(office(body)), await codeOfReview(office(body), reviewId)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  }
  for (const role of [Role.CHAIR, Role.OFFICE, Role.LIAISON])
    expect(await code(personIn(counties[0], role))).toBe('OK');
  expect(await codeOfReview(personIn(counties[0], Role.MEMBER), reviewId)).toBe('NOT_FOUND');
  const { answers } = (await reviewsFor(office(counties[0])))[0];
  const node = await ask(office(counties[1]), 'query ($id: ID!) { node(id: $id) { id } }', { id: answers.nodes[0].id });
  expect(codeOf(node)).toBe('NOT_FOUND');
});

test('what is not accepted must be said, and only of what is reviewed', async () => {
  const { city, counties } = await makeNetwork();
  const above = office(city);
  const { planId: subjectId } = await issuedWith(office(counties[0]), 2027, [{ title: '协商项目' }]);
  const refused = (more: Json): Promise<unknown> =>
    refusalTo(above, 'reviewRecord', { subjectId, verdict: 'COMMENTED', text: '可行', ...more });
  for (const verdict of ['RETURNED', 'COMMENTED', 'GUIDED']) {
    expect(await refused({ verdict, text: ' ' })).toEqual(['BAD_USER_INPUT', 'input.text']);
  }
  expect(await refused({ text: '长'.repeat(10_001) })).toEqual(['BAD_USER_INPUT', 'input.text']);
  expect(await refused({ attachments: Array.from({ length: 21 }, () => ({ name: 'a', reference: 'b' })) })).toEqual([
    'BAD_USER_INPUT',
    'input.attachments',
  ]);
  const { id: reviewId } = await say(above, 'reviewRecord', { subjectId, verdict: 'ACCEPTED', text: null });
  expect(await refused({ subjectId: reviewId })).toEqual(['BAD_USER_INPUT', 'input.subjectId']);
  expect(await refusalTo(office(counties[0]), 'answerReview', { reviewId, text: '' })).toEqual([
    'BAD_USER_INPUT',
    'input.text',
  ]);
  const list = await ask(above, `{ reviews(subjectId: "${reviewId}", first: 1) { nodes { id } } }`);
  expect(codeOf(list)).toBe('BAD_USER_INPUT');
});

test('whatever the service believes, the database takes no review of a record that is not seen', async () => {
  const { city, counties } = await makeNetwork();
  const { planId } = await draftWith(office(counties[0]), 2027, [{ title: '协商项目' }]);
  const [key] = Buffer.from(planId, 'base64url').toString('utf8').split(':').slice(1);
  const { id, cityId, countyId, parentId } = city;
  const client = await site.database.connect('api_city');
  const insert = (plan: string): Promise<unknown> =>
    client.query(
      `insert into review (city_id, id, county_id, parent_id, tenant_id, reach, to_tenant_id, plan_id, verdict, attachments, by, at)
       values ($1, $7, $2, $3, $4, 0, $5, $6, 'ACCEPTED', '[]', '测试员', now())`,
      [cityId, countyId, parentId, id, counties[0].id, plan, uuidv7()],
    );
  try {
    for (const plan of [key, uuidv7()]) {
      await client.query('begin');
      await client.query('select set_context($1, $2, $3, $4)', [id, cityId, countyId, uuidv7()]);
      await expect(insert(plan)).rejects.toMatchObject({ code: '23503' });
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
});
