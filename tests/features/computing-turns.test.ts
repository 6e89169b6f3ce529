import { expect, test } from '@jest/globals';
import { assessable, assessmentActs, assessmentIn, day, makeAssessed, recordOn, take } from '../support/assessments.js';
import { on } from '../support/duties.js';
import { fillWithDuties } from '../support/many-duties.js';
import { ask, data, type Json } from '../support/world.js';

test('results of a body are computed once at a time; the other is told to try again', async () => {
  const duties = await makeAssessed();
  const { office, schemeId } = duties;
  await fillWithDuties(duties, 150);
  const id = await assessmentIn(duties, 'MARKING');
  const compute = () => ask(office, assessmentActs.computeAssessment, { input: { assessmentId: id } }, on(day));
  const trial = `query ($schemeId: ID!, $document: JSON!) { schemeTrial(schemeId: $schemeId, document: $document) { subjects } }`;
  const answers = await Promise.all([compute(), compute(), ask(office, trial, { schemeId, document: assessable() })]);
  const refused = answers.flatMap(({ errors }) => errors ?? []);
  expect(refused).toHaveLength(2);
  for (const { extensions } of refused) expect(extensions).toMatchObject({ code: 'CONFLICT', retryable: true });
  expect((await compute()).errors).toBeUndefined();
});

test('what is recorded while results are computed is in them', async () => {
  const duties = await makeAssessed();
  const { office, members } = duties;
  await fillWithDuties(duties, 150);
  const id = await assessmentIn(duties, 'MARKING');
  const query = `query ($id: ID!) { assessment(id: $id) { results(first: 3, text: "宣") { nodes { subjectName total } } } }`;
  const totals = async (): Promise<Json> => {
    const { nodes } = (await data(office, query, { id })).assessment.results;
    return Object.fromEntries(nodes.map(({ subjectName, total }: Json) => [subjectName, total]));
  };
  const named = { assessmentId: id };
  for (const date of ['2026-05-05', '2026-05-06']) {
    await Promise.all([take(office, 'computeAssessment', named), recordOn(duties, date, [members[1], members[2]])]);
  }
  const after = await totals();
  expect(after).toEqual({ 宣一: 40, 宣二: 30, 宣三: 20 });
  await take(office, 'computeAssessment', named);
  expect(await totals()).toEqual(after);
});
