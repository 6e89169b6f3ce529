import { Role } from '../world.js';

/** Who may ask an operation. Written from docs/api.md, and not from the tables that decide it. */
export interface Expected {
  who: 'everybody' | 'signed in' | Role[];
  /** Whether also in a body that is closed: it reads and does not write. */
  inClosedBody: boolean;
}

const { ADMIN, AUDITOR, CHAIR, COMMITTEE, LIAISON, MEMBER, OFFICE } = Role;
/** Who does the work; in a township the liaison officer is the office. */
const working = [OFFICE, LIAISON];
const leading = [CHAIR, ...working];
const carryingOut = [COMMITTEE, ...working];
/** Who keeps the files of members; all others read their own. */
const keeping = [ADMIN, AUDITOR, CHAIR, COMMITTEE, ...working];

const reading = (who: Expected['who'], ...operations: string[]) => entries({ who, inClosedBody: true }, operations);
const writing = (who: Role[], ...operations: string[]) => entries({ who, inClosedBody: false }, operations);
const entries = (expected: Expected, operations: string[]): [operation: string, expected: Expected][] =>
  operations.map((operation) => [operation, expected]);

export const expectedPermissions: ReadonlyMap<string, Expected> = new Map([
  // Entering and leaving, and what a person does for himself.
  ...reading('everybody', 'signIn'),
  ...reading('signed in', 'viewer', 'signOut', 'changePassword', 'acceptSeat'),

  // Within a body all its people read the same.
  ...reading('signed in', 'node', 'body', 'bodies', 'terms'),
  ...reading('signed in', 'plan', 'plans', 'planItem', 'planItems', 'gateTemplate'),
  ...reading('signed in', 'themes', 'topicCall', 'topicCalls', 'topicSuggestion', 'topicSuggestions'),
  ...reading('signed in', 'planRollUp', 'themeCoverage', 'quotas', 'reportingRequirements'),
  // Files of members: the database shows who may read which.
  ...reading('signed in', 'member', 'members', 'myMemberships', 'memberGroups', 'postings'),
  ...reading(keeping, 'memberFigures', 'rosterImport', 'rosterImports'),
  ...reading('signed in', 'scheme', 'schemes', 'checkScheme'),
  ...reading('signed in', 'dutyKinds', 'dutyEvent', 'dutyEvents', 'participation', 'participations'),
  ...reading('signed in', 'assessment', 'assessments', 'assessmentGateTemplate'),
  ...reading('signed in', 'assessmentResult', 'receivedResults', 'memberStanding'),
  ...reading(keeping, 'assessmentRollUp'),
  ...reading(leading, 'schemeTrial'),
  // Marks: what others are asked, or the own body is asked, and what members hand in.
  ...reading('signed in', 'markRequests', 'dutyReports'),
  ...reading(keeping, 'markProgress'),
  // What comes of results: the database shows who may read which.
  ...reading('signed in', 'resultObjection', 'resultObjections', 'consequence', 'consequences'),
  ...reading('signed in', 'leagueTable', 'leagueTables'),
  ...reading('signed in', 'handlingUnits', 'evidenceSubmission', 'evidenceSubmissions'),
  // What passes between bodies: the database shows who may read which.
  ...reading(
    'signed in',
    'handover',
    'handovers',
    'handoverCounts',
    'handoverChannels',
    'handoverPartners',
    'dispatch',
    'dispatches',
  ),
  // Joint research: who takes part sees it.
  ...reading('signed in', 'researchProjects', 'researchSuggestions', 'lookBacksDue'),
  ...reading('signed in', 'contribution', 'contributions', 'researchReport', 'researchReports'),
  ...reading('signed in', 'researchCredits', 'researchRollUp'),
  ...reading('signed in', 'review', 'reviews', 'lineage'),
  // Accounts, seats and invitations are for its ADMIN and AUDITOR.
  ...reading([ADMIN, AUDITOR], 'accounts', 'seats', 'seatInvitations'),

  // ADMIN manages accounts and seats.
  ...writing([ADMIN], 'createAccount', 'foundAccount', 'disableAccount', 'enableAccount', 'resetPassword'),
  ...writing([ADMIN], 'linkIdentity', 'unlinkIdentity'),
  ...writing([ADMIN], 'giveSeat', 'changeSeatRoles', 'endSeat', 'inviteToSeat', 'withdrawSeatInvitation'),

  // The office alone: bodies, terms, and what is expected of the bodies below.
  ...writing([OFFICE], 'openBody', 'renameBody', 'setBodyTitle', 'closeBody'),
  ...writing([OFFICE], 'addTerm', 'changeTerm', 'endTerm', 'addTermSession', 'changeTermSession'),
  ...writing([OFFICE], 'setQuotas', 'setReportingRequirement'),

  // Members: the office keeps the roster, ADMIN says whose file it is.
  ...writing(working, 'addMember', 'changeMember', 'releaseMember', 'reinstateMember'),
  ...writing(working, 'addMemberGroup', 'changeMemberGroup', 'joinGroup', 'leaveGroup'),
  ...writing(working, 'postMember', 'endPosting', 'linkContact', 'endContact'),
  ...writing(working, 'previewRoster', 'commitRoster'),
  ...writing([OFFICE], 'rollOverTerm'),
  ...writing([ADMIN], 'linkMember', 'unlinkMember'),

  // Duty events: who organises records, the member says whether it is so, whoever leads decides.
  ...writing(working, 'addDutyKind', 'adoptStandardDutyKinds', 'changeDutyKind', 'closeDutyKind'),
  ...writing([COMMITTEE, ...working], 'recordDutyEvent', 'correctDutyEvent'),
  ...writing([MEMBER], 'confirmParticipation', 'objectToParticipation'),
  ...writing(leading, 'decideObjection'),

  // Marks: the office asks others, whoever judges marks, the member reports.
  ...writing(working, 'requestMarks', 'withdrawMarkRequest'),
  ...writing([CHAIR, COMMITTEE, ...working], 'giveMarks', 'withdrawMark'),
  ...writing([MEMBER], 'handInDutyReport'),

  // What is assessed beside members.
  ...writing(working, 'addHandlingUnit', 'changeHandlingUnit', 'closeHandlingUnit'),
  ...writing(working, 'submitEvidence', 'withdrawEvidence'),
  ...writing(leading, 'acceptEvidence', 'rejectEvidence', 'compensateAssessmentEntry'),
  ...writing([COMMITTEE, ...working], 'recordAssessmentEntry'),

  // What passes between bodies; CHAIR and office say between which.
  ...writing(leading, 'sendHandover', 'receiveHandover', 'acceptHandover', 'returnHandover', 'answerHandover'),
  ...writing(leading, 'recallDispatch', 'closeDispatch'),
  ...writing(leading, 'commentOnHandover', 'remindHandover', 'recallHandover', 'closeHandover'),
  ...writing([CHAIR, OFFICE], 'openHandoverChannel', 'closeHandoverChannel'),
  ...writing(leading, 'reviewRecord', 'answerReview', 'linkLineage', 'unlinkLineage'),

  // Joint research: who passes things on runs it.
  ...writing(leading, 'draftResearchProject', 'editResearchProject', 'launchResearchProject', 'closeResearchProject'),
  ...writing(
    leading,
    'cancelResearchProject',
    'deleteResearchProject',
    'addSubTopic',
    'editSubTopic',
    'removeSubTopic',
  ),
  ...writing(leading, 'addResearchGroup', 'editResearchGroup', 'removeResearchGroup'),
  ...writing(leading, 'nameResearcher', 'placeResearcher', 'withdrawResearcher'),
  ...writing(leading, 'recordResearchActivity', 'deleteResearchActivity'),
  // Whoever works for it writes, a member where he was named; what leaves the body is of those who pass things on.
  ...writing([COMMITTEE, MEMBER, ...leading], 'draftContribution', 'editContribution', 'deleteContribution'),
  ...writing([COMMITTEE, ...leading], 'draftReport', 'editReport', 'mergeContributions'),
  ...writing([COMMITTEE, ...leading], 'addReportPart', 'editReportPart', 'removeReportPart'),
  ...writing(leading, 'handInContribution', 'finaliseReport'),
  // What comes of it.
  ...writing(leading, 'addResearchSuggestion', 'editResearchSuggestion', 'removeResearchSuggestion'),
  ...writing(leading, 'decideResearchSuggestion', 'followUpSuggestion', 'implementSuggestion', 'lookBackOnSuggestion'),
  ...writing(leading, 'submitResearch', 'recordInstruction'),
  ...writing(leading, 'creditResearch'),
  ...writing([COMMITTEE, ...working], 'takeOverResearchCredits'),

  // The work on plans.
  ...writing(working, 'addTheme', 'renameTheme', 'removeTheme', 'offerThemes'),
  ...writing(working, 'draftPlan', 'renamePlan', 'deletePlan', 'setGateTemplate'),
  ...writing(working, 'addPlanItem', 'changePlanItem', 'movePlanItem', 'removePlanItem'),
  ...writing(working, 'submitPlan', 'recallPlan', 'decideGate', 'reportPlan', 'issuePlan', 'amendPlan'),
  ...writing(carryingOut, 'advanceItem', 'completeItem', 'postponeItem', 'reopenItem'),
  // CHAIR publishes and closes.
  ...writing(leading, 'offerPlan', 'publishPlan', 'closePlan'),

  // Topics: MEMBER suggests, CHAIR circles and decides.
  ...writing(working, 'draftTopicCall', 'editTopicCall', 'deleteTopicCall', 'openTopicCall', 'extendTopicCall'),
  ...writing(working, 'closeTopicCall', 'decideSuggestion'),
  ...writing(leading, 'circleSuggestion', 'uncircleSuggestion', 'decideTopicCall'),
  ...writing([MEMBER, ...working], 'suggestTopic', 'editSuggestion', 'deleteSuggestion'),
  ...writing([MEMBER, ...working], 'submitSuggestion', 'withdrawSuggestion'),

  // Schemes: CHAIR publishes as of plans, and alone says that a year is over.
  ...writing(working, 'draftScheme', 'editScheme', 'deleteScheme', 'reviseScheme', 'copyScheme'),
  ...writing(leading, 'publishScheme', 'offerScheme'),
  ...writing([CHAIR], 'freezeScheme'),

  // Assessments: the office runs them, CHAIR publishes and closes them too, and alone reopens them.
  ...writing(working, 'openAssessment', 'addSubjects', 'exemptSubject', 'computeAssessment', 'adoptEdition'),
  ...writing(working, 'beginMarking', 'submitAssessment', 'decideAssessmentGate', 'setAssessmentGates'),
  ...writing(leading, 'publishAssessment', 'closeAssessment'),
  ...writing([CHAIR], 'reopenAssessment'),
  // What comes of results: who is assessed objects, whoever leads decides, CHAIR alone makes it public.
  ...writing([MEMBER, ...working], 'objectToResult', 'withdrawResultObjection'),
  ...writing(leading, 'decideResultObjection', 'dropConsequence'),
  ...writing([CHAIR], 'decideConsequence', 'publishLeagueTable', 'withdrawLeagueTable'),
]);

