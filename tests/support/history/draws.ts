import fc from 'fast-check';
import { choices, type Choice } from './reads.js';
import { accountActs, seatActs } from '../model/account-acts.js';
import type { Act } from '../model/act.js';
import { amendingActs } from '../model/amending-acts.js';
import { contactActs, groupActs, postingActs } from '../model/belonging-acts.js';
import { concludingActs, runningActs } from '../model/assessment-acts.js';
import { bodyActs } from '../model/body-acts.js';
import { callActs } from '../model/call-acts.js';
import { carryingOutActs } from '../model/carrying-out-acts.js';
import { choosingActs } from '../model/choosing-acts.js';
import { dutyEventActs, dutyKindActs, participationActs } from '../model/duty-acts.js';
import { enteringActs, evidenceActs } from '../model/evidence-acts.js';
import { channelActs, dispatchActs, handoverActs } from '../model/handover-acts.js';
import { sendingActs } from '../model/sending-acts.js';
import { lineageActs, reviewActs } from '../model/review-acts.js';
import { handlingUnitActs } from '../model/handling-unit-acts.js';
import { draftingActs } from '../model/item-acts.js';
import { markActs } from '../model/mark-acts.js';
import { memberActs, rollOverActs } from '../model/member-acts.js';
import { consequenceActs, decidingActs, leagueTableActs, objectingActs } from '../model/outcome-acts.js';
import { planActs } from '../model/plan-acts.js';
import { partActs, projectActs, teamActs } from '../model/research-acts.js';
import { creditActs } from '../model/credit-acts.js';
import { contributionActs } from '../model/contribution-acts.js';
import { reportActs } from '../model/report-acts.js';
import { submittingActs, suggestingActs } from '../model/result-acts.js';
import { rosterActs } from '../model/roster-acts.js';
import { schemeActs } from '../model/scheme-acts.js';
import { suggestionActs } from '../model/suggestion-acts.js';
import { termActs } from '../model/term-acts.js';
import { expectationActs, themeActs } from '../model/theme-acts.js';

/** Every act of the API that makes or changes records. */
export const acts: Record<string, Act> = {
  ...planActs,
  ...draftingActs,
  ...carryingOutActs,
  ...amendingActs,
  ...themeActs,
  ...callActs,
  ...suggestionActs,
  ...choosingActs,
  ...expectationActs,
  ...schemeActs,
  ...termActs,
  ...bodyActs,
  ...accountActs,
  ...seatActs,
  ...memberActs,
  ...rollOverActs,
  ...groupActs,
  ...postingActs,
  ...contactActs,
  ...rosterActs,
  ...dutyKindActs,
  ...dutyEventActs,
  ...participationActs,
  ...runningActs,
  ...concludingActs,
  ...markActs,
  ...handlingUnitActs,
  ...evidenceActs,
  ...sendingActs,
  ...dispatchActs,
  ...handoverActs,
  ...channelActs,
  ...reviewActs,
  ...lineageActs,
  ...{ ...projectActs, ...partActs, ...teamActs },
  ...{ ...contributionActs, ...reportActs, ...creditActs },
  ...{ ...suggestingActs, ...submittingActs },
  ...enteringActs,
  ...objectingActs,
  ...decidingActs,
  ...consequenceActs,
  ...leagueTableActs,
};

/** What happens next, before it is known what there is: numbers stand for choices. */
export interface Draw {
  /** One act, mostly of those that are possible by then; or several that lead somewhere, all of one body. */
  acts: readonly (string | number)[];
  body?: number;
  numbers: number[];
  reads: Choice[];
}

