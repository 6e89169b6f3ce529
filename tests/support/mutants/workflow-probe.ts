import type { GraphQLSchema } from 'graphql';
import { expectedActs, type ActName, type ExpectedAct } from './expected-workflows.js';
import { now } from '../full-body.js';
import { askIn } from './permission-probe.js';
import { kinds, placeRecord, type Kind } from './record-kinds-probe.js';
import type { Place } from './record-probe.js';
import { documentOf, operation } from '../schema-walk.js';
import { schemeDocument } from '../schemes.js';
import { codeOf, personIn, Role, type Json } from '../world.js';

type Ids = Record<string, string>;
/** On which kind of record an act is tried, and what it is told. */
type Act = [kind: Kind, input: (ids: Ids, role: Role) => Json];

const ofPlan = ({ plan }: Ids) => ({ planId: plan });
const ofItem = ({ item }: Ids) => ({ itemId: item });
const ofCall = ({ call }: Ids) => ({ topicCallId: call });
const ofSuggestion = ({ suggestion }: Ids) => ({ suggestionId: suggestion });
const ofAccount = ({ account }: Ids) => ({ accountId: account });
const ofScheme = ({ scheme }: Ids) => ({ schemeId: scheme });
const ofTheme = ({ theme }: Ids) => ({ themeId: theme });

const ofMember = ({ member }: Ids) => ({ memberId: member });
const ofPart = ({ participation }: Ids) => ({ participationId: participation });
const ofAssessment = ({ assessment }: Ids) => ({ assessmentId: assessment });
const decideGate = (decision: string) => (ids: Ids) => ({ gateId: ids.gate, decision, remark: '说明' });
const why = { reason: '工作调整' };
const ofSuggested = ({ suggestion }: Ids) => ({ suggestionId: suggestion });
const reply = { kind: 'REPLY', text: '已阅。' };
const ofHandover = ({ handover }: Ids) => ({ handoverId: handover });
const ofContribution = ({ contribution }: Ids) => ({ contributionId: contribution });
const ofReport = ({ report }: Ids) => ({ reportId: report });
const reportPart = (ids: Ids) => ({ ...ofReport(ids), heading: '节', text: '文' });
const renamed = { title: '改名' };
const ofProject = ({ project }: Ids) => ({ projectId: project });
const ofObjection = ({ objection }: Ids) => ({ resultObjectionId: objection });
const decideObjection = (ids: Ids) => ({ ...ofObjection(ids), ...why, upheld: false });

const material = { title: '材料', happenedOn: '2026-06-01', evidence: [{ kind: '文件', reference: '1' }] };
const newItem = { title: '议题', form: 'SPECIAL', source: 'MEMBER', planned: { month: 9 } };
const content = { title: '议题', text: '建议开展协商。' };
const callContent = { year: 2026, title: '征题', opensOn: '2026-01-01', closesOn: '2026-12-31', channels: ['MEMBER'] };
const advance = (ids: Ids) => ({ ...ofItem(ids), phase: 'CONSULTATION' });
const postpone = (ids: Ids) => ({ ...ofItem(ids), until: '2026-10-01', reason: '改期' });
const reopen = (ids: Ids) => ({ ...ofItem(ids), reason: '回头看' });
const decide = (decision: string) => (ids: Ids) => ({ gateId: ids.gate, decision, remark: '说明' });
const consent = { reason: '调整', consentBy: '主席会议', consentedOn: '2026-06-01' };
const amend = (changes: (ids: Ids) => Json) => (ids: Ids) => ({ ...ofPlan(ids), ...consent, ...changes(ids) });
const change = (values: Json) => amend((ids) => ({ change: [{ ...ofItem(ids), ...values }] }));
const suggest = (more: Json) => (ids: Ids) => ({ ...ofCall(ids), ...content, ...more });

const mark = (of: Json) => ({ marks: [{ points: 5, ...of }] });

