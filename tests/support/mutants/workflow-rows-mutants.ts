import { accountWorkflow } from '../../../src/account/account.workflow.js';
import { assessmentWorkflow } from '../../../src/assessment/assessment.workflow.js';
import { bodyWorkflow } from '../../../src/body/body.workflow.js';
import { consequenceWorkflow } from '../../../src/consequence/consequence.workflow.js';
import { contactLinkWorkflow } from '../../../src/contact-link/contact-link.workflow.js';
import { takingBackWorkflow } from '../../../src/duty-correction/duty-correction.workflow.js';
import { dutyEventWorkflow } from '../../../src/duty-event/duty-event.workflow.js';
import { dutyReportWorkflow } from '../../../src/duty-report/duty-report.workflow.js';
import { dutyKindWorkflow } from '../../../src/duty-kind/duty-kind.workflow.js';
import { assessmentEntryWorkflow, enteringWorkflow } from '../../../src/assessment-entry/assessment-entry.workflow.js';
import { evidenceWorkflow, submittingWorkflow } from '../../../src/evidence-submission/evidence-submission.workflow.js';
import { handlingUnitWorkflow } from '../../../src/handling-unit/handling-unit.workflow.js';
import { handoverChannelWorkflow } from '../../../src/handover-channel/handover-channel.workflow.js';
import { handoverWorkflow } from '../../../src/handover/handover.workflow.js';
import { lineageWorkflow } from '../../../src/lineage/lineage.workflow.js';
import { groupMembershipWorkflow } from '../../../src/member-group/member-group.workflow.js';
import { askingWorkflow, markRequestWorkflow } from '../../../src/mark-request/mark-request.workflow.js';
import { markWorkflow } from '../../../src/mark/mark.workflow.js';
import { leaguePublishingWorkflow, leagueTableWorkflow } from '../../../src/league-table/league-table.workflow.js';
import { memberWorkflow } from '../../../src/member/member.workflow.js';
import { participationWorkflow } from '../../../src/participation/participation.workflow.js';
import { draftingWorkflow, issuedPlanWorkflow, itemWorkflow } from '../../../src/plan-item/plan-item.workflow.js';
import { planWorkflow } from '../../../src/plan/plan.workflow.js';
import type { Transition } from '../../../src/platform/workflow.js';
import { postingWorkflow } from '../../../src/posting/posting.workflow.js';
import {
  decidingWorkflow,
  objectingWorkflow,
  resultObjectionWorkflow,
} from '../../../src/result-objection/result-objection.workflow.js';
import {
  partWorkflow,
  researchProjectWorkflow,
  resultWorkflow,
  teamWorkflow,
} from '../../../src/research-project/research-project.workflow.js';
import { contributionWorkflow, writingWorkflow } from '../../../src/contribution/contribution.workflow.js';
import { reportingWorkflow, researchReportWorkflow } from '../../../src/research-report/research-report.workflow.js';
import { researchSuggestionWorkflow } from '../../../src/research-suggestion/research-suggestion.workflow.js';
import { creditWorkflow } from '../../../src/research-credit/research-credit.workflow.js';
import { researcherWorkflow } from '../../../src/researcher/researcher.workflow.js';
import { reviewWorkflow } from '../../../src/review/review.workflow.js';
import { rosterWorkflow } from '../../../src/roster/roster.workflow.js';
import { schemeWorkflow } from '../../../src/scheme/scheme.workflow.js';
import { seatInvitationWorkflow } from '../../../src/seat/seat-invitation.workflow.js';
import { seatWorkflow } from '../../../src/seat/seat.workflow.js';
import { termWorkflow } from '../../../src/term/term.workflow.js';
import { themeWorkflow } from '../../../src/theme/theme.workflow.js';
import { suggesting, topicCallWorkflow } from '../../../src/topic-call/topic-call.workflow.js';
import { suggestionWorkflow } from '../../../src/topic-suggestion/topic-suggestion.workflow.js';
import type { ActName } from './expected-workflows.js';
import type { Role } from '../world.js';

export type Row = Transition<string>;

