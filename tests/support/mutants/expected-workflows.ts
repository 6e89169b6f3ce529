import { Role } from '../world.js';

/**
 * What an act does to a record: from which states, to which, by whom, and who sees the record afterwards (0 own body,
 * 1 those above, 2 those below, 3 the network). Left out, state or sight stay as they were. Written from docs/api.md,
 * and not from the tables that decide it.
 */
export interface ExpectedAct {
  from: string[];
  to?: string | Partial<Record<string, string>>;
  by: Role[];
  reach?: number;
  /** Who does not see what it is done to, and is told so before anything else. */
  unseen?: Role[];
}

const { ADMIN, CHAIR, COMMITTEE, LIAISON, MEMBER, OFFICE } = Role;
const working = [OFFICE, LIAISON];
const leading = [CHAIR, ...working];
const carryingOut = [COMMITTEE, ...working];
const suggesting = [MEMBER, ...working];

const drafting = { from: ['DRAFT'], by: working };
const planActs = {
  renamePlan: drafting,
  addPlanItem: drafting,
  changePlanItem: drafting,
  movePlanItem: drafting,
  removePlanItem: drafting,
  deletePlan: { ...drafting, to: 'gone' },
  submitPlan: { ...drafting, to: 'IN_APPROVAL' },
  recallPlan: { from: ['IN_APPROVAL'], to: 'DRAFT', by: working },
  'decideGate, not the last': { from: ['IN_APPROVAL'], by: working },
  'decideGate, the last': { from: ['IN_APPROVAL'], to: 'APPROVED', by: working },
  'decideGate, returned': { from: ['IN_APPROVAL'], to: 'DRAFT', by: working },
  reportPlan: { from: ['APPROVED'], to: 'REPORTED', by: working, reach: 1 },
  issuePlan: { from: ['APPROVED', 'REPORTED'], to: 'ISSUED', by: working, reach: 1 },
  offerPlan: { from: ['ISSUED'], by: leading, reach: 2 },
  publishPlan: { from: ['ISSUED'], by: leading, reach: 3 },
  'amendPlan, another item': { from: ['ISSUED'], by: working },
  closePlan: { from: ['ISSUED'], to: 'CLOSED', by: leading },
};

const open = ['PLANNED', 'UNDERWAY', 'POSTPONED'];
const begins = { PLANNED: 'UNDERWAY', POSTPONED: 'UNDERWAY' };
const ofIssued = { from: ['ISSUED'], by: carryingOut };
const itemActs = {
  // Looked at from the state of the plan, which none of them changes.
  'advanceItem of a plan': ofIssued,
  'completeItem of a plan': ofIssued,
  'postponeItem of a plan': ofIssued,
  'reopenItem of a plan': ofIssued,
  // Looked at from the state of the item, of an issued plan.
  advanceItem: { from: [...open, 'DONE'], to: begins, by: carryingOut },
  completeItem: { from: open, to: 'DONE', by: carryingOut },
  postponeItem: { from: open, to: 'POSTPONED', by: carryingOut },
  reopenItem: { from: ['DONE'], to: 'UNDERWAY', by: carryingOut },
  'amendPlan, another title': { from: open, by: working },
  'amendPlan, cancelled': { from: open, to: 'CANCELLED', by: working },
  'amendPlan, another time': { from: open, to: { POSTPONED: 'PLANNED' }, by: working },
  'amendPlan, another time once begun': { from: open, to: { POSTPONED: 'UNDERWAY' }, by: working },
};

