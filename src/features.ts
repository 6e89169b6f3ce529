import { account } from './account/index.js';
import { amendment } from './amendment/index.js';
import { assessment } from './assessment/index.js';
import { assessmentActs } from './assessment-acts/index.js';
import { assessmentEntering } from './assessment-entering/index.js';
import { assessmentEntry } from './assessment-entry/index.js';
import { assessmentFigure } from './assessment-figure/index.js';
import { assessmentResult } from './assessment-result/index.js';
import { body } from './body/index.js';
import { carryingOut } from './carrying-out/index.js';
import { consequence } from './consequence/index.js';
import { contactLink } from './contact-link/index.js';
import { dispatch } from './dispatch/index.js';
import { documentNumber } from './document-number/index.js';
import { dutyCorrection } from './duty-correction/index.js';
import { dutyEvent } from './duty-event/index.js';
import { dutyKind } from './duty-kind/index.js';
import { dutyReport } from './duty-report/index.js';
import { edition } from './edition/index.js';
import { handoverChannel } from './handover-channel/index.js';
import { handover } from './handover/index.js';
import { markRequest } from './mark-request/index.js';
import { lineage } from './lineage/index.js';
import { mark } from './mark/index.js';
import { leagueTable } from './league-table/index.js';
import { evidenceSubmission } from './evidence-submission/index.js';
import { handlingUnit } from './handling-unit/index.js';
import { memberGroup } from './member-group/index.js';
import { member } from './member/index.js';
import { objectionDecision } from './objection-decision/index.js';
import { participation } from './participation/index.js';
import { planFigure } from './plan-figure/index.js';
import { planItem } from './plan-item/index.js';
import { plan } from './plan/index.js';
import type { Feature } from './platform/feature.js';
import { posting } from './posting/index.js';
import { quota } from './quota/index.js';
import { researchProject } from './research-project/index.js';
import { researchCredit } from './research-credit/index.js';
import { researchFigure } from './research-figure/index.js';
import { researchGroup } from './research-group/index.js';
import { subTopic } from './sub-topic/index.js';
import { researchSubmission } from './research-submission/index.js';
import { researchSuggestion } from './research-suggestion/index.js';
import { researcher } from './researcher/index.js';
import { researchActivity } from './research-activity/index.js';
import { contribution } from './contribution/index.js';
import { researchReport } from './research-report/index.js';
import { resultObjection } from './result-objection/index.js';
import { review } from './review/index.js';
import { rollUp } from './roll-up/index.js';
import { roster } from './roster/index.js';
import { scheme } from './scheme/index.js';
import { schemeTrial } from './scheme-trial/index.js';
import { seat } from './seat/index.js';
import { signIn } from './sign-in/index.js';
import { termMembership } from './term-membership/index.js';
import { term } from './term/index.js';
import { theme } from './theme/index.js';
import { topicCall } from './topic-call/index.js';
import { topicSuggestion } from './topic-suggestion/index.js';

/** The whole system, one line each. */
export const features: Feature[] = [
  body,
  term,
  seat,
  account,
  signIn,
  theme,
  topicCall,
  topicSuggestion,
  plan,
  planItem,
  carryingOut,
  edition,
  amendment,
  documentNumber,
  quota,
  planFigure,
  rollUp,
  member,
  memberGroup,
  termMembership,
  posting,
  contactLink,
  roster,
  dutyKind,
  dutyEvent,
  dutyCorrection,
  participation,
  scheme,
  assessment,
  assessmentResult,
  assessmentFigure,
  schemeTrial,
  markRequest,
  mark,
  dutyReport,
  resultObjection,
  objectionDecision,
  consequence,
  leagueTable,
  handlingUnit,
  evidenceSubmission,
  assessmentEntry,
  assessmentEntering,
  assessmentActs,
  handoverChannel,
  dispatch,
  handover,
  researchProject,
  researchGroup,
  subTopic,
  researcher,
  researchActivity,
  review,
  lineage,
  contribution,
  researchReport,
  researchSuggestion,
  researchSubmission,
  researchCredit,
  researchFigure,
];