/** What leads somewhere, far or less far. */
const careers = [
  'setGateTemplate draftPlan addPlanItem addPlanItem submitPlan decideGate issuePlan addTheme amendPlan offerPlan completeItem publishPlan',
  'addTheme offerThemes setGateTemplate draftPlan addPlanItem submitPlan recallPlan submitPlan decideGate reportPlan issuePlan advanceItem closePlan',
  'draftTopicCall openTopicCall suggestTopic suggestTopic submitSuggestion circleSuggestion closeTopicCall decideSuggestion decideSuggestion decideTopicCall',
  'draftScheme publishScheme offerScheme reviseScheme editScheme publishScheme copyScheme freezeScheme',
  'createAccount linkIdentity inviteToSeat addTerm addTermSession setQuotas setReportingRequirement',
  'draftTopicCall openTopicCall suggestTopic suggestTopic editSuggestion deleteSuggestion suggestTopic withdrawSuggestion',
  'createAccount addMemberGroup addTerm addMember addMember joinGroup postMember linkContact linkMember rollOverTerm previewRoster commitRoster releaseMember reinstateMember',
  'addMemberGroup addMember addMember joinGroup leaveGroup postMember endPosting linkContact endContact changeMember changeMemberGroup',
  'createAccount addMember addMember linkMember addDutyKind recordDutyEvent recordDutyEvent objectToParticipation confirmParticipation decideObjection correctDutyEvent recordDutyEvent unlinkMember',
  'adoptStandardDutyKinds addMember addMember recordDutyEvent recordDutyEvent recordDutyEvent correctDutyEvent correctDutyEvent changeDutyKind closeDutyKind',
  'addMember addMember draftScheme publishScheme openAssessment setAssessmentGates addMember addSubjects exemptSubject beginMarking submitAssessment decideAssessmentGate decideAssessmentGate publishAssessment closeAssessment reopenAssessment',
  'createAccount addMember linkMember draftScheme publishScheme openAssessment reviseScheme publishScheme adoptEdition computeAssessment beginMarking setAssessmentGates submitAssessment decideAssessmentGate decideAssessmentGate publishAssessment unlinkMember',
  'createAccount addMember addMember linkMember postMember draftScheme publishScheme openAssessment handInDutyReport beginMarking requestMarks giveMarks giveMarks withdrawMark withdrawMarkRequest requestMarks giveMarks setAssessmentGates submitAssessment decideAssessmentGate giveMarks',
  'createAccount addMember linkMember draftScheme publishScheme openAssessment setAssessmentGates beginMarking submitAssessment decideAssessmentGate decideAssessmentGate publishAssessment objectToResult decideResultObjection objectToResult withdrawResultObjection objectToResult closeAssessment decideConsequence publishLeagueTable unlinkMember',
  'addMember addMember draftScheme publishScheme openAssessment setAssessmentGates beginMarking submitAssessment decideAssessmentGate decideAssessmentGate publishAssessment publishLeagueTable dropConsequence decideConsequence withdrawLeagueTable publishLeagueTable closeAssessment reopenAssessment submitAssessment decideAssessmentGate publishAssessment',
  'createAccount addMemberGroup addMember linkMember joinGroup draftScheme publishScheme openAssessment setAssessmentGates beginMarking submitAssessment decideAssessmentGate decideAssessmentGate publishAssessment objectToResult unlinkMember closeAssessment reopenAssessment',
  'setGateTemplate draftPlan addPlanItem addPlanItem linkLineage linkLineage unlinkLineage linkLineage removePlanItem submitPlan decideGate reportPlan reviewRecord answerReview',
  'addMember draftResearchProject addResearchGroup addSubTopic launchResearchProject sendHandover sendHandover nameResearcher placeResearcher addSubTopic recordResearchActivity editSubTopic removeSubTopic removeResearchGroup cancelResearchProject',
  'addMember addDutyKind draftResearchProject launchResearchProject nameResearcher draftReport addReportPart finaliseReport creditResearch takeOverResearchCredits takeOverResearchCredits closeResearchProject creditResearch',
  'draftResearchProject launchResearchProject sendHandover draftContribution editContribution handInContribution mergeContributions draftReport addReportPart addReportPart editReportPart removeReportPart addResearchSuggestion finaliseReport decideResearchSuggestion implementSuggestion submitResearch recordInstruction closeResearchProject',
  'draftResearchProject launchResearchProject addResearchSuggestion addResearchSuggestion addResearchSuggestion editResearchSuggestion removeResearchSuggestion draftReport addReportPart finaliseReport closeResearchProject decideResearchSuggestion followUpSuggestion implementSuggestion lookBackOnSuggestion submitResearch recordInstruction',
  'draftPlan addPlanItem sendHandover sendHandover addPlanItem acceptHandover recallDispatch sendHandover removePlanItem addPlanItem closeDispatch deletePlan',
  // From a township upward: `^` says that the body above goes on, `/up` that it is about what passes between them.
  'sendHandover/up ^acceptHandover sendHandover/up ^acceptHandover draftResearchProject/up launchResearchProject draftReport addReportPart finaliseReport creditResearch',
  'openHandoverChannel openHandoverChannel openHandoverChannel closeHandoverChannel draftResearchProject launchResearchProject draftContribution deleteContribution',
  'draftPlan addPlanItem submitPlan issuePlan ^reviewRecord reviewRecord answerReview',
  '^addDutyKind draftScheme/up publishScheme openAssessment recordAssessmentEntry recordAssessmentEntry compensateAssessmentEntry submitEvidence rejectEvidence submitEvidence acceptEvidence',
  'addHandlingUnit addHandlingUnit changeHandlingUnit closeHandlingUnit addHandlingUnit closeHandlingUnit',
].map((acts) => acts.split(' '));

const numbers = fc.noBias(fc.array(fc.nat(1_000_000), { minLength: 16, maxLength: 16 }));
/** Passwords are hashed slowly, and closed bodies do nothing more. */
const seldom = ['foundAccount', 'resetPassword', 'closeBody'];
export const often = Object.keys(acts).filter((name) => !seldom.includes(name));
export const always = Object.keys(bodyActs);

export const draws = (reads: number): fc.Arbitrary<Draw> => {
  const some = fc.array(choices, { minLength: reads, maxLength: reads });
  const one = fc.oneof(
    { weight: 40, arbitrary: fc.nat(1_000_000) },
    { weight: 10, arbitrary: fc.constantFrom(...often) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  );
  const career = fc
    .constantFrom(...careers)
    .chain((all) => fc.integer({ min: Math.max(6, all.length >> 1), max: all.length }).map((to) => all.slice(0, to)));
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ acts: one.map((name) => [name]), numbers, reads: some }) },
    { weight: 1, arbitrary: fc.record({ acts: career, body: fc.nat(1000), numbers, reads: some }) },
  );
};
