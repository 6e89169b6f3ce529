import { expect, test } from '@jest/globals';
import { askTownships, conduct, makeMarking, requestsOf, take as takeOfMark } from '../support/marks.js';
import { markedScheme } from '../support/placed-assessments.js';
import { take } from '../support/assessments.js';
import { data, type Json } from '../support/world.js';

const act = (name: string, type = 'SchemeInput') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { scheme { id } } }`;

test('with another edition it is asked for what that asks: the most changes, what is gone is withdrawn', async () => {
  const marking = await makeMarking();
  const { office, township, schemeId, assessmentId, results } = marking;
  await askTownships(marking);
  const asked = async (): Promise<Json[]> =>
    (await requestsOf(township)).map(({ rule, ruleTitle, most }) => [rule, ruleTitle, most]);
  expect(new Set(await asked())).toEqual(
    new Set([
      ['conduct', '履职表现', 10],
      ['conduct', '履职表现', 10],
      ['visits', '走访质量', 10],
      ['visits', '走访质量', 10],
    ]),
  );
  const { reviseScheme } = await data(office, act('reviseScheme'), { input: { schemeId } });
  const input = { schemeId: reviseScheme.scheme.id };
  const document = markedScheme();
  const [rule] = document.groups[1].rules;
  rule.title = '履职评价';
  rule.mark.assessors[1].max = 6;
  document.groups[1].rules = [rule];
  await data(office, act('editScheme', 'EditSchemeInput'), { input: { ...input, document } });
  await data(office, act('publishScheme'), { input });
  await take(office, 'adoptEdition', { assessmentId }, '2026-06-15');
  expect(await asked()).toEqual([
    ['conduct', '履职评价', 6],
    ['conduct', '履职评价', 6],
  ]);
  const states = (await requestsOf(office, 'received: false')).map(({ rule: of, state }) => `${of} ${state}`);
  expect(new Set(states)).toEqual(new Set(['conduct OPEN', 'visits WITHDRAWN']));
  await takeOfMark(office, 'giveMarks', { marks: [conduct(results[0], 18)] });
});
