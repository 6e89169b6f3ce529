import { getNamedType, isObjectType } from 'graphql';
import { schema } from '../../../src/app.js';
import { snake, type Asked, type ListRule } from './answer.js';
import { testOf } from './filters.js';
import { listOf, Refusal } from './page.js';
import { bodyOf, mayAskFor } from './readers.js';
import { linked, reviewed } from './reviews.js';
import type { Row } from '../oracle.js';
import { inScope, isRefused } from '../scope-oracle.js';
import { tableOfType } from '../stored-rows.js';
import { Level, type Json, type TestBody } from '../world.js';

/** The columns that lists are sorted by where no order can be asked for; a minus for the latest first. */
const orders: Record<string, string[]> = {
  'Query.accounts': ['name'],
  'Query.assessments': ['-year'],
  'Query.bodies': [],
  'Query.consequences': ['-proposed_on'],
  'Query.dispatches': ['-sent_at'],
  'Query.researchCredits': ['-credited_on'],
  'Query.researchProjects': ['-year'],
  'Query.contributions': ['-'],
  'Query.researchReports': ['-year'],
  'Query.researchSuggestions': ['-made_on'],
  'Query.lookBacksDue': ['implemented_on'],
  'Query.dutyEvents': ['-happened_on'],
  'Query.dutyKinds': ['code'],
  'Query.leagueTables': ['-year'],
  'Query.evidenceSubmissions': ['-submitted_on'],
  'Query.handlingUnits': ['name'],
  'Query.handoverChannels': ['-opened_on'],
  'Query.handovers': ['-sent_at'],
  'Query.reviews': ['-at'],
  'Query.memberGroups': ['kind', 'name'],
  'Query.dutyReports': ['-handed_in_on'],
  'Query.markRequests': ['subject_name'],
  'Query.members': ['name'],
  'Query.participations': ['-happened_on'],
  'Query.postings': ['since'],
  'Query.receivedResults': ['-year'],
  'Query.quotas': ['level', 'tenant_id', 'position'],
  'Query.reportingRequirements': ['level', 'tenant_id'],
  'Query.resultObjections': ['-made_on'],
  'Query.rosterImports': ['-made_at'],
  'Query.schemes': ['-year'],
  'Query.seatInvitations': ['-invited_at'],
  'Query.seats': ['person_name'],
  'Query.terms': ['-starts_on'],
  'Query.themes': ['year', 'position'],
  'Query.topicCalls': ['-opens_on'],
  'Query.topicSuggestions': ['-'],
  'Assessment.history': ['happened_at'],
  'Assessment.results': ['place', 'subject_name'],
  'AssessmentResult.consequences': ['-proposed_on'],
  'AssessmentResult.objections': ['-made_on'],
  'AssessmentResult.entries': ['happened_on'],
  'Body.children': [],
  'Body.terms': ['-starts_on'],
  'AssessmentResult.marks': ['rule', 'by'],
  'Dispatch.handovers': ['to_tenant_id'],
  'DutyEvent.compensations': [],
  'DutyEvent.duplicates': [],
  'DutyEvent.participations': [],
  'DutyEvent.replacements': [],
  'DutyEvent.takenBack': [],
  'Handover.thread': ['at'],
  ...Object.fromEntries(reviewed.map((type) => [`${type}.reviews`, ['at']])),
  'Review.answers': ['at'],
  'Contribution.versions': ['number'],
  'ResearchReport.parts': ['position'],
  'ResearchProject.contributionVersions': ['handed_in_on'],
  ...Object.fromEntries(
    linked.flatMap((type) => [
      [`${type}.origins`, ['made_on']],
      [`${type}.derivatives`, ['made_on']],
    ]),
  ),
  'LeagueTable.rows': ['position'],
  'EvidenceSubmission.entries': [],
  'Member.changes': ['changed_on'],
  'Member.consequences': ['-proposed_on'],
  'Member.contacts': ['since'],
  'Member.contactsWith': ['since'],
  'MarkRequest.marks': [],
  'Member.dutyReports': ['-handed_in_on'],
  'Member.groups': ['since'],
  'Member.participations': ['-happened_on'],
  'Member.postings': ['since'],
  'HandlingUnit.results': ['-year'],
  'Member.results': ['-year'],
  'MemberGroup.results': ['-year'],
  'Member.terms': ['since'],
  'MemberGroup.memberships': ['since'],
  'Plan.editions': ['number'],
  'Plan.history': ['happened_at'],
  'Plan.items': ['position'],
  'PlanEdition.changes': ['position'],
  'PlanItem.progress': ['happened_on', 'recorded_at'],
  'ResearchProject.activities': ['held_on'],
  'ResearchProject.credits': ['credited_on'],
  'ResearchProject.groups': ['name'],
  'ResearchProject.participants': ['sent_at'],
  'ResearchProject.researchers': ['named_on'],
  'ResearchProject.subTopics': ['position'],
  'ResearchProject.instructions': ['given_on'],
  'ResearchProject.submissions': ['submitted_on'],
  'ResearchProject.suggestions': ['position'],
  'ResearchSubmission.instructions': ['given_on'],
  'ResearchSuggestion.followUps': ['happened_on'],
  'RosterImport.rows': ['line'],
  'Scheme.editions': ['edition'],
  'Term.sessions': ['starts_on'],
  'TopicCall.suggestions': [],
};

