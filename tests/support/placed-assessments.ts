import { store, rowOf, type Row } from './mutants/record-probe.js';
import { owner, type Json, type TestBody } from './world.js';

/** Rules by which people mark: as a whole and item by item, and one by which nobody does. */
export const markedScheme = (title = '评分办法', subject = 'MEMBER'): Json => ({
  title,
  subject,
  groups: [
    {
      id: 'duties',
      title: '履职',
      clause: '第一条',
      rules: [{ id: 'proposals', title: '提案', match: { families: ['PROPOSAL'] }, points: 5 }],
    },
    {
      id: 'judged',
      title: '评议',
      clause: '第二条',
      rules: [
        {
          id: 'conduct',
          title: '履职表现',
          mark: {
            max: 20,
            combine: 'SUM',
            assessors: [{ by: 'OWN_BODY' }, { by: 'TOWNSHIP', max: 10 }, { by: 'SELF', max: 5 }],
          },
        },
        {
          id: 'visits',
          title: '走访质量',
          mark: { max: 10, combine: 'AVERAGE', perItem: true, assessors: [{ by: 'OWN_BODY' }, { by: 'TOWNSHIP' }] },
        },
      ],
    },
  ],
});

const decided = ['DECIDED', 'PUBLISHED', 'CLOSED'];
const published = ['PUBLISHED', 'CLOSED'];

/** What an assessment in a state has in its columns. */
const standing = (state: string): Row => ({
  state,
  round: 1,
  objection_days: 7,
  opened_on: '2026-06-01',
  ...(decided.includes(state) && { decided_on: '2026-06-10' }),
  ...(published.includes(state) && { published_on: '2026-06-11', objections_by: '2026-06-18' }),
  ...(state === 'CLOSED' && { closed_on: '2026-06-14' }),
});

/** An assessment by a scheme that is stored, in any state at once; written as the owner. */
export function storeAssessment(
  body: TestBody,
  schemeId: string,
  state = 'MARKING',
  subject = 'MEMBER',
): Promise<string> {
  const of = { scheme_id: schemeId, year: 2026, subject, title: '评分办法', version: 1 };
  return store('assessment', { ...rowOf(body, 1), ...of, ...standing(state) });
}

/** Brings an assessment to another state without what the acts on the way would do. */
export async function moveAssessment({ cityId }: TestBody, id: string, state: string): Promise<void> {
  const values = { decided_on: null, published_on: null, objections_by: null, closed_on: null, ...standing(state) };
  const columns = Object.keys(values);
  const sets = columns.map((column, at) => `${column} = $${at + 3}`).join(', ');
  await owner.query(`update assessment set ${sets} where city_id = $1 and id = $2`, [
    cityId,
    id,
    ...Object.values(values),
  ]);
}

/** A result in an assessment, not computed yet. */
export function storeResult(body: TestBody, assessmentId: string, of: Row): Promise<string> {
  const plain = { published: false, compensation: 0, covered: false, proposals: [], position: 1, year: 2026 };
  return store('assessment_result', { ...rowOf(body), ...plain, assessment_id: assessmentId, ...of });
}
