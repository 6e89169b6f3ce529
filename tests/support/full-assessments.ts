import type { Viewer } from '../../src/platform/context.js';
import { assessable } from './assessments.js';
import { act, now } from './full-body.js';
import { operation } from './schema-walk.js';
import { data, type Json } from './world.js';

const states = ['SELF_ASSESSMENT', 'MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED'] as const;
type State = (typeof states)[number];
/** What is to be closed happens so early that nobody may object any more. */
const early = new Date('2026-06-01T04:00:00Z');
const gates = [
  { kind: 'ASSESSMENT_GROUP', name: '考核工作组' },
  { kind: 'CHAIR_MEETING', name: '主席会议' },
];

/** Assessments of a body in each state: of members over two years, of sectors, and of the bodies below. */
export async function fillAssessments(office: Viewer): Promise<void> {
  await act(office, 'setAssessmentGates', { gates });
  await assessed(office, 'CLOSED', { year: 2025 });
  for (const state of states.slice(0, -1)) await assessed(office, state);
  await assessed(office, 'MARKING', { subject: 'SECTOR' });
  await changed(office);
  await reopened(office);
  const below = '{ bodies(scope: CHILDREN, first: 1) { nodes { code } } }';
  if ((await data(office, below)).bodies.nodes.length === 0) return;
  for (const state of ['MARKING', 'PUBLISHED'] as const) await assessed(office, state, { subject: 'BODY' });
  await inForce(office, '未启动', { subject: 'BODY' });
}

interface By {
  year?: number;
  subject?: string;
}

/** The id of a scheme in force that no assessment goes by yet. */
async function inForce(office: Viewer, title: string, { year = 2026, subject = 'MEMBER' }: By = {}): Promise<string> {
  const { scheme } = await act(office, 'draftScheme', { year, document: assessable({ title, subject }) });
  return (await act(office, 'publishScheme', { schemeId: scheme.id })).scheme.id;
}

/** Opens an assessment and takes it as far as a state. */
async function assessed(office: Viewer, state: State, by: By = {}): Promise<string> {
  const far = states.indexOf(state);
  const day = state === 'CLOSED' ? early : now;
  const take = async (name: string, input: Json): Promise<Json> =>
    (await data(office, operation(name).source, { input }, { now: day }))[name];
  const schemeId = await inForce(office, `${by.subject ?? '委员'}考核${by.year ?? ''}${state}`, by);
  const { assessment } = await take('openAssessment', { schemeId, objectionDays: 1 });
  const named = { assessmentId: assessment.id as string };
  if (far >= 1) await take('beginMarking', named);
  if (far >= 2) await take('submitAssessment', named);
  const decided = far >= 3 ? await gatesOf(office, named.assessmentId) : [];
  for (const gateId of decided) await take('decideAssessmentGate', { gateId, decision: 'PASSED' });
  if (far >= 4) await take('publishAssessment', named);
  if (far >= 5) await act(office, 'closeAssessment', named);
  return named.assessmentId;
}

async function gatesOf(office: Viewer, id: string): Promise<string[]> {
  const source = 'query ($id: ID!) { assessment(id: $id) { gates { id decision } } }';
  const all: Json[] = (await data(office, source, { id })).assessment.gates;
  return all.filter(({ decision }) => decision === null).map((gate) => gate.id as string);
}

/** With somebody exempt, returned by a gate, and gone on by the next edition of its scheme. */
async function changed(office: Viewer): Promise<void> {
  const schemeId = await inForce(office, '改版考核');
  const { assessment } = await act(office, 'openAssessment', { schemeId });
  const named = { assessmentId: assessment.id as string };
  const source = 'query ($id: ID!) { assessment(id: $id) { results(first: 1) { nodes { id } } } }';
  const { nodes } = (await data(office, source, { id: assessment.id })).assessment.results;
  await act(office, 'exemptSubject', { resultId: nodes[0].id, reason: '因病' });
  await act(office, 'beginMarking', named);
  await act(office, 'submitAssessment', named);
  const [gateId] = await gatesOf(office, named.assessmentId);
  await act(office, 'decideAssessmentGate', { gateId, decision: 'RETURNED', remark: '评分未齐' });
  const { scheme } = await act(office, 'reviseScheme', { schemeId });
  await act(office, 'publishScheme', { schemeId: scheme.id });
  await act(office, 'adoptEdition', named);
}

async function reopened(office: Viewer): Promise<void> {
  const assessmentId = await assessed(office, 'CLOSED', { subject: 'COMMITTEE' });
  await act(office, 'reopenAssessment', { assessmentId, reason: '漏记' });
}