/** The columns by which lists below an object belong to it. */
const parents: Record<string, string> = {
  'Assessment.history': 'assessment_id',
  'Assessment.results': 'assessment_id',
  'AssessmentResult.consequences': 'result_id',
  'AssessmentResult.objections': 'result_id',
  'AssessmentResult.entries': 'result_id',
  'Body.children': 'parent_id',
  'Body.terms': 'tenant_id',
  'AssessmentResult.marks': 'result_id',
  'Dispatch.handovers': 'dispatch_id',
  'DutyEvent.compensations': 'compensates_id',
  'DutyEvent.duplicates': 'duplicates_event_id',
  'DutyEvent.participations': 'event_id',
  'DutyEvent.replacements': 'replaces_id',
  'DutyEvent.takenBack': 'compensated_by_id',
  'Handover.thread': 'handover_id',
  ...Object.fromEntries(reviewed.map((type) => [`${type}.reviews`, `${snake(type).slice(1)}_id`])),
  'Review.answers': 'review_id',
  'Contribution.versions': 'contribution_id',
  'ResearchReport.parts': 'report_id',
  'ResearchProject.contributionVersions': 'project_id',
  ...Object.fromEntries(
    linked.flatMap((type) => [
      [`${type}.origins`, 'derived_id'],
      [`${type}.derivatives`, 'source_id'],
    ]),
  ),
  'LeagueTable.rows': 'table_id',
  'EvidenceSubmission.entries': 'submission_id',
  'Member.changes': 'member_id',
  'Member.consequences': 'member_id',
  'Member.contacts': 'member_id',
  'Member.contactsWith': 'to_member_id',
  'MarkRequest.marks': 'request_id',
  'Member.dutyReports': 'member_id',
  'Member.groups': 'member_id',
  'Member.participations': 'member_id',
  'Member.postings': 'member_id',
  'HandlingUnit.results': 'unit_id',
  'Member.results': 'member_id',
  'MemberGroup.results': 'group_id',
  'Member.terms': 'member_id',
  'MemberGroup.memberships': 'group_id',
  'Plan.editions': 'plan_id',
  'Plan.history': 'plan_id',
  'Plan.items': 'plan_id',
  'PlanEdition.changes': 'edition_id',
  'PlanItem.progress': 'item_id',
  'ResearchProject.activities': 'project_id',
  'ResearchProject.credits': 'project_id',
  'ResearchProject.groups': 'project_id',
  'ResearchProject.participants': 'research_project_id',
  'ResearchProject.researchers': 'project_id',
  'ResearchProject.subTopics': 'project_id',
  'ResearchProject.instructions': 'project_id',
  'ResearchProject.submissions': 'project_id',
  'ResearchProject.suggestions': 'project_id',
  'ResearchSubmission.instructions': 'submission_id',
  'ResearchSuggestion.followUps': 'suggestion_id',
  'RosterImport.rows': 'import_id',
  'Scheme.editions': 'series_id',
  'Term.sessions': 'term_id',
  'TopicCall.suggestions': 'call_id',
};

const paging = ['first', 'last', 'after', 'before', 'orderBy', 'scope', 'body', 'received', 'box'];

/** The rule of every list of rows: what is visible, belongs there, and passes the filters. */
const listRule =
  (name: string, type: string): ListRule =>
  (source, args, asked) => {
    const table = tableOfType(type)!;
    if (name.startsWith('Query.') && !mayAskFor(type, asked)) throw new Refusal(['FORBIDDEN']);
    const faults: string[] = [];
    const belongs = heeding(faults, () => belonging(name, type, source, args, asked));
    const tests = Object.entries(args)
      .filter(([arg, value]) => value !== undefined && value !== null && !paging.includes(arg))
      .map(([arg, value]) => heeding(faults, () => testOf(name, arg, value, asked)));
    if (faults.length > 0) throw new Refusal(faults);
    const rows = asked.stored
      .visible(table, asked.viewer)
      .filter((row) => [belongs, ...tests].every((test) => test!(row)));
    return listOf(name, rows, columnsOf(name, args));
  };

function heeding<T>(faults: string[], made: () => T): T | undefined {
  try {
    return made();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    faults.push(...error.codes);
    return undefined;
  }
}

/** By convention an order is named by its column and its direction. */
function columnsOf(name: string, { orderBy }: Json): string[] {
  const [, column, direction] = /^(.*)_(ASC|DESC)$/.exec(orderBy ?? '') ?? [];
  if (column) return [`${direction === 'DESC' ? '-' : ''}${column.toLowerCase()}`];
  if (!orders[name]) throw new Error(`the oracle does not know the order of ${name}`);
  return orders[name];
}

