import { expect, test } from '@jest/globals';
import { assessable, assessmentIn, makeAssessed, publishedScheme, resultsOf, take } from '../support/assessments.js';
import { ask, codeOf, data, personIn, Role, type Json } from '../support/world.js';

const query = `query ($schemeId: ID!, $newSchemeId: ID, $document: JSON, $year: Int, $onlyChanges: Boolean, $first: Int, $skip: Int) {
  schemeTrial(schemeId: $schemeId, newSchemeId: $newSchemeId, document: $document, year: $year, onlyChanges: $onlyChanges, first: $first, skip: $skip) {
    year subjects changed changes { from to subjects }
    rows { subjectName changesGrade old { total rank grade } new { total normalised rank grade } } } }`;

/** Half the points for a proposal, and a higher bar. */
const stricter = (): Json => {
  const [meetings, proposals] = assessable().groups;
  const halved = { ...proposals, rules: [{ ...proposals.rules[0], points: 10 }] };
  return assessable({
    title: '修订稿',
    groups: [meetings, halved],
    grades: [{ grade: '优秀', atLeast: 40 }, { grade: '称职' }],
    consequences: [{ id: 'praise', kind: 'PRAISE', by: '主席会议', when: { grade: ['优秀'] } }],
  });
};

test('a document is tried on the facts of a year: old and new side by side, and who changes grade', async () => {
  const { office, schemeId } = await makeAssessed();
  const { schemeTrial } = await data(office, query, { schemeId, document: stricter() });
  expect(schemeTrial).toMatchObject({ year: 2026, subjects: 3, changed: 2 });
  expect(schemeTrial.changes).toEqual([
    { from: '优秀', to: '称职', subjects: 1 },
    { from: '不称职', to: '称职', subjects: 1 },
  ]);
  expect(schemeTrial.rows[0]).toEqual({
    ...{ subjectName: '宣一', changesGrade: true },
    old: { total: 40, rank: 1, grade: '优秀' },
    new: { total: 30, normalised: 30, rank: 1, grade: '称职' },
  });
  const changed = (await data(office, query, { schemeId, document: stricter(), onlyChanges: true, skip: 1 }))
    .schemeTrial;
  expect(changed.rows.map(({ subjectName }: Json) => subjectName)).toEqual(['宣三']);
});

test('it scores whom the assessment scored, in any year, and stores nothing', async () => {
  const duties = await makeAssessed();
  const { office, schemeId } = duties;
  const id = await assessmentIn(duties, 'MARKING');
  const before = await resultsOf(office, id);
  const newSchemeId = await publishedScheme(office, stricter(), 2027);
  const { schemeTrial } = await data(office, query, { schemeId, newSchemeId });
  expect(schemeTrial.rows.map(({ old }: Json) => old.total)).toEqual(before.map(({ total }) => total));
  expect(await resultsOf(office, id)).toEqual(before);
  const past = (await data(office, query, { schemeId, newSchemeId, year: 2025 })).schemeTrial;
  expect(past).toMatchObject({ year: 2025, subjects: 3, rows: [{ new: { total: 0 } }, {}, {}] });
});

test('in another year it scores whom the assessment of that year scored, with its marks', async () => {
  const duties = await makeAssessed();
  const { office, members, schemeId } = duties;
  const earlier = await publishedScheme(office, assessable(), 2025);
  await take(office, 'openAssessment', { schemeId: earlier, subjectIds: [members[0]] });
  const document = stricter();
  const past = async (): Promise<Json> => (await data(office, query, { schemeId, document, year: 2025 })).schemeTrial;
  expect(await past()).toMatchObject({ year: 2025, subjects: 1, rows: [{ subjectName: '宣一' }] });
  // One of another title is not meant; where none has it, nobody knows which.
  const other = await publishedScheme(office, assessable({ title: '常委考核' }), 2025);
  await take(office, 'openAssessment', { schemeId: other });
  expect(await past()).toMatchObject({ subjects: 1 });
  const third = await publishedScheme(office, assessable({ title: '第三办法' }));
  const refused = await ask(office, query, { schemeId: third, document, year: 2025 });
  expect(refused.errors![0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'year' });
});

test('what cannot be tried is refused by name', async () => {
  const { office, schemeId, counties, county } = await makeAssessed();
  const refused = async (variables: Json): Promise<string[]> => {
    const answer = await ask(office, query, { schemeId, ...variables });
    return [codeOf(answer), answer.errors![0].extensions.field];
  };
  const document = stricter();
  expect(await refused({})).toEqual(['BAD_USER_INPUT', 'newSchemeId']);
  expect(await refused({ document: { ...document, subject: 'SECTOR' } })).toEqual(['BAD_USER_INPUT', 'document']);
  expect(await refused({ document: { ...document, groups: 1 } })).toEqual(['BAD_USER_INPUT', 'document']);
  expect(await refused({ document, first: 201 })).toEqual(['BAD_USER_INPUT', 'first']);
  expect(await refused({ document, skip: -1 })).toEqual(['BAD_USER_INPUT', 'skip']);
  expect(await refused({ document, year: 1999 })).toEqual(['BAD_USER_INPUT', 'year']);
  const elsewhere = await ask(personIn(counties[1], Role.OFFICE), query, { schemeId, document });
  expect(codeOf(elsewhere)).toBe('NOT_FOUND');
  expect(codeOf(await ask(personIn(county, Role.MEMBER), query, { schemeId, document }))).toBe('FORBIDDEN');
});
