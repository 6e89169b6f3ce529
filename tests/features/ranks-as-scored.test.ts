import { expect, test } from '@jest/globals';
import { assessable, assessmentIn, makeAssessed, resultsOf } from '../support/assessments.js';
import { keyOf } from '../support/ids.js';
import { take } from '../support/outcomes.js';
import { ask, owner, type Json } from '../support/world.js';

const today = '2027-01-16';
const classes = [
  { title: '常委', for: { roles: ['STANDING_MEMBER'] } },
  { title: '委员', for: { roles: ['MEMBER'] } },
];
const figures = (results: Json[]): Json[] =>
  results.map(({ subjectName, total, rank, rankedOf }) => [subjectName, total, rank, rankedOf]);

test('an objection that is upheld ranks all others as whom they were scored', async () => {
  const duties = await makeAssessed(assessable({ ranking: { classes } }));
  const { office, accounts, members } = duties;
  const assessmentId = await assessmentIn(duties, 'PUBLISHED');
  const results = await resultsOf(office, assessmentId);
  const after = [
    ['宣一', 40, 2, 3],
    ['宣二', 41, 1, 3],
    ['宣三', 0, 3, 3],
  ];
  // A promotion of today is nothing of that year.
  await owner.query(`update member set role = 'STANDING_MEMBER' where id = $1`, [keyOf(members[0])]);
  const resultId = results.find(({ subjectName }) => subjectName === '宣二')!.id;
  const { id } = await take(accounts[1].viewer, 'objectToResult', { resultId, reason: '漏记' }, today);
  const decision = { resultObjectionId: id, upheld: true, reason: '属实', compensation: 31 };
  await take(office, 'decideResultObjection', decision, today);
  expect(figures(await resultsOf(office, assessmentId)).sort()).toEqual(after.sort());
});

test('whom a score was made for is stored, and nobody can ask for it', async () => {
  const duties = await makeAssessed();
  const [{ id }] = await resultsOf(duties.office, await assessmentIn(duties, 'SELF_ASSESSMENT'));
  const { rows } = await owner.query('select subject from assessment_result where id = $1', [keyOf(id)]);
  expect(rows[0].subject).toMatchObject({ kind: 'MEMBER', roles: ['MEMBER'], groups: [] });
  const told =
    '{ __type(name: "AssessmentResult") { fields { name } } explained: __type(name: "ScoreExplanation") { fields { name } } }';
  const { data } = await ask(duties.office, told, {});
  const names = [...data.__type.fields, ...data.explained.fields].map(({ name }: Json) => name as string);
  expect(names).toContain('subjectName');
  expect(names).not.toContain('subject');
});
