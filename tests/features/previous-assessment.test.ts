import { expect, test } from '@jest/globals';
import type { Viewer } from '../../src/platform/context.js';
import {
  assessable,
  assessmentActs,
  assessmentIn,
  codeAt,
  makeAssessed,
  publishedScheme,
  resultsOf,
  take,
} from '../support/assessments.js';
import { on } from '../support/duties.js';
import { ask, data, type Json } from '../support/world.js';

const twice = [{ id: 'exit', kind: 'EXIT', by: '常委会', when: { grade: ['不称职'], years: 2 } }];
const lookingBack = (title: string): Json => assessable({ title, consequences: twice });
const previousOf = async (viewer: Viewer, id: string): Promise<string | null> => {
  const query = 'query ($id: ID!) { assessment(id: $id) { previous { title } } }';
  return (await data(viewer, query, { id })).assessment.previous?.title ?? null;
};

test('it follows the assessment by a scheme of the same title, but for the year in it', async () => {
  const { office } = await makeAssessed();
  for (const title of ['2025年度委员考核办法', '2025年度常委考核办法']) {
    await take(office, 'openAssessment', { schemeId: await publishedScheme(office, lookingBack(title), 2025) });
  }
  const schemeId = await publishedScheme(office, lookingBack('2026年度常委考核办法'));
  const { id } = await take(office, 'openAssessment', { schemeId });
  expect(await previousOf(office, id)).toBe('2025年度常委考核办法');
});

test('where there is doubt and the scheme looks back, the client has to say', async () => {
  const { office } = await makeAssessed();
  const before: string[] = [];
  for (const title of ['甲办法', '乙办法']) {
    const scheme = await publishedScheme(office, lookingBack(title), 2025);
    before.push((await take(office, 'openAssessment', { schemeId: scheme })).id);
  }
  const schemeId = await publishedScheme(office, lookingBack('丙办法'));
  const refused = await ask(office, assessmentActs.openAssessment, { input: { schemeId } }, on('2027-01-15'));
  expect(refused.errors![0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.previousId' });
  const { id } = await take(office, 'openAssessment', { schemeId, previousId: before[1] });
  expect(await previousOf(office, id)).toBe('乙办法');
  const plain = await publishedScheme(office, assessable({ title: '丁办法' }));
  const other = await take(office, 'openAssessment', { schemeId: plain });
  expect(await previousOf(office, other.id)).toBeNull();
});

test('of the year before counts what is decided', async () => {
  const duties = await makeAssessed();
  const { office } = duties;
  const before = await assessmentIn(
    { ...duties, schemeId: await publishedScheme(office, lookingBack('两年连查'), 2025) },
    'IN_APPROVAL',
  );
  const { id } = await take(office, 'openAssessment', {
    schemeId: await publishedScheme(office, lookingBack('两年连查')),
  });
  const proposals = async () => (await resultsOf(office, id)).flatMap((each) => each.proposals as string[]);
  expect(await proposals()).toEqual([]);
  const gates = 'query ($id: ID!) { assessment(id: $id) { gates { id } } }';
  const [gate] = (await data(office, gates, { id: before })).assessment.gates;
  await take(office, 'decideAssessmentGate', { gateId: gate.id, decision: 'PASSED' });
  await take(office, 'computeAssessment', { assessmentId: id });
  expect(await proposals()).toEqual(['exit']);
});

test('a year is assessed once by a scheme, whatever the edition', async () => {
  const { office, schemeId } = await makeAssessed();
  await take(office, 'openAssessment', { schemeId });
  const act = (name: string) => `mutation ($input: SchemeInput!) { ${name}(input: $input) { scheme { id } } }`;
  const { reviseScheme } = await data(office, act('reviseScheme'), { input: { schemeId } });
  await data(office, act('publishScheme'), { input: { schemeId: reviseScheme.scheme.id } });
  expect(await codeAt(office, 'openAssessment', { schemeId: reviseScheme.scheme.id })).toBe('CONFLICT');
});