/** Types whose objects only certain roles of their body fetch by their ids. */
export const expectedReaders: Readonly<Record<string, Role[]>> = {
  Account: [ADMIN, AUDITOR],
  Identity: [ADMIN, AUDITOR],
  Seat: [ADMIN, AUDITOR],
  SeatInvitation: [ADMIN, AUDITOR],
  // Members and handlers learn their results when all are told, and never what was circled.
  TopicCircle: [CHAIR, COMMITTEE, OFFICE, LIAISON, AUDITOR],
  TopicResult: [CHAIR, COMMITTEE, OFFICE, LIAISON, AUDITOR],
};

/** Types whose objects are members' files: who keeps none fetches his own, which these are not. Row security decides. */
export const expectedFiles: Readonly<Record<string, Role[]>> = Object.fromEntries(
  ['Member', 'MemberChange', 'GroupMembership', 'Posting', 'ContactLink', 'TermMembership']
    .concat(['RosterImport', 'RosterImportRow', 'DutyEvent', 'Participation'])
    .concat(['AssessmentResult', 'AssessmentGate', 'AssessmentStep', 'AssessmentFigure'])
    .concat(['MarkRequest', 'Mark', 'DutyReport'])
    .concat(['ResultObjection', 'ObjectionDecision', 'Consequence'])
    .concat(['EvidenceSubmission', 'AssessmentEntry'])
    .concat(['Handover', 'HandoverEntry', 'Dispatch', 'Researcher', 'Contribution'])
    .concat(['Review', 'ReviewAnswer', 'ResearchCredit'])
    .map((type) => [type, keeping]),
);
