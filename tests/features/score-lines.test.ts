import { expect, test } from '@jest/globals';
import { assessCounties, makeAssessed, take } from '../support/assessed.js';
import { take as takeOfAssessment } from '../support/assessments.js';
import { conduct, makeMarking, take as takeOfMark } from '../support/marks.js';
import { data, type Json } from '../support/world.js';
import type { Viewer } from '../../src/platform/context.js';

const line = 'kind points title on eventKind by item entry { id title }';
const explained = `query ($id: ID!) { assessmentResult(id: $id) { explanation {
  groups { rules { lines { ${line} } } } unmatched { reason entry { title } } } } }`;
const linesOf = async (viewer: Viewer, id: string): Promise<Json> => {
  const { explanation } = (await data(viewer, explained, { id })).assessmentResult;
  const rules: Json[] = explanation.groups.flatMap((group: Json) => group.rules as Json[]);
  return { lines: rules.flatMap(({ lines }) => lines as Json[]), unmatched: explanation.unmatched };
};

test('lines of a mark name the part in which it was given, and the item', async () => {
  const { office, results, assessmentId } = await makeMarking();
  const visit = { resultId: results[0], rule: 'visits', by: 'OWN_BODY', item: '三月走访', points: 7 };
  await takeOfMark(office, 'giveMarks', { marks: [conduct(results[0], 18), visit] });
  await takeOfAssessment(office, 'computeAssessment', { assessmentId }, '2026-06-15');
  const { lines } = await linesOf(office, results[0]);
  expect(lines.filter(({ kind }: Json) => kind === 'MARK')).toMatchObject([
    { by: 'OWN_BODY', item: null, title: null, entry: null },
    { by: 'OWN_BODY', item: '三月走访' },
  ]);
});

test('lines about others than members name their entry, as it was scored', async () => {
  const world = await makeAssessed();
  const { office, kinds } = world;
  const { results } = await assessCounties(world);
  const fact = {
    resultId: results[0],
    kindId: kinds.PROPOSAL,
    title: '提案办理',
    happenedOn: '2026-05-20',
  };
  const { assessmentEntry } = await take(office, 'recordAssessmentEntry', fact);
  const other = { resultId: results[0], kindId: kinds.MEETING, title: '座谈', happenedOn: '2026-05-21' };
  await take(office, 'recordAssessmentEntry', other);
  const { lines, unmatched } = await linesOf(office, results[0]);
  expect(unmatched).toEqual([{ reason: 'NO_RULE', entry: { title: '座谈' } }]);
  expect(lines.filter(({ kind }: Json) => kind === 'EVENT')).toMatchObject([
    {
      title: '提案办理',
      on: '2026-05-20',
      eventKind: 'proposal',
      entry: { id: assessmentEntry.id, title: '提案办理' },
    },
  ]);
});