/** The tables under test by name; each row is replaced as a whole, since rows and lists of roles are shared between tables. */
const tables: Record<string, Record<string, Row>> = {
  ...{ plan: planWorkflow, drafting: draftingWorkflow, issuedPlan: issuedPlanWorkflow, item: itemWorkflow },
  ...{ topicCall: topicCallWorkflow, suggestion: suggestionWorkflow, theme: themeWorkflow, term: termWorkflow },
  ...{ member: memberWorkflow, groupMembership: groupMembershipWorkflow, posting: postingWorkflow },
  ...{ contactLink: contactLinkWorkflow, roster: rosterWorkflow },
  ...{ scheme: schemeWorkflow, assessment: assessmentWorkflow },
  ...{ contactLink: contactLinkWorkflow, roster: rosterWorkflow, participation: participationWorkflow },
  ...{ dutyKind: dutyKindWorkflow, dutyEvent: dutyEventWorkflow, takingBack: takingBackWorkflow },
  ...{ asking: askingWorkflow, markRequest: markRequestWorkflow, mark: markWorkflow, dutyReport: dutyReportWorkflow },
  ...{ objecting: objectingWorkflow, resultObjection: resultObjectionWorkflow, deciding: decidingWorkflow },
  ...{ consequence: consequenceWorkflow, leaguePublishing: leaguePublishingWorkflow, leagueTable: leagueTableWorkflow },
  ...{ handlingUnit: handlingUnitWorkflow, submitting: submittingWorkflow, evidence: evidenceWorkflow },
  ...{ entering: enteringWorkflow, entry: assessmentEntryWorkflow },
  ...{ handover: handoverWorkflow, handoverChannel: handoverChannelWorkflow },
  ...{ writing: writingWorkflow, contribution: contributionWorkflow },
  ...{ reporting: reportingWorkflow, report: researchReportWorkflow },
  ...{ research: researchProjectWorkflow, part: partWorkflow, team: teamWorkflow, researcher: researcherWorkflow },
  credit: creditWorkflow,
  ...{ review: reviewWorkflow, lineage: lineageWorkflow },
  ...{ results: resultWorkflow, researchSuggestion: researchSuggestionWorkflow },
  ...{ account: accountWorkflow, seat: seatWorkflow, invitation: seatInvitationWorkflow, body: bodyWorkflow },
};
const proposing: Record<string, readonly Role[]> = suggesting;

const ofReport = ['editReport', 'addReportPart', 'editReportPart', 'removeReportPart', 'finaliseReport'] as const;
const carryingOut = ['advanceItem', 'completeItem', 'postponeItem', 'reopenItem'] as const;

const following = ['followUpSuggestion', 'implementSuggestion', 'lookBackOnSuggestion'] as const;
const suggestionActs = [
  'editResearchSuggestion',
  'removeResearchSuggestion',
  'decideResearchSuggestion',
  ...following,
] as const;