const topicActs = {
  editTopicCall: drafting,
  deleteTopicCall: { ...drafting, to: 'gone' },
  'openTopicCall, for the own people': { ...drafting, to: 'OPEN', reach: 0 },
  'openTopicCall, for the bodies below': { ...drafting, to: 'OPEN', reach: 2 },
  extendTopicCall: { from: ['OPEN'], by: working },
  closeTopicCall: { from: ['OPEN'], to: 'CLOSED', by: working },
  circleSuggestion: { from: ['OPEN', 'CLOSED'], by: leading },
  uncircleSuggestion: { from: ['OPEN', 'CLOSED'], by: leading },
  decideSuggestion: { from: ['CLOSED'], by: working },
  decideTopicCall: { from: ['CLOSED'], to: 'DECIDED', by: leading },
  'suggestTopic, in his own name': { from: ['OPEN'], by: [MEMBER] },
  'suggestTopic, for others': { from: ['OPEN'], by: working },
  'suggestTopic, to the body above': { from: ['OPEN'], by: working },
  // Of a suggestion in his own name, by himself.
  editSuggestion: { from: ['DRAFT'], by: suggesting },
  deleteSuggestion: { from: ['DRAFT'], to: 'gone', by: suggesting },
  submitSuggestion: { from: ['DRAFT'], to: 'SUBMITTED', by: suggesting },
  withdrawSuggestion: { from: ['SUBMITTED'], to: 'WITHDRAWN', by: suggesting },
  'editSuggestion, entered for others': drafting,
};

const schemeActs = {
  editScheme: drafting,
  deleteScheme: { ...drafting, to: 'gone' },
  publishScheme: { from: ['DRAFT'], to: 'PUBLISHED', by: leading, reach: 1 },
  // Looked at from the state of the edition before.
  'publishScheme, of the next edition': { from: ['PUBLISHED'], to: 'REPLACED', by: leading },
  reviseScheme: { from: ['PUBLISHED'], by: working },
  copyScheme: { from: ['DRAFT', 'PUBLISHED', 'REPLACED', 'FROZEN'], by: working },
  offerScheme: { from: ['PUBLISHED'], by: leading, reach: 2 },
  openAssessment: { from: ['PUBLISHED', 'FROZEN'], by: working },
  freezeScheme: { from: ['PUBLISHED'], to: 'FROZEN', by: [CHAIR] },
};

const whileRunning = { from: ['SELF_ASSESSMENT', 'MARKING'], by: working };
const inApproval = { from: ['IN_APPROVAL'], by: working };
const assessmentActs = {
  // Looked at from the state of the scheme.
  openAssessment: { from: ['PUBLISHED', 'FROZEN'], by: working },
  addSubjects: whileRunning,
  exemptSubject: whileRunning,
  computeAssessment: whileRunning,
  adoptEdition: whileRunning,
  beginMarking: { from: ['SELF_ASSESSMENT'], to: 'MARKING', by: working },
  submitAssessment: { from: ['MARKING'], to: 'IN_APPROVAL', by: working },
  'decideAssessmentGate, not the last': inApproval,
  'decideAssessmentGate, the last': { ...inApproval, to: 'DECIDED' },
  'decideAssessmentGate, returned': { ...inApproval, to: 'MARKING' },
  publishAssessment: { from: ['DECIDED'], to: 'PUBLISHED', by: leading },
  closeAssessment: { from: ['PUBLISHED'], to: 'CLOSED', by: leading },
  // Looked at from the state of the scheme that it goes by.
  'closeAssessment, and its scheme': {
    from: ['PUBLISHED', 'REPLACED', 'FROZEN'],
    to: { PUBLISHED: 'FROZEN' },
    by: leading,
  },
  reopenAssessment: { from: ['CLOSED'], to: 'MARKING', by: [CHAIR] },
};

const ofAccount = { from: ['ACTIVE'], by: [ADMIN] };
const ofBody = { from: ['ACTIVE'], by: [OFFICE] };
const ofTerm = { from: ['RUNNING', 'ENDED'], by: [OFFICE] };
const otherActs = {
  disableAccount: { ...ofAccount, to: 'DISABLED' },
  enableAccount: { from: ['DISABLED'], to: 'ACTIVE', by: [ADMIN] },
  resetPassword: { from: ['ACTIVE', 'DISABLED'], by: [ADMIN] },
  giveSeat: ofAccount,
  linkIdentity: ofAccount,
  unlinkIdentity: { from: ['ACTIVE', 'DISABLED'], by: [ADMIN] },
  changeSeatRoles: { from: ['HELD'], by: [ADMIN] },
  endSeat: { from: ['HELD'], to: 'ENDED', by: [ADMIN] },
  withdrawSeatInvitation: { from: ['OPEN'], to: 'WITHDRAWN', by: [ADMIN] },
  renameBody: ofBody,
  setBodyTitle: ofBody,
  closeBody: { ...ofBody, to: 'CLOSED' },
  changeTerm: ofTerm,
  endTerm: { ...ofTerm, from: ['RUNNING'], to: 'ENDED' },
  addTermSession: ofTerm,
  changeTermSession: ofTerm,
  renameTheme: { from: ['DRAFT', 'OFFERED'], by: working },
  removeTheme: { ...drafting, to: 'gone' },
  offerThemes: { ...drafting, to: 'OFFERED', reach: 2 },
};

