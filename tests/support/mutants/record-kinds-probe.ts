import { assessmentWith, schemeToBeClosed, schemeWithMember } from './assessment-record-probe.js';
import { accountIn, bodyIn, invitationIn, seatIn, termIn, themeIn } from './body-record-probe.js';
import { dutyEventIn, dutyKindIn, participationOf } from './duty-record-probe.js';
import { answerIn, markIn, markingOf, requestBy } from './mark-record-probe.js';
import {
  assessmentOfTheBody,
  assessmentWithEvidence,
  entryIn,
  handlingUnitIn,
  submissionIn,
} from './assessed-record-probe.js';
import { channelIn, handoverBy } from './handover-record-probe.js';
import { linkIn, reviewIn } from './review-record-probe.js';
import { contactIn, linkedMemberIn, memberIn, membershipIn, postingIn, rosterIn } from './member-record-probe.js';
import {
  assessmentAbove,
  assessmentIn,
  assessmentWithObjection,
  consequenceIn,
  leagueTableIn,
  leagueTableWithObjection,
  objectionIn,
  ranksIn,
} from './outcome-record-probe.js';
import { itemIn, planWith } from './plan-record-probe.js';
import { creditIn } from './credit-record-probe.js';
import { researcherIn, researchProjectIn } from './research-record-probe.js';
import { resultsIn, suggestionIn } from './research-outcome-record-probe.js';
import { contributionFor, projectWithContributions, projectWithReport, reportIn } from './result-record-probe.js';
import { rowOf, store, type Place, type Placed, type Placing } from './record-probe.js';
import { schemeBeforeItsNext, schemeIn } from './scheme-record-probe.js';
import { callTo, callWithSuggestions, suggestionOf } from './topic-record-probe.js';

const planStates = [
  'DRAFT@0',
  'IN_APPROVAL@0',
  'APPROVED@0',
  'REPORTED@1',
  'ISSUED@1',
  'ISSUED@2',
  'ISSUED@3',
  'CLOSED@1',
];
const itemStates = ['PLANNED@2', 'UNDERWAY@2', 'POSTPONED@2', 'DONE@2', 'CANCELLED@2'];
const callStates = ['DRAFT@0', 'OPEN@0', 'OPEN@2', 'CLOSED@0', 'CLOSED@2', 'DECIDED@0'];
const schemeStates = ['DRAFT@0', 'PUBLISHED@1', 'PUBLISHED@2', 'REPLACED@1', 'FROZEN@1'];
const phases = ['SELF_ASSESSMENT', 'MARKING', 'IN_APPROVAL', 'DECIDED', 'PUBLISHED', 'CLOSED'];
const assessmentStates = phases.map((state) => `${state}@2`).concat('MARKING@1');
const suggestionStates = ['DRAFT@0', 'SUBMITTED@0', 'WITHDRAWN@0'];

const handoverStates = ['SENT', 'RECEIVED', 'ACCEPTED', 'RETURNED', 'ANSWERED', 'CLOSED', 'RECALLED'].map(
  (state) => `${state}@0`,
);
const suggestedStates = ['MADE', 'ADOPTED', 'NOT_ADOPTED', 'IMPLEMENTED'];
const researchStates = ['DRAFT@0', 'RUNNING@1', 'REPORTED@1', 'CLOSED@1', 'CANCELLED@0', 'CANCELLED@1'];
const contributionStates = ['DRAFT@0', 'HANDED_IN@0', 'RETURNED@0', 'ACCEPTED@0'];
const objectionStates = ['SUBMITTED@0', 'WITHDRAWN@0', 'DECIDED@0'];

const partStates = ['RECORDED@0', 'CONFIRMED@0', 'OBJECTED@0', 'COMPENSATED@0'];

const tenures = ['CURRENT@0', 'ENDED@0'];

