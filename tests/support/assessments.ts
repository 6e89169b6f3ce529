import { dutyActs, makeDuties, meeting, on, take as takeOfDuty, type Duties } from './duties.js';
import { ask, codeOf, data, personIn, Role, type Json } from './world.js';
import type { Viewer } from '../../src/platform/context.js';

const mutation = (name: string, type: string, selection: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;

const assessment = 'id title year subject state round openedOn decidedOn publishedOn objectionsBy closedOn computedAt';
const result = 'id subjectName total normalised rank tied rankedOf grade proposals exemptReason published';

/** The mutations of assessments. */
export const assessmentActs = {
  openAssessment: mutation('openAssessment', 'OpenAssessmentInput', `assessment { ${assessment} }`),
  addSubjects: mutation('addSubjects', 'AddSubjectsInput', `assessment { ${assessment} }`),
  exemptSubject: mutation('exemptSubject', 'ExemptSubjectInput', `result { ${result} }`),
  computeAssessment: mutation('computeAssessment', 'AssessmentInput', `assessment { ${assessment} }`),
  adoptEdition: mutation('adoptEdition', 'AdoptEditionInput', `assessment { ${assessment} scheme { edition } }`),
  beginMarking: mutation('beginMarking', 'AssessmentInput', `assessment { ${assessment} }`),
  submitAssessment: mutation('submitAssessment', 'AssessmentInput', `assessment { ${assessment} gates { id name } }`),
  decideAssessmentGate: mutation(
    'decideAssessmentGate',
    'DecideAssessmentGateInput',
    `assessment { ${assessment} gates { id round position decision remark } }`,
  ),
  publishAssessment: mutation('publishAssessment', 'AssessmentInput', `assessment { ${assessment} }`),
  closeAssessment: mutation('closeAssessment', 'AssessmentInput', `assessment { ${assessment} scheme { state } }`),
  reopenAssessment: mutation('reopenAssessment', 'ReopenAssessmentInput', `assessment { ${assessment} }`),
  setAssessmentGates: mutation('setAssessmentGates', 'SetAssessmentGatesInput', 'gateNames'),
} as const;
export type AssessmentActName = keyof typeof assessmentActs;

/** The day on which all of these happen: the year assessed is over. */
export const day = '2027-01-15';

/** Takes an act on a day and answers with what it made or changed. */
export async function take(viewer: Viewer, name: AssessmentActName, input: Json, date = day): Promise<Json> {
  const payload = (await data(viewer, assessmentActs[name], { input }, on(date)))[name];
  return name === 'setAssessmentGates' ? payload : Object.values<Json>(payload)[0];
}
/** The code that an act is answered with. */
export const codeAt = async (
  viewer: Viewer | null,
  name: AssessmentActName,
  input: Json,
  date = day,
): Promise<string> => codeOf(await ask(viewer, assessmentActs[name], { input }, on(date)));

/** A scheme with a rule by events, one by a figure, grades, a minimum set and a consequence. */
export const assessable = (more: Json = {}): Json => ({
  title: '委员履职考核办法',
  subject: 'MEMBER',
  total: { cap: 100 },
  groups: [
    {
      id: 'meetings',
      title: '会议活动',
      clause: '第一条',
      rules: [
        { id: 'attended', title: '参加会议每次10分', match: { families: ['MEETING'] }, points: 10, cap: 30 },
        {
          id: 'absent',
          title: '无故缺席扣5分',
          match: { families: ['MEETING'], roles: ['ABSENT'] },
          points: -5,
        },
      ],
    },
    {
      id: 'proposals',
      title: '提案',
      rules: [{ id: 'filed', title: '立案提案每件20分', match: { families: ['PROPOSAL'] }, points: 20 }],
    },
  ],
  grades: [{ grade: '优秀', atLeast: 30, clause: '第二条' }, { grade: '称职', atLeast: 10 }, { grade: '不称职' }],
  minimum: [{ id: 'meeting', title: '至少一次会议', measure: { count: { families: ['MEETING'] } }, atLeast: 1 }],
  consequences: [
    { id: 'talk', kind: 'TALK', by: '主席', when: { grade: ['不称职'] } },
    { id: 'praise', kind: 'PRAISE', by: '主席会议', when: { grade: ['优秀'] } },
  ],
  ...more,
});

/** Publishes a scheme of a body for a year and answers with its id. */
export async function publishedScheme(office: Viewer, document: Json = assessable(), year = 2026): Promise<string> {
  const draft = mutation('draftScheme', 'DraftSchemeInput', 'scheme { id }');
  const publish = mutation('publishScheme', 'SchemeInput', 'scheme { id }');
  const { draftScheme } = await data(office, draft, { input: { year, document } });
  await data(office, publish, { input: { schemeId: draftScheme.scheme.id } });
  return draftScheme.scheme.id;
}

/** A county with members, what two of them did in 2026, and a scheme in force. */
export interface Assessed extends Duties {
  chair: Viewer;
  schemeId: string;
}

export async function makeAssessed(document: Json = assessable()): Promise<Assessed> {
  const duties = await makeDuties();
  const { office, members, kinds, county } = duties;
  await recordOn(duties, '2026-03-02', [members[0], members[1]]);
  await recordOn(duties, '2026-04-02', [members[0]]);
  const proposal = { kindId: kinds.PROPOSAL, title: '关于农村道路的提案', happenedOn: '2026-02-10' };
  const participants = [{ memberId: members[0], role: 'LEAD_AUTHOR' }];
  await takeOfDuty(office, 'recordDutyEvent', { ...proposal, participants }, '2026-02-11');
  return { ...duties, chair: personIn(county, Role.CHAIR), schemeId: await publishedScheme(office, document) };
}

/** Records a meeting of a day, on that day, with these members. */
export const recordOn = (duties: Duties, date: string, members: readonly string[], more: Json = {}): Promise<Json> => {
  const input = meeting(duties, members, { title: `座谈会${date}`, happenedOn: date, ...more });
  return data(duties.office, dutyActs.recordDutyEvent, { input }, on(date));
};

/** Opens an assessment and takes it as far as a state. */
export async function assessmentIn(
  { office, chair, schemeId }: Pick<Assessed, 'office' | 'chair' | 'schemeId'>,
  state: 'SELF_ASSESSMENT' | 'MARKING' | 'IN_APPROVAL' | 'DECIDED' | 'PUBLISHED' | 'CLOSED',
): Promise<string> {
  const { id: assessmentId } = await take(office, 'openAssessment', { schemeId });
  const named = { assessmentId };
  const states = ['SELF_ASSESSMENT', 'MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED'];
  const far = states.indexOf(state);
  if (far >= 1) await take(office, 'beginMarking', named);
  if (far >= 2) {
    await take(office, 'setAssessmentGates', { gates: [{ kind: 'CHAIR_MEETING', name: '主席会议' }] });
    const { gates } = await take(office, 'submitAssessment', named);
    if (far >= 3) await take(office, 'decideAssessmentGate', { gateId: gates[0].id, decision: 'PASSED' });
  }
  if (far >= 4) await take(office, 'publishAssessment', named);
  if (far >= 5) await take(chair, 'closeAssessment', named, '2027-02-01');
  return assessmentId;
}

const resultsQuery = `query ($id: ID!) { assessment(id: $id) { results(first: 100) { totalCount nodes { ${result}
  minimumLight covered minimum { id light done required } member { name } } } } }`;

/** The results of an assessment as somebody reads them. */
export const resultsOf = async (viewer: Viewer, id: string): Promise<Json[]> =>
  (await data(viewer, resultsQuery, { id })).assessment.results.nodes;