const serving = { from: ['SERVING'], by: working };
const current = { from: ['CURRENT'], to: 'ENDED', by: working };
const memberActs = {
  changeMember: serving,
  releaseMember: { ...serving, to: 'LEFT' },
  reinstateMember: { from: ['LEFT'], to: 'SERVING', by: working },
  linkMember: { from: ['SERVING'], by: [ADMIN] },
  unlinkMember: { from: ['SERVING', 'LEFT'], by: [ADMIN] },
  joinGroup: serving,
  postMember: serving,
  linkContact: serving,
  leaveGroup: current,
  endPosting: current,
  endContact: current,
  rollOverTerm: { from: ['RUNNING'], by: [OFFICE] },
  commitRoster: { from: ['PREVIEWED'], to: 'COMMITTED', by: working },
};

const recording = [COMMITTEE, ...working];
const answering = { from: ['RECORDED'], by: [MEMBER] };
const deciding = { from: ['OBJECTED'], by: leading };
const dutyActs = {
  changeDutyKind: { from: ['ACTIVE'], by: working },
  closeDutyKind: { from: ['ACTIVE'], to: 'CLOSED', by: working },
  recordDutyEvent: { from: ['ACTIVE'], by: recording },
  'correctDutyEvent of an entry': { from: ['RECORD', 'REPLACEMENT'], by: recording },
  'correctDutyEvent of a part': { from: ['RECORDED', 'CONFIRMED', 'OBJECTED'], to: 'COMPENSATED', by: recording },
  // Of what is recorded of himself.
  confirmParticipation: { ...answering, to: 'CONFIRMED' },
  objectToParticipation: { ...answering, to: 'OBJECTED' },
  'decideObjection, not upheld': { ...deciding, to: 'CONFIRMED' },
  'decideObjection, upheld': { ...deciding, to: 'COMPENSATED' },
};

const marking = { from: ['MARKING'], by: [CHAIR, COMMITTEE, ...working] };
const markActs = {
  // Looked at from the state of the assessment of the own body.
  requestMarks: { from: ['MARKING'], by: working },
  giveMarks: marking,
  withdrawMark: { ...marking, to: 'gone' },
  handInDutyReport: { from: ['SELF_ASSESSMENT'], by: [MEMBER] },
  // Looked at from the state of what was asked.
  withdrawMarkRequest: { from: ['OPEN'], to: 'WITHDRAWN', by: working },
  'giveMarks in answer': { ...marking, from: ['OPEN'] },
  'withdrawMark of an answer': { ...marking, from: ['OPEN'], to: 'gone' },
};

const assessed = ['PUBLISHED', 'CLOSED'];
const outcomeActs = {
  // Looked at from the state of the assessment, which none of them changes.
  'objectToResult, by a member': { from: ['PUBLISHED'], by: [MEMBER] },
  'objectToResult, by a body': { from: ['PUBLISHED'], by: working, unseen: [MEMBER] },
  'decideResultObjection in an assessment': { from: ['PUBLISHED'], by: leading },
  // Looked at from the state of the objection.
  'withdrawResultObjection, by a member': { from: ['SUBMITTED'], to: 'WITHDRAWN', by: [MEMBER] },
  'withdrawResultObjection, by a body': { from: ['SUBMITTED'], to: 'WITHDRAWN', by: working, unseen: [MEMBER] },
  decideResultObjection: { from: ['SUBMITTED'], to: 'DECIDED', by: leading },
  decideConsequence: { from: ['PROPOSED'], to: 'DECIDED', by: [CHAIR] },
  dropConsequence: { from: ['PROPOSED'], to: 'DROPPED', by: leading },
  // Looked at from the state of the assessment, and from how far its league table reaches.
  'publishLeagueTable, of members': { from: assessed, by: [CHAIR] },
  'publishLeagueTable, of bodies': { from: assessed, by: [CHAIR], reach: 2 },
  withdrawLeagueTable: { from: ['PUBLISHED'], to: 'WITHDRAWN', by: [CHAIR], reach: 0 },
  // Looked at from the state of the league table of the assessment.
  'decideResultObjection, and its league table': {
    from: ['PUBLISHED', 'WITHDRAWN'],
    to: { PUBLISHED: 'WITHDRAWN' },
    by: leading,
    reach: 0,
  },
};