const acts: Record<ActName, Act> = {
  renamePlan: ['plan', (ids) => ({ ...ofPlan(ids), title: '改名' })],
  addPlanItem: ['plan', (ids) => ({ ...ofPlan(ids), ...newItem })],
  changePlanItem: ['plan', (ids) => ({ ...ofItem(ids), title: '改名' })],
  movePlanItem: ['plan', (ids) => ({ ...ofItem(ids), position: 1 })],
  removePlanItem: ['plan', ofItem],
  deletePlan: ['plan', ofPlan],
  submitPlan: ['plan', ofPlan],
  recallPlan: ['plan', (ids) => ({ ...ofPlan(ids), reason: '撤回' })],
  'decideGate, not the last': ['plan', decide('PASSED')],
  'decideGate, the last': ['plan before its last gate', decide('PASSED')],
  'decideGate, returned': ['plan', decide('RETURNED')],
  reportPlan: ['plan', ofPlan],
  issuePlan: ['plan', (ids) => ({ ...ofPlan(ids), issuedBy: ['CONFERENCE_OFFICE'] })],
  offerPlan: ['plan', ofPlan],
  publishPlan: ['plan', ofPlan],
  'amendPlan, another item': ['plan', amend(() => ({ add: [newItem] }))],
  closePlan: ['plan', (ids) => ({ ...ofPlan(ids), review: '完成。' })],
  'advanceItem of a plan': ['plan', advance],
  'completeItem of a plan': ['plan', ofItem],
  'postponeItem of a plan': ['plan', postpone],
  'reopenItem of a plan': ['plan with an item done', reopen],
  advanceItem: ['item', advance],
  completeItem: ['item', ofItem],
  postponeItem: ['item', postpone],
  reopenItem: ['item', reopen],
  'amendPlan, another title': ['item', change({ title: '改名' })],
  'amendPlan, cancelled': ['item', amend((ids) => ({ cancel: [{ ...ofItem(ids), reason: '取消' }] }))],
  'amendPlan, another time': ['item', change({ planned: { month: 9 } })],
  'amendPlan, another time once begun': ['item once begun', change({ planned: { month: 9 } })],
  editTopicCall: ['call', (ids) => ({ ...ofCall(ids), ...callContent })],
  deleteTopicCall: ['call', ofCall],
  'openTopicCall, for the own people': ['call', ofCall],
  'openTopicCall, for the bodies below': ['call to the bodies below', ofCall],
  extendTopicCall: ['call', (ids) => ({ ...ofCall(ids), closesOn: '2027-01-31' })],
  closeTopicCall: ['call', ofCall],
  // A chair circles in his own name, all others for a leader.
  circleSuggestion: [
    'call with suggestions',
    (ids, role) => ({ ...ofSuggestion(ids), ...(role !== Role.CHAIR && { leader: '某主席' }) }),
  ],
  uncircleSuggestion: ['call with suggestions', ({ circle }) => ({ circleId: circle })],
  decideSuggestion: ['call with suggestions', (ids) => ({ ...ofSuggestion(ids), outcome: 'CHOSEN' })],
  decideTopicCall: ['call', ofCall],
  'suggestTopic, in his own name': ['call', suggest({ source: 'MEMBER' })],
  'suggestTopic, for others': ['call', suggest({ source: 'MEMBER', proposerNames: ['某委员'] })],
  'suggestTopic, to the body above': ['call of the body above', suggest({ source: 'LOWER_BODY' })],
  editSuggestion: ['suggestion', (ids) => ({ ...ofSuggestion(ids), ...content })],
  deleteSuggestion: ['suggestion', ofSuggestion],
  'editSuggestion, entered for others': [
    'suggestion entered for others',
    (ids) => ({ ...ofSuggestion(ids), ...content }),
  ],
  submitSuggestion: ['suggestion', ofSuggestion],
  withdrawSuggestion: ['suggestion', ofSuggestion],
  editScheme: ['scheme', (ids) => ({ ...ofScheme(ids), document: schemeDocument('改名') })],
  deleteScheme: ['scheme', ofScheme],
  publishScheme: ['scheme', ofScheme],
  'publishScheme, of the next edition': ['scheme with a draft of its next edition', ofScheme],
  reviseScheme: ['scheme', ofScheme],
  copyScheme: ['scheme', (ids) => ({ ...ofScheme(ids), year: 2027 })],
  offerScheme: ['scheme', ofScheme],
  freezeScheme: ['scheme', (ids) => ({ ...ofScheme(ids), reason: '提前结束' })],
  disableAccount: ['account', ofAccount],
  enableAccount: ['account', ofAccount],
  resetPassword: ['account', (ids) => ({ ...ofAccount(ids), password: 'another-password' })],
  giveSeat: ['account', (ids) => ({ ...ofAccount(ids), roles: ['MEMBER'] })],
  linkIdentity: ['account', (ids) => ({ ...ofAccount(ids), issuer: 'https://other.example', subject: ids.account })],
  unlinkIdentity: ['account', ({ identity }) => ({ identityId: identity })],
  changeSeatRoles: ['seat', ({ seat }) => ({ seatId: seat, roles: ['HANDLER'] })],
  endSeat: ['seat', ({ seat }) => ({ seatId: seat })],
  withdrawSeatInvitation: ['invitation', ({ invitation }) => ({ invitationId: invitation })],
  renameBody: ['body', ({ code }) => ({ code, name: '改名镇' })],
  setBodyTitle: ['body', ({ code }) => ({ code, title: '联络处' })],
  closeBody: ['body', ({ code }) => ({ code })],
  changeTerm: ['term', ({ term }) => ({ termId: term, number: 2 })],
  endTerm: ['term', ({ term }) => ({ termId: term })],
  addTermSession: ['term', ({ term }) => ({ termId: term, number: 2, startsOn: '2023-01-10', endsOn: '2023-01-13' })],
  changeTermSession: ['term', ({ session }) => ({ termSessionId: session, number: 2 })],
  changeMember: ['member', (ids) => ({ ...ofMember(ids), ...why, post: '测试局' })],
  releaseMember: ['member', (ids) => ({ ...ofMember(ids), ...why })],
  reinstateMember: ['member', (ids) => ({ ...ofMember(ids), ...why })],
  linkMember: ['member', (ids) => ({ ...ofMember(ids), seatId: ids.seat })],
  unlinkMember: ['member with a seat', ofMember],
  joinGroup: ['member', (ids) => ({ ...ofMember(ids), ...why, groupId: ids.group })],
  postMember: ['member', (ids) => ({ ...ofMember(ids), body: ids.code, place: '第一网格' })],
  linkContact: ['member', (ids) => ({ ...ofMember(ids), kind: 'PUBLIC', toLabel: '西街商户' })],
  leaveGroup: ['group membership', (ids) => ({ ...why, membershipId: ids.membership })],
  endPosting: ['posting', (ids) => ({ ...why, postingId: ids.posting })],
  endContact: ['contact', (ids) => ({ ...why, contactLinkId: ids.contact })],
  commitRoster: ['roster', ({ roster }) => ({ importId: roster })],
  rollOverTerm: ['term', ({ term }) => ({ termId: term, leaving: [] })],
  changeDutyKind: ['duty kind', (ids) => ({ kindId: ids.kind, name: '改名' })],
  closeDutyKind: ['duty kind', (ids) => ({ kindId: ids.kind })],
  recordDutyEvent: ['duty kind', (ids) => ({ kindId: ids.kind, title: '座谈会', participants: [ofMember(ids)] })],
  'correctDutyEvent of an entry': ['duty event', (ids) => ({ ...why, eventId: ids.event })],
  'correctDutyEvent of a part': [
    'participation of others',
    (ids) => ({ ...why, eventId: ids.event, memberIds: [ids.member] }),
  ],
  confirmParticipation: ['participation of the person', ofPart],
  objectToParticipation: ['participation of the person', (ids) => ({ ...ofPart(ids), ...why })],
  'decideObjection, not upheld': ['participation of others', (ids) => ({ ...ofPart(ids), ...why, upheld: false })],
  'decideObjection, upheld': ['participation of others', (ids) => ({ ...ofPart(ids), ...why, upheld: true })],
  openAssessment: ['scheme with a member', (ids) => ({ ...ofScheme(ids), subjectIds: [ids.member] })],
  addSubjects: ['assessment', (ids) => ({ ...ofAssessment(ids), subjectIds: [ids.member] })],
  exemptSubject: ['assessment', (ids) => ({ ...why, resultId: ids.result })],
  computeAssessment: ['assessment', ofAssessment],
  adoptEdition: ['assessment with a later edition', ofAssessment],
  beginMarking: ['assessment', ofAssessment],
  submitAssessment: ['assessment', ofAssessment],
  'decideAssessmentGate, not the last': ['assessment', decideGate('PASSED')],
  'decideAssessmentGate, the last': ['assessment before its last gate', decideGate('PASSED')],
  'decideAssessmentGate, returned': ['assessment', decideGate('RETURNED')],
  publishAssessment: ['assessment', ofAssessment],
  closeAssessment: ['assessment', ofAssessment],
  'closeAssessment, and its scheme': ['scheme of an assessment to be closed', ofAssessment],
  reopenAssessment: ['assessment', (ids) => ({ ...ofAssessment(ids), ...why })],
  requestMarks: [
    'assessment with a member',
    ({ assessment, result, code }) => ({
      ...{ assessmentId: assessment, resultIds: [result], body: code, by: 'TOWNSHIP', marksBy: '2026-12-31' },
    }),
  ],
  giveMarks: ['assessment with a member', ({ result }) => mark({ resultId: result, rule: 'conduct', by: 'OWN_BODY' })],
  'giveMarks in answer': ['mark request of the body above', ({ request }) => mark({ requestId: request })],
  withdrawMark: ['mark', (ids) => ({ markId: ids.mark })],
  'withdrawMark of an answer': ['mark in answer', (ids) => ({ markId: ids.mark })],
  withdrawMarkRequest: ['mark request', ({ request }) => ({ requestId: request })],
  handInDutyReport: ['assessment with the person', ({ assessment }) => ({ assessmentId: assessment, text: '述职' })],
  'objectToResult, by a member': ['assessment of the person', (ids) => ({ ...why, resultId: ids.result })],
  'objectToResult, by a body': ['assessment by the body above', (ids) => ({ ...why, resultId: ids.result })],
  'decideResultObjection in an assessment': ['assessment with an objection', decideObjection],
  'withdrawResultObjection, by a member': ['objection of a member', ofObjection],
  'withdrawResultObjection, by a body': ['objection of the body', ofObjection],
  decideResultObjection: ['objection of a member without a seat', decideObjection],
  receiveHandover: ['handover to the body', ofHandover],
  acceptHandover: ['handover to the body', ofHandover],
  returnHandover: ['handover to the body', (ids) => ({ ...ofHandover(ids), text: '不属职责' })],
  answerHandover: ['handover to the body', (ids) => ({ ...ofHandover(ids), text: '已办理' })],
  remindHandover: ['handover of the body', ofHandover],
  recallHandover: ['handover of the body', ofHandover],
  closeHandover: ['handover of the body', ofHandover],
  'commentOnHandover, the sender': ['handover of the body', (ids) => ({ ...ofHandover(ids), text: '请注意时限' })],
  'commentOnHandover, the receiver': ['handover to the body', (ids) => ({ ...ofHandover(ids), text: '请延期' })],
  editResearchProject: ['research project', (ids) => ({ ...ofProject(ids), title: '改名' })],
  launchResearchProject: ['research project', ofProject],
  cancelResearchProject: ['research project', (ids) => ({ ...ofProject(ids), ...why })],
  closeResearchProject: ['research project', ofProject],
  deleteResearchProject: ['research project', ofProject],
  addSubTopic: ['research project', (ids) => ({ ...ofProject(ids), title: '子课题' })],
  editSubTopic: ['research project', (ids) => ({ subTopicId: ids.subTopic, title: '改名' })],
  removeSubTopic: ['research project', (ids) => ({ subTopicId: ids.subTopic })],
  addResearchGroup: ['research project', (ids) => ({ ...ofProject(ids), name: '新组' })],
  editResearchGroup: ['research project', (ids) => ({ groupId: ids.group, note: '备注' })],
  removeResearchGroup: ['research project', (ids) => ({ groupId: ids.group })],
  'placeResearcher in a project': ['research project', (ids) => ({ researcherId: ids.researcher, groupId: ids.group })],
  nameResearcher: ['research project', (ids) => ({ ...ofProject(ids), name: '专家', role: 'EXPERT' })],
  recordResearchActivity: [
    'research project',
    (ids) => ({ ...ofProject(ids), kind: 'VISIT', title: '走访', heldOn: '2026-06-01' }),
  ],
  deleteResearchActivity: ['research project', (ids) => ({ activityId: ids.activity })],
  draftContribution: ['project with contributions', (ids) => ({ ...ofProject(ids), title: '成果' })],
  'editContribution in a project': ['project with contributions', (ids) => ({ ...ofContribution(ids), ...renamed })],
  'handInContribution in a project': ['project with contributions', ofContribution],
  'editContribution of a contribution': ['contribution for others', (ids) => ({ ...ofContribution(ids), ...renamed })],
  deleteContribution: ['contribution for others', ofContribution],
  'handInContribution, to others': ['contribution for others', ofContribution],
  'handInContribution, to itself': ['contribution for the own project', ofContribution],
  draftReport: ['project with contributions', ofProject],
  mergeContributions: ['project with contributions', ofProject],
  'editReport in a project': ['project with a report', (ids) => ({ ...ofReport(ids), ...renamed })],
  'addReportPart in a project': ['project with a report', reportPart],
  'editReportPart in a project': ['project with a report', ({ part }) => ({ partId: part, heading: '改' })],
  'removeReportPart in a project': ['project with a report', ({ part }) => ({ partId: part })],
  'finaliseReport in a project': ['project with a report', ofReport],
  'editReport of a report': ['report', (ids) => ({ ...ofReport(ids), ...renamed })],
  'addReportPart of a report': ['report', reportPart],
  'editReportPart of a report': ['report', ({ part }) => ({ partId: part, heading: '改' })],
  'removeReportPart of a report': ['report', ({ part }) => ({ partId: part })],
  'finaliseReport of a report': ['report', ofReport],
  'placeResearcher, a researcher': ['researcher', (ids) => ({ researcherId: ids.researcher, groupId: ids.group })],
  withdrawResearcher: ['researcher', (ids) => ({ researcherId: ids.researcher })],
  creditResearch: ['research project', ofProject],
  takeOverResearchCredits: ['credit', ({ credit, kind }) => ({ creditIds: [credit], kindId: kind })],
  answerReview: ['review', ({ review }) => ({ reviewId: review, text: '已改' })],
  unlinkLineage: ['link', ({ link }) => ({ linkId: link })],
  addResearchSuggestion: ['project with results', (ids) => ({ ...ofProject(ids), title: '建议', addressedTo: '某局' })],
  'editResearchSuggestion of a project': ['project with results', (ids) => ({ ...ofSuggested(ids), title: '改名' })],
  'removeResearchSuggestion of a project': ['project with results', ofSuggested],
  'decideResearchSuggestion of a project': [
    'project with results',
    (ids) => ({ ...ofSuggested(ids), decision: 'ADOPTED' }),
  ],
  'followUpSuggestion of a project': ['project with results', (ids) => ({ ...ofSuggested(ids), ...reply })],
  'implementSuggestion of a project': ['project with results', (ids) => ({ suggestionId: ids.adopted })],
  'lookBackOnSuggestion of a project': [
    'project with results',
    (ids) => ({ suggestionId: ids.implemented, outcome: 'CONFIRMED' }),
  ],
  submitResearch: [
    'project with results',
    (ids) => ({ ...ofProject(ids), kind: 'SPECIAL_REPORT', title: '专报', recipient: '市委' }),
  ],
  recordInstruction: [
    'project with results',
    (ids) => ({ submissionId: ids.submission, leaderName: '宣北辰', leaderOffice: '副市长', text: '阅。' }),
  ],
  'editResearchSuggestion, a suggestion': ['suggestion of a report', (ids) => ({ ...ofSuggested(ids), title: '改名' })],
  'removeResearchSuggestion, a suggestion': ['suggestion of a project that runs', ofSuggested],
  'decideResearchSuggestion, adopted': [
    'suggestion of a report',
    (ids) => ({ ...ofSuggested(ids), decision: 'ADOPTED' }),
  ],
  'decideResearchSuggestion, not adopted': [
    'suggestion of a report',
    (ids) => ({ ...ofSuggested(ids), ...why, decision: 'NOT_ADOPTED' }),
  ],
  'followUpSuggestion, a suggestion': ['suggestion of a report', (ids) => ({ ...ofSuggested(ids), ...reply })],
  'implementSuggestion, a suggestion': ['suggestion of a report', ofSuggested],
  'lookBackOnSuggestion, confirmed': [
    'suggestion of a report',
    (ids) => ({ ...ofSuggested(ids), outcome: 'CONFIRMED' }),
  ],
  'lookBackOnSuggestion, opened again': [
    'suggestion of a report',
    (ids) => ({ ...ofSuggested(ids), ...why, outcome: 'REOPENED' }),
  ],
  closeHandoverChannel: ['channel', (ids) => ({ channelId: ids.channel, ...why })],
  decideConsequence: ['consequence', (ids) => ({ consequenceId: ids.consequence })],
  dropConsequence: ['consequence', (ids) => ({ ...why, consequenceId: ids.consequence })],
  'publishLeagueTable, of members': ['assessment with ranks of members', ofAssessment],
  'publishLeagueTable, of bodies': ['assessment with ranks of bodies', ofAssessment],
  withdrawLeagueTable: ['league table', (ids) => ({ ...why, leagueTableId: ids.leagueTable })],
  'decideResultObjection, and its league table': [
    'league table with an objection',
    (ids) => ({ ...ofObjection(ids), ...why, upheld: true }),
  ],
  changeHandlingUnit: ['handling unit', (ids) => ({ unitId: ids.unit, aliases: ['简称'] })],
  closeHandlingUnit: ['handling unit', (ids) => ({ unitId: ids.unit, ...why })],
  submitEvidence: ['assessment of the body', (ids) => ({ assessmentId: ids.assessment, ...material })],
  acceptEvidence: ['assessment with evidence', (ids) => ({ submissionId: ids.submission, kindId: ids.kind })],
  rejectEvidence: ['assessment with evidence', (ids) => ({ submissionId: ids.submission, ...why })],
  recordAssessmentEntry: [
    'assessment with evidence',
    (ids) => ({ resultId: ids.result, kindId: ids.kind, title: '座谈会' }),
  ],
  'compensateAssessmentEntry of an assessment': ['assessment with evidence', (ids) => ({ entryId: ids.entry, ...why })],
  withdrawEvidence: ['submission', (ids) => ({ submissionId: ids.submission })],
  'compensateAssessmentEntry of an entry': ['entry', (ids) => ({ entryId: ids.entry, ...why })],
  renameTheme: ['theme', (ids) => ({ ...ofTheme(ids), title: '改名' })],
  removeTheme: ['theme', ofTheme],
  offerThemes: ['theme', ({ theme }) => ({ themeIds: [theme] })],
};