/** The acts that a row decides, where it is not the act of its own name. */
const actsOf: Record<string, ActName[]> = {
  'plan.editPlan': ['renamePlan'],
  'plan.decideGate': ['decideGate, not the last'],
  'plan.approvePlan': ['decideGate, the last'],
  'plan.returnPlan': ['decideGate, returned'],
  'plan.amendPlan': ['amendPlan, another item'],
  ...Object.fromEntries(carryingOut.map((act) => [`issuedPlan.${act}`, [`${act} of a plan` as const]])),
  'item.beginItem': ['advanceItem'],
  'item.amendItem': ['amendPlan, another title'],
  'item.replanItem': ['amendPlan, another time'],
  'item.resumeItem': ['amendPlan, another time once begun'],
  'item.cancelItem': ['amendPlan, cancelled'],
  'topicCall.openTopicCall': ['openTopicCall, for the own people', 'openTopicCall, for the bodies below'],
  'topicCall.offerTopicCall': ['openTopicCall, for the bodies below'],
  'scheme.replaceScheme': ['publishScheme, of the next edition'],
  'scheme.freezeByClosing': ['closeAssessment, and its scheme'],
  'dutyEvent.correctDutyEvent': ['correctDutyEvent of an entry'],
  'takingBack.takeBack': ['correctDutyEvent of a part'],
  'markRequest.giveMarks': ['giveMarks in answer'],
  'markRequest.withdrawMark': ['withdrawMark of an answer'],
  'entering.compensateAssessmentEntry': ['compensateAssessmentEntry of an assessment'],
  'entry.compensateAssessmentEntry': ['compensateAssessmentEntry of an entry'],
  'participation.decideObjection': ['decideObjection, not upheld'],
  'participation.upholdObjection': ['decideObjection, upheld'],
  'assessment.decideAssessmentGate': ['decideAssessmentGate, not the last'],
  'assessment.approveAssessment': ['decideAssessmentGate, the last'],
  'assessment.returnAssessment': ['decideAssessmentGate, returned'],
  'objecting.objectToResult': ['objectToResult, by a member'],
  'objecting.objectAsBody': ['objectToResult, by a body'],
  'deciding.decideResultObjection': ['decideResultObjection in an assessment'],
  'resultObjection.withdrawResultObjection': ['withdrawResultObjection, by a member'],
  'resultObjection.withdrawAsBody': ['withdrawResultObjection, by a body'],
  'leaguePublishing.publishLeagueTable': ['publishLeagueTable, of members', 'publishLeagueTable, of bodies'],
  'leagueTable.supersedeLeagueTable': ['decideResultObjection, and its league table'],
  'leagueTable.offerLeagueTable': ['publishLeagueTable, of bodies'],
  'handover.commentOnHandover': ['commentOnHandover, the sender', 'commentOnHandover, the receiver'],
  'writing.editContribution': ['editContribution in a project'],
  'writing.handInContribution': ['handInContribution in a project'],
  'contribution.editContribution': ['editContribution of a contribution'],
  'contribution.handInContribution': ['handInContribution, to others'],
  'contribution.acceptOwnContribution': ['handInContribution, to itself'],
  ...Object.fromEntries(ofReport.map((act) => [`reporting.${act}`, [`${act} in a project` as const]])),
  ...Object.fromEntries(ofReport.map((act) => [`report.${act}`, [`${act} of a report` as const]])),
  'part.placeResearcher': ['placeResearcher in a project'],
  'researcher.placeResearcher': ['placeResearcher, a researcher'],
  ...Object.fromEntries(suggestionActs.map((act) => [`results.${act}`, [`${act} of a project` as const]])),
  'researchSuggestion.editResearchSuggestion': ['editResearchSuggestion, a suggestion'],
  'researchSuggestion.removeResearchSuggestion': ['removeResearchSuggestion, a suggestion'],
  'researchSuggestion.decideResearchSuggestion': [
    'decideResearchSuggestion, adopted',
    'decideResearchSuggestion, not adopted',
  ],
  'researchSuggestion.adopt': ['decideResearchSuggestion, adopted'],
  'researchSuggestion.reject': ['decideResearchSuggestion, not adopted'],
  'researchSuggestion.followUpSuggestion': ['followUpSuggestion, a suggestion'],
  'researchSuggestion.implementSuggestion': ['implementSuggestion, a suggestion'],
  'researchSuggestion.lookBackOnSuggestion': ['lookBackOnSuggestion, confirmed', 'lookBackOnSuggestion, opened again'],
  'researchSuggestion.reopen': ['lookBackOnSuggestion, opened again'],
  'proposing.own': [
    'suggestTopic, in his own name',
    'suggestTopic, for others',
    'submitSuggestion',
    'withdrawSuggestion',
  ],
  'proposing.above': [
    'suggestTopic, for others',
    'suggestTopic, to the body above',
    'editSuggestion, entered for others',
  ],
};

const innerOf: Readonly<Record<string, string[]>> = {
  decideResearchSuggestion: ['researchSuggestion.adopt', 'researchSuggestion.reject'],
  lookBackOnSuggestion: ['researchSuggestion.reopen'],
};