/** Kinds of records with the states in which they are placed. */
export const kinds = {
  plan: { states: planStates, place: planWith(2, 'PLANNED') },
  'plan before its last gate': { states: planStates, place: planWith(1, 'PLANNED') },
  'plan with an item done': { states: planStates, place: planWith(1, 'DONE') },
  item: { states: itemStates, place: itemIn('TOPIC') },
  'item once begun': { states: itemStates, place: itemIn('RESEARCH') },
  call: { states: callStates, place: callTo('body', 'MEMBER') },
  'call to the bodies below': { states: callStates, place: callTo('body', 'MEMBER', 'LOWER_BODY') },
  'call of the body above': {
    states: ['OPEN@2', 'CLOSED@2', 'DECIDED@2'],
    place: callTo('above', 'LOWER_BODY'),
  },
  'call with suggestions': { states: callStates, place: callWithSuggestions },
  suggestion: { states: suggestionStates, place: suggestionOf('the person') },
  'suggestion entered for others': { states: suggestionStates, place: suggestionOf('others') },
  scheme: { states: schemeStates, place: schemeIn },
  'scheme with a draft of its next edition': { states: schemeStates.slice(1), place: schemeBeforeItsNext },
  'scheme with a member': { states: schemeStates, place: schemeWithMember },
  assessment: { states: assessmentStates, place: assessmentWith(2) },
  'assessment before its last gate': { states: assessmentStates, place: assessmentWith(1) },
  'scheme of an assessment to be closed': {
    states: ['PUBLISHED@1', 'PUBLISHED@2', 'REPLACED@1', 'FROZEN@1'],
    place: schemeToBeClosed,
  },
  'assessment with a later edition': { states: assessmentStates, place: assessmentWith(1, 'later edition') },
  account: { states: ['ACTIVE@0', 'DISABLED@0'], place: accountIn },
  seat: { states: ['HELD@0', 'ENDED@0'], place: seatIn },
  invitation: { states: ['OPEN@0', 'ACCEPTED@0', 'WITHDRAWN@0'], place: invitationIn },
  body: { states: ['ACTIVE@0', 'CLOSED@0'], place: bodyIn },
  term: { states: ['RUNNING@1', 'ENDED@1'], place: termIn },
  member: { states: ['SERVING@0', 'LEFT@0'], place: memberIn },
  'member with a seat': { states: ['SERVING@0', 'LEFT@0'], place: linkedMemberIn },
  'group membership': { states: tenures, place: membershipIn },
  posting: { states: tenures, place: postingIn },
  contact: { states: tenures, place: contactIn },
  roster: { states: ['PREVIEWED@0', 'COMMITTED@0'], place: rosterIn },
  'duty kind': { states: ['ACTIVE@0', 'CLOSED@0'], place: dutyKindIn },
  'duty event': { states: ['RECORD@0', 'REPLACEMENT@0', 'COMPENSATION@0'], place: dutyEventIn },
  'participation of the person': { states: partStates, place: participationOf('the person') },
  'participation of others': { states: partStates, place: participationOf('others') },
  'assessment with the person': { states: phases.map((state) => `${state}@1`), place: markingOf('the person') },
  'assessment with a member': { states: phases.map((state) => `${state}@1`), place: markingOf('others') },
  'mark request': { states: ['OPEN@0', 'CLOSED@0', 'WITHDRAWN@0'], place: requestBy('body') },
  // The body asked sees it as long as it is open.
  'mark request of the body above': { states: ['OPEN@0'], place: requestBy('above') },
  mark: { states: phases.map((state) => `${state}@0`), place: markIn },
  'mark in answer': { states: ['OPEN@0', 'CLOSED@0'], place: answerIn },
  'assessment of the person': { states: phases.map((each) => `${each}@1`), place: assessmentIn },
  'assessment by the body above': { states: phases.map((each) => `${each}@2`), place: assessmentAbove },
  'assessment with an objection': { states: phases.map((each) => `${each}@1`), place: assessmentWithObjection },
  'assessment with ranks of members': { states: phases.map((each) => `${each}@0`), place: ranksIn('members') },
  'assessment with ranks of bodies': { states: phases.map((each) => `${each}@0`), place: ranksIn('bodies') },
  'objection of a member': { states: objectionStates, place: objectionIn('the person') },
  'objection of a member without a seat': { states: objectionStates, place: objectionIn('others') },
  'objection of the body': { states: objectionStates, place: objectionIn('the body') },
  consequence: { states: ['PROPOSED@0', 'DECIDED@0', 'DROPPED@0'], place: consequenceIn },
  'league table': { states: ['PUBLISHED@0', 'PUBLISHED@2', 'WITHDRAWN@0'], place: leagueTableIn },
  'league table with an objection': {
    states: ['PUBLISHED@0', 'PUBLISHED@2', 'WITHDRAWN@0'],
    place: leagueTableWithObjection,
  },
  'assessment of the body': { states: phases.map((state) => `${state}@2`), place: assessmentOfTheBody },
  'assessment with evidence': { states: phases.map((state) => `${state}@2`), place: assessmentWithEvidence },
  submission: { states: ['SUBMITTED@0', 'WITHDRAWN@0'], place: submissionIn },
  entry: { states: ['COUNTED@0', 'REJECTED@0', 'COMPENSATED@0'], place: entryIn },
  'handling unit': { states: ['ACTIVE@0', 'CLOSED@0'], place: handlingUnitIn },
  'handover of the body': { states: handoverStates, place: handoverBy('body') },
  // What was recalled it does not see.
  'handover to the body': { states: handoverStates.slice(0, -1), place: handoverBy('above') },
  channel: { states: ['OPEN@0', 'CLOSED@0'], place: channelIn },
  'research project': { states: researchStates, place: researchProjectIn },
  'project with contributions': { states: researchStates, place: projectWithContributions },
  'project with a report': { states: researchStates, place: projectWithReport },
  'contribution for others': { states: contributionStates, place: contributionFor('above') },
  'contribution for the own project': { states: contributionStates, place: contributionFor('body') },
  report: { states: ['DRAFT@0', 'FINAL@1'], place: reportIn },
  researcher: { states: ['NAMED@0', 'WITHDRAWN@0'], place: researcherIn },
  credit: { states: ['GIVEN@0', 'TAKEN_OVER@0'], place: creditIn },
  // Of one state, and not stored: what is said stays, a link is made or gone.
  review: { states: ['GIVEN@0'], place: reviewIn },
  link: { states: ['MADE@0'], place: linkIn },
  'project with results': { states: researchStates, place: resultsIn },
  'suggestion of a project that runs': { states: suggestedStates.map((state) => `${state}@0`), place: suggestionIn },
  'suggestion of a report': { states: suggestedStates.map((state) => `${state}@1`), place: suggestionIn },
  theme: { states: ['DRAFT@0', 'DRAFT@1', 'OFFERED@2'], place: themeIn },
} satisfies Record<string, { states: string[]; place: Placing }>;
export type Kind = keyof typeof kinds;

/** Places a record of a kind in a state such as `ISSUED@2`. */
export function placeRecord(kind: Kind, place: Place, at: string): Promise<Placed> {
  const [state, reach] = at.split('@');
  const placing: Placing = kinds[kind].place;
  return placing(place, state, Number(reach));
}

/** What submitting a plan, or an assessment, needs of its body. */
export async function storeGateTemplate({ body }: Place): Promise<void> {
  for (const table of ['gate_template', 'assessment_gate_template']) {
    await store(table, { ...rowOf(body), position: 1, kind: 'CHAIR_MEETING', name: '主席会议' });
  }
}
