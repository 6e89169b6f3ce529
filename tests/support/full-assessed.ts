import type { Viewer } from '../../src/platform/context.js';
import { act, type Offer } from './full-body.js';
import { schemeDocument } from './schemes.js';
import { data, type Json } from './world.js';

/**
 * What a body assesses beside members: handling units, one of them closed, with an entry that counts and one that was taken
 * back; and the bodies below, where there are any. Returns the assessment of those.
 */
export async function fillAssessed(office: Viewer): Promise<string | undefined> {
  await addUnits(office);
  await act(office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
  const assessmentId = await openFor(office, 'MEMBER');
  await act(office, 'beginMarking', { assessmentId });
  await act(office, 'submitAssessment', { assessmentId });
  const kindId = await meetingOf(office);
  const ofUnits = await openFor(office, 'HANDLING_UNIT');
  const [resultId] = await resultsOf(office, ofUnits);
  const record = async (title: string): Promise<string> =>
    (await act(office, 'recordAssessmentEntry', { resultId, kindId, title })).assessmentEntry.id;
  await record('面商会');
  await act(office, 'compensateAssessmentEntry', { entryId: await record('督办会'), reason: '登记有误' });
  const { bodies } = await data(office, '{ bodies(scope: CHILDREN, first: 1) { totalCount } }');
  return bodies.totalCount > 0 ? openFor(office, 'BODY') : undefined;
}

async function addUnits(office: Viewer): Promise<void> {
  const add = async (name: string): Promise<string> =>
    (await act(office, 'addHandlingUnit', { name, aliases: ['简称'] })).handlingUnit.id;
  await add('教育局');
  await act(office, 'closeHandlingUnit', { unitId: await add('外侨办'), reason: '机构改革' });
}

async function meetingOf(office: Viewer): Promise<string> {
  const { nodes } = (await data(office, '{ dutyKinds(state: ACTIVE, first: 50) { nodes { id code } } }')).dutyKinds;
  return nodes.find(({ code }: Json) => code === 'meeting').id;
}

async function openFor(office: Viewer, subject: string): Promise<string> {
  const document = schemeDocument(`考核${subject}`, 5, subject);
  const { id: schemeId } = (await act(office, 'draftScheme', { year: 2026, document })).scheme;
  await act(office, 'publishScheme', { schemeId });
  return (await act(office, 'openAssessment', { schemeId })).assessment.id;
}

async function resultsOf(office: Viewer, id: string): Promise<string[]> {
  const source = 'query ($id: ID!) { assessment(id: $id) { results(first: 10) { nodes { id } } } }';
  return (await data(office, source, { id })).assessment.results.nodes.map((node: Json) => node.id as string);
}

const [counts, fails, waits, goes] = ['采信', '不采信', '待审', '撤回'];

/** Submits to whoever assesses the body: what will count, what will not, what is left undecided, and what is withdrawn. */
export async function submitTo(above: readonly Offer[], office: Viewer): Promise<void> {
  const evidence = [{ kind: '文件', reference: '2026-01' }];
  for (const { assessment: assessmentId } of above.filter(({ by }) => by.id === office.body.parentId)) {
    for (const title of [counts, fails, waits, goes]) {
      const input = { assessmentId, title, happenedOn: '2026-05-20', claimedPoints: 1.5, evidence };
      const { evidenceSubmission } = await act(office, 'submitEvidence', input);
      if (title === goes) await act(office, 'withdrawEvidence', { submissionId: evidenceSubmission.id });
    }
  }
}

/** Decides on what was submitted to the body. */
export async function decideEvidence(office: Viewer): Promise<void> {
  const list = '{ evidenceSubmissions(received: true, state: SUBMITTED, first: 100) { nodes { id title } } }';
  const { nodes } = (await data(office, list)).evidenceSubmissions;
  const kindId = await meetingOf(office);
  for (const { id: submissionId, title } of nodes) {
    if (title === counts) await act(office, 'acceptEvidence', { submissionId, kindId });
    if (title === fails) await act(office, 'rejectEvidence', { submissionId, reason: '材料不全' });
  }
}