/** The mutation by which an act is taken: the first word of its name. */
export const mutationOf = (name: ActName): string => /^\w+/.exec(name)![0];
export const statesFor = (name: ActName): string[] => kinds[acts[name][0]].states;
export const stateOf = (at: string): string => at.split('@')[0];

/** What may come of an act in a state by somebody in a role; where both stand in its way, either may be told. */
export function outcomesExpected(name: ActName, at: string, role: Role): string[] {
  const { from, by, to, reach, unseen = [] }: ExpectedAct = expectedActs[name];
  if (unseen.includes(role)) return ['NOT_FOUND'];
  const [state, stored] = at.split('@');
  const refusals = [!by.includes(role) && 'FORBIDDEN', !from.includes(state) && 'ILLEGAL_TRANSITION'].filter(Boolean);
  if (refusals.length > 0) return refusals as string[];
  if (to === undefined && reach !== undefined && Number(stored) >= reach) return ['CONFLICT'];
  const next = typeof to === 'object' ? to[state] : to;
  return [next === 'gone' ? next : `${next ?? state}@${reach ?? stored}`];
}

/** What came of it: an error's code, or state and reach as stored. A refusal that changed something tells both. */
export async function outcomeOf(
  schema: GraphQLSchema,
  name: ActName,
  at: string,
  role: Role,
  place: Place,
): Promise<string> {
  const [kind, input] = acts[name];
  const { ids, read } = await placeRecord(kind, place, at);
  const viewer = { ...personIn(place.body, role), personId: place.personId };
  const source = documentOf(operation(mutationOf(name)), '{ __typename }');
  const answer = await askIn(schema, viewer, source, { input: input(ids, role) }, now);
  const [code, stored] = [codeOf(answer), await read()];
  if (code === 'OK') return stored;
  return stored === at ? code : `${code}, yet ${stored}`;
}