function belonging(name: string, type: string, source: Json, args: Json, asked: Asked): (row: Row) => boolean {
  const parent = parents[name];
  // Of a group those only who are in it now.
  if (name === 'MemberGroup.memberships') return (row) => row.group_id === source.id && row.until === null;
  if (name === 'ResearchProject.participants') {
    return (row) => row.research_project_id === source.id && row.kind === 'INVITE';
  }
  // Editions belong together, and none of them is above the others.
  const whole: unknown = name === 'Scheme.editions' ? source.series_id : source.id;
  if (parent) return (row) => row[parent] === whole;
  if (!name.startsWith('Query.')) throw new Error(`the oracle does not know what ${name} is a list of`);
  const { id, cityId, countyId, level } = asked.viewer.body;
  if (name === 'Query.receivedResults') return (row) => row.subject_tenant_id === id && row.published === true;
  if (name === 'Query.handovers') return (row) => (args.box === 'OUTBOX' ? row.tenant_id : row.to_tenant_id) === id;
  if (name === 'Query.researchCredits')
    return (row) => (args.box === 'GIVEN' ? row.tenant_id : row.to_tenant_id) === id;
  if (name === 'Query.reviews') return (row) => (args.box === 'GIVEN' ? row.tenant_id : row.to_tenant_id) === id;
  if (name === 'Query.researchReports' && args.box === 'TAKEN_PART') {
    return (row) => isKept(row, row.result_with, asked);
  }
  if (name === 'Query.researchProjects' && args.box === 'TAKING_PART') return (row) => takesPart(row, asked);
  if (name === 'Query.researchSuggestions' && args.box === 'TAKEN_PART')
    return (row) => isKept(row, row.shared_with, asked);
  if (name === 'Query.lookBacksDue')
    return (row) => row.tenant_id === id && row.state === 'IMPLEMENTED' && row.looked_back_on === null;
  if (args.received && name === 'Query.consequences') return (row) => row.subject_tenant_id === id;
  if (args.received)
    return (row) => row.to_tenant_id === id && (name === 'Query.markRequests' || (row.until ?? null) === null);
  if ('scope' in args) return scoped(tableOfType(type)!, args, asked);
  if (!('level' in args)) return (row) => row.tenant_id === id;
  // Expectations: set by the own body or one above it, for its level or one below.
  const levels = Object.values(Level).slice(Object.values(Level).indexOf(level));
  const owners = [cityId, countyId, id];
  return (row) => owners.includes(row.tenant_id as number) && levels.includes(row.level as Level);
}

/** Of a project of another body whose results the own one keeps, as far as whoever asks knows of its invitation, or was named. */
function isKept({ project_id, tenant_id }: Row, keeping: unknown, { viewer, stored }: Asked): boolean {
  const own = viewer.body.id;
  const invited = stored
    .visible('handover', viewer)
    .some((row) => row.research_project_id === project_id && row.to_tenant_id === own && row.kind === 'INVITE');
  return tenant_id !== own && String(own) in (keeping as Row) && (invited || named(project_id, { viewer, stored }));
}

/** Whether whoever asks was named by the own body for a project. */
const named = (project: unknown, { viewer, stored }: Pick<Asked, 'viewer' | 'stored'>): boolean =>
  stored
    .visible('researcher', viewer)
    .some((row) => row.project_id === project && row.tenant_id === viewer.body.id && row.person_id === viewer.personId);

/** A project of another body whose invitation was accepted, or which whoever asks sees because he was named for it. */
function takesPart({ id, tenant_id, shared_with }: Row, { viewer, stored }: Asked): boolean {
  const own = viewer.body.id;
  const isAccepted = (row: Row) => row.kind === 'INVITE' && ['ACCEPTED', 'ANSWERED'].includes(row.state as string);
  const invited = stored
    .visible('handover', viewer)
    .some((row) => row.research_project_id === id && row.to_tenant_id === own && isAccepted(row));
  const isShared = `${own}/${viewer.personId}` in (shared_with as Row);
  return tenant_id !== own && (invited || (isShared && named(id, { viewer, stored })));
}

function scoped(table: string, { scope, body }: Json, asked: Asked): (row: Row) => boolean {
  if (isRefused(table, scope, body != null)) {
    throw new Refusal(body == null ? ['BAD_USER_INPUT'] : ['BAD_USER_INPUT', 'NOT_FOUND']);
  }
  const own = asked.viewer.body;
  const seen = body == null ? undefined : bodyOf(body, asked);
  const place: TestBody = seen ? asScope(seen) : own;
  return (row) => inScope(scope, place, row, own);
}

const asScope = (row: Row): TestBody =>
  ({ id: row.id, level: row.level, cityId: row.city_id, countyId: row.county_id, parentId: row.parent_id }) as TestBody;

/** Every list of rows that the schema has. */
export const lists: Record<string, ListRule> = Object.fromEntries(
  Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const [, of] = /^(.*)Connection$/.exec(getNamedType(field.type).name) ?? [];
      const isList = of !== undefined && tableOfType(of) !== undefined;
      return isList ? [[`${type.name}.${field.name}`, listRule(`${type.name}.${field.name}`, of)] as const] : [];
    });
  }),
);