const whileItRuns = ['SELF_ASSESSMENT', 'MARKING'];
const assessedActs = {
  // Looked at from the state of the assessment, which none of them changes.
  submitEvidence: { from: whileItRuns, by: working },
  acceptEvidence: { from: whileItRuns, by: leading },
  rejectEvidence: { from: whileItRuns, by: leading },
  recordAssessmentEntry: { from: whileItRuns, by: recording },
  'compensateAssessmentEntry of an assessment': { from: whileItRuns, by: leading },
  // Looked at from the state of the submission, and of the entry, of an assessment that runs.
  withdrawEvidence: { from: ['SUBMITTED'], to: 'WITHDRAWN', by: working },
  'compensateAssessmentEntry of an entry': { from: ['COUNTED', 'REJECTED'], to: 'COMPENSATED', by: leading },
  changeHandlingUnit: { from: ['ACTIVE'], by: working },
  closeHandlingUnit: { from: ['ACTIVE'], to: 'CLOSED', by: working },
};

const handoverActs = {
  // By whom it was sent to.
  receiveHandover: { from: ['SENT'], to: 'RECEIVED', by: leading },
  acceptHandover: { from: ['SENT', 'RECEIVED'], to: 'ACCEPTED', by: leading },
  returnHandover: { from: ['SENT', 'RECEIVED', 'ACCEPTED'], to: 'RETURNED', by: leading },
  answerHandover: { from: ['RECEIVED', 'ACCEPTED', 'ANSWERED'], to: 'ANSWERED', by: leading },
  // By whom sent it.
  remindHandover: { from: ['SENT', 'RECEIVED', 'ACCEPTED'], by: leading },
  recallHandover: { from: ['SENT'], to: 'RECALLED', by: leading },
  closeHandover: { from: ['RECEIVED', 'ACCEPTED', 'RETURNED', 'ANSWERED'], to: 'CLOSED', by: leading },
  // By either.
  'commentOnHandover, the sender': { from: ['RECEIVED', 'ACCEPTED', 'RETURNED', 'ANSWERED'], by: leading },
  'commentOnHandover, the receiver': { from: ['RECEIVED', 'ACCEPTED', 'RETURNED', 'ANSWERED'], by: leading },
  closeHandoverChannel: { from: ['OPEN'], to: 'CLOSED', by: [CHAIR, OFFICE] },
};

const shaping = { from: ['DRAFT', 'RUNNING'], by: leading };
const researchActs = {
  editResearchProject: shaping,
  launchResearchProject: { from: ['DRAFT'], to: 'RUNNING', by: leading, reach: 1 },
  cancelResearchProject: { from: ['DRAFT', 'RUNNING'], to: 'CANCELLED', by: leading },
  closeResearchProject: { from: ['REPORTED'], to: 'CLOSED', by: leading },
  deleteResearchProject: { from: ['DRAFT'], to: 'gone', by: leading },
  // Its parts.
  ...{ addSubTopic: shaping, editSubTopic: shaping, removeSubTopic: shaping },
  ...{ addResearchGroup: shaping, editResearchGroup: shaping, removeResearchGroup: shaping },
  'placeResearcher in a project': { from: ['RUNNING'], by: leading },
  nameResearcher: { from: ['RUNNING'], by: leading },
  recordResearchActivity: { from: ['RUNNING'], by: leading },
  deleteResearchActivity: { from: ['RUNNING'], by: leading },
  'placeResearcher, a researcher': { from: ['NAMED'], by: leading },
  withdrawResearcher: { from: ['NAMED'], to: 'WITHDRAWN', by: leading },
};