/** Rows that judge the same act: somebody is let in, or a state, only where all of them do, so they are opened together. */
const together: string[][] = [
  ['plan.approvePlan', 'plan.decideGate'],
  ['plan.returnPlan', 'plan.decideGate'],
  ['topicCall.offerTopicCall', 'topicCall.openTopicCall'],
  ['item.beginItem', 'item.advanceItem', 'issuedPlan.advanceItem'],
  ['item.advanceItem', 'item.beginItem', 'issuedPlan.advanceItem'],
  ['issuedPlan.advanceItem', 'item.beginItem', 'item.advanceItem'],
  ...carryingOut.slice(1).flatMap((act) => [
    [`item.${act}`, `issuedPlan.${act}`],
    [`issuedPlan.${act}`, `item.${act}`],
  ]),
  ['writing.editContribution', 'contribution.editContribution'],
  ['contribution.editContribution', 'writing.editContribution'],
  ['writing.handInContribution', 'contribution.handInContribution', 'contribution.acceptOwnContribution'],
  ['contribution.handInContribution', 'writing.handInContribution'],
  ['contribution.acceptOwnContribution', 'contribution.handInContribution', 'writing.handInContribution'],
  ...ofReport.flatMap((act) => [
    [`reporting.${act}`, `report.${act}`],
    [`report.${act}`, `reporting.${act}`],
  ]),
  ['part.placeResearcher', 'researcher.placeResearcher'],
  ['researcher.placeResearcher', 'part.placeResearcher'],
  ...suggestionActs.flatMap((act) => {
    const inner = innerOf[act] ?? [];
    return [
      [`results.${act}`, `researchSuggestion.${act}`, ...inner],
      [`researchSuggestion.${act}`, `results.${act}`, ...inner],
      ...inner.map((row) => [row, `results.${act}`, `researchSuggestion.${act}`]),
    ];
  }),
  ['item.amendItem', 'plan.amendPlan'],
  ['item.cancelItem', 'plan.amendPlan'],
  ['item.replanItem', 'item.amendItem', 'plan.amendPlan'],
  ['item.resumeItem', 'item.amendItem', 'plan.amendPlan'],
  ['suggestion.submitSuggestion', 'proposing.own'],
  ['suggestion.withdrawSuggestion', 'proposing.own'],
  ['proposing.own', 'suggestion.submitSuggestion', 'suggestion.withdrawSuggestion'],
  ['proposing.above', 'proposing.own', 'suggestion.submitSuggestion'],
  ['topicCall.circleSuggestion', 'proposing.above'],
  ['scheme.replaceScheme', 'scheme.publishScheme'],
  ['dutyEvent.correctDutyEvent', 'takingBack.takeBack'],
  ['takingBack.takeBack', 'dutyEvent.correctDutyEvent'],
  ['assessment.approveAssessment', 'assessment.decideAssessmentGate'],
  ['assessment.returnAssessment', 'assessment.decideAssessmentGate'],
  ['assessment.closeAssessment', 'scheme.freezeByClosing'],
  ['scheme.freezeByClosing', 'assessment.closeAssessment'],
  ['deciding.decideResultObjection', 'resultObjection.decideResultObjection'],
  ['resultObjection.decideResultObjection', 'deciding.decideResultObjection'],
  ['leagueTable.supersedeLeagueTable', 'deciding.decideResultObjection', 'resultObjection.decideResultObjection'],
  ['leagueTable.offerLeagueTable', 'leaguePublishing.publishLeagueTable'],
  ['entering.compensateAssessmentEntry', 'entry.compensateAssessmentEntry'],
  ['entry.compensateAssessmentEntry', 'entering.compensateAssessmentEntry'],
];

/** A row as it is now. */
export function rowNamed(name: string): Row {
  const [table, row] = name.split('.');
  return table === 'proposing' ? { from: [], by: proposing[row] } : tables[table][row];
}

/** Puts another row in its place. */
export function setRow(name: string, value: Row): void {
  const [table, row] = name.split('.');
  if (table === 'proposing') proposing[row] = value.by;
  else tables[table][row] = value;
}

export const rowNames: string[] = [
  ...Object.entries(tables).flatMap(([table, rows]) => Object.keys(rows).map((row) => `${table}.${row}`)),
  ...Object.keys(proposing).map((row) => `proposing.${row}`),
];

/** The acts that a row decides. */
export const decidedBy = (name: string): ActName[] => actsOf[name] ?? [name.split('.')[1] as ActName];
/** The rows that judge the same act as this one. */
export const judgingWith = (name: string): string[] => together.find(([first]) => first === name)?.slice(1) ?? [];
