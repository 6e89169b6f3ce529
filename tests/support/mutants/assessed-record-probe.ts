import { globalId } from '../../../src/platform/graphql/node.js';
import { placeAssessment, type PlacedAssessment } from '../assessed.js';
import { another, reading, rowOf, store, type Place, type Placed, type Row } from './record-probe.js';
import type { TestBody } from '../world.js';

export async function handlingUnitIn({ body }: Place, state: string): Promise<Placed> {
  const closed = state === 'CLOSED' ? { closed_on: '2026-06-01', closing_reason: '机构改革' } : {};
  const unit = { ...rowOf(body), name: `局${another()}`, aliases: [], state, ...closed, version: 1 };
  const id = await store('handling_unit', unit);
  return { ids: { unit: globalId('HandlingUnit', id) }, read: reading('handling_unit', body, id) };
}

const assessing = (by: TestBody, subject: TestBody, state?: string): Promise<PlacedAssessment> =>
  placeAssessment(by, 'BODY', [{ subject_tenant_id: subject.id }], { state });

/** Of the body, by the one above it. */
export async function assessmentOfTheBody({ above, body }: Place, state: string): Promise<Placed> {
  const { id, key } = await assessing(above, body, state);
  return { ids: { assessment: id }, read: reading('assessment', above, key) };
}

const evidence = [{ kind: '文件', reference: '1' }];
const fact = { title: '材料', happened_on: '2026-06-01', results: [], evidence };

const storeSubmission = (of: TestBody, to: TestBody, assessment_id: string, state = 'SUBMITTED'): Promise<string> =>
  store('evidence_submission', {
    ...{ ...rowOf(of), to_tenant_id: to.id, assessment_id, ...fact, state },
    ...{ submitted_by: '测试员', submitted_on: '2026-06-10' },
    ...(state === 'WITHDRAWN' && { withdrawn_by: '测试员', withdrawn_on: '2026-06-11' }),
  });

/** Of the body, to the one above it. */
export async function submissionIn({ above, body }: Place, state: string): Promise<Placed> {
  const { key } = await assessing(above, body);
  const id = await storeSubmission(body, above, key, state);
  return { ids: { submission: globalId('EvidenceSubmission', id) }, read: reading('evidence_submission', body, id) };
}

async function storeKind(body: TestBody): Promise<Row> {
  const kind = { ...rowOf(body), code: `k${another()}`, name: '会议', family: 'MEETING', confirm_days: 7 };
  await store('duty_kind', { ...kind, state: 'ACTIVE', version: 1 });
  return kind;
}

const storeEntry = (body: TestBody, { key, resultKeys: [result_id] }: PlacedAssessment, more: Row): Promise<string> =>
  store('assessment_entry', {
    ...{ ...rowOf(body), assessment_id: key, result_id, ...fact, role: 'PARTICIPANT', tags: [] },
    ...{ activity: `材料${another()}`, decided_by: '测试员', decided_on: '2026-06-12', state: 'COUNTED', ...more },
  });

const ofKind = ({ id, code, name, family }: Row): Row => ({
  ...{ kind_id: id, kind_code: code, kind_name: name, family },
});

/** Of the body below, with what that has submitted, and an entry that counts. */
export async function assessmentWithEvidence({ body, below }: Place, state: string): Promise<Placed> {
  const placed = await assessing(body, below, state);
  const kind = await storeKind(body);
  const ids = {
    result: placed.results[0],
    kind: globalId('DutyKind', kind.id as string),
    submission: globalId('EvidenceSubmission', await storeSubmission(below, body, placed.key)),
    entry: globalId('AssessmentEntry', await storeEntry(body, placed, ofKind(kind))),
  };
  return { ids, read: reading('assessment', body, placed.key) };
}

/** An entry of an assessment that runs; what was rejected was submitted. */
export async function entryIn({ body, below }: Place, state: string): Promise<Placed> {
  const placed = await assessing(body, below);
  const submission_id = await storeSubmission(below, body, placed.key);
  const rejected = { submission_id, to_tenant_id: below.id, reason: '材料不全' };
  const gone = { compensation_reason: '有误', compensated_by: '测试员', compensated_on: '2026-06-13' };
  const more = state === 'REJECTED' ? rejected : ofKind(await storeKind(body));
  const id = await storeEntry(body, placed, { ...more, state, ...(state === 'COMPENSATED' && gone) });
  return { ids: { entry: globalId('AssessmentEntry', id) }, read: reading('assessment_entry', body, id) };
}