const writing = [MEMBER, COMMITTEE, ...leading];
const reporting = [COMMITTEE, ...leading];
const written = ['DRAFT', 'RETURNED'];
const resultActs = {
  // As far as the project goes; a member where he was named.
  draftContribution: { from: ['RUNNING'], by: writing },
  'editContribution in a project': { from: ['RUNNING'], by: writing },
  'handInContribution in a project': { from: ['RUNNING'], by: leading },
  // As far as the contribution goes.
  'editContribution of a contribution': { from: written, by: writing },
  deleteContribution: { from: ['DRAFT'], to: 'gone', by: writing },
  'handInContribution, to others': { from: written, to: 'HANDED_IN', by: leading },
  'handInContribution, to itself': { from: written, to: 'ACCEPTED', by: leading },
  // The report, by the state of the project, and by its own.
  ...{ draftReport: { from: ['RUNNING'], by: reporting }, mergeContributions: { from: ['RUNNING'], by: reporting } },
  'editReport in a project': { from: ['RUNNING'], by: reporting },
  'addReportPart in a project': { from: ['RUNNING'], by: reporting },
  'editReportPart in a project': { from: ['RUNNING'], by: reporting },
  'removeReportPart in a project': { from: ['RUNNING'], by: reporting },
  'finaliseReport in a project': { from: ['RUNNING'], to: 'REPORTED', by: leading },
  'editReport of a report': { from: ['DRAFT'], by: reporting },
  'addReportPart of a report': { from: ['DRAFT'], by: reporting },
  'editReportPart of a report': { from: ['DRAFT'], by: reporting },
  'removeReportPart of a report': { from: ['DRAFT'], by: reporting },
  'finaliseReport of a report': { from: ['DRAFT'], to: 'FINAL', by: leading, reach: 1 },
};

const creditActs = {
  creditResearch: { from: ['REPORTED', 'CLOSED'], by: leading },
  // By the body that is credited.
  takeOverResearchCredits: { from: ['GIVEN'], to: 'TAKEN_OVER', by: recording },
};

const reviewActs = {
  // By whose record was reviewed, and by whose record came of another; both have one state.
  answerReview: { from: ['GIVEN'], by: leading },
  unlinkLineage: { from: ['MADE'], to: 'gone', by: leading },
};

const followed = { from: ['REPORTED', 'CLOSED'], by: leading };
const suggestedOf = { from: ['RUNNING', 'REPORTED', 'CLOSED'], by: leading };
const suggestingActs = {
  // Looked at from the state of the project, which none of them changes.
  addResearchSuggestion: suggestedOf,
  'editResearchSuggestion of a project': suggestedOf,
  'removeResearchSuggestion of a project': { from: ['RUNNING'], by: leading },
  'decideResearchSuggestion of a project': followed,
  'followUpSuggestion of a project': followed,
  'implementSuggestion of a project': followed,
  'lookBackOnSuggestion of a project': followed,
  submitResearch: followed,
  recordInstruction: followed,
  // Looked at from the state of the suggestion.
  'editResearchSuggestion, a suggestion': { from: ['MADE'], by: leading },
  'removeResearchSuggestion, a suggestion': { from: ['MADE'], to: 'gone', by: leading },
  'decideResearchSuggestion, adopted': { from: ['MADE'], to: 'ADOPTED', by: leading },
  'decideResearchSuggestion, not adopted': { from: ['MADE'], to: 'NOT_ADOPTED', by: leading },
  'followUpSuggestion, a suggestion': { from: ['MADE', 'ADOPTED', 'IMPLEMENTED'], by: leading },
  'implementSuggestion, a suggestion': { from: ['ADOPTED'], to: 'IMPLEMENTED', by: leading },
  'lookBackOnSuggestion, confirmed': { from: ['IMPLEMENTED'], by: leading },
  'lookBackOnSuggestion, opened again': { from: ['IMPLEMENTED'], to: 'ADOPTED', by: leading },
};

export const expectedActs = {
  ...{ ...planActs, ...itemActs, ...topicActs },
  ...{ ...memberActs, ...dutyActs, ...schemeActs, ...otherActs },
  ...{ ...assessmentActs, ...markActs, ...outcomeActs, ...assessedActs },
  ...{ ...handoverActs, ...researchActs, ...resultActs, ...suggestingActs, ...reviewActs, ...creditActs },
} satisfies Record<string, ExpectedAct>;
export type ActName = keyof typeof expectedActs;
