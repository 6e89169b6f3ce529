import { globalId } from '../../../src/platform/graphql/node.js';
import { snake, type Asked, type Rule } from './answer.js';
import { Refusal } from './page.js';
import { bodyOf, circlesOf, keyOf, mayAskFor, parsed, resultsOf, rowOf } from './readers.js';
import type { Row } from '../oracle.js';
import { memberFigures } from './member-figures.js';
import { assessmentFields } from './assessments.js';
import { creditFields } from './credits.js';
import { handoverFields } from './handovers.js';
import { resultFields } from './results.js';
import { reviewFields } from './reviews.js';
import { markFields } from './marks.js';
import { entryOf, objectionState, standingOf } from './filters.js';
import { issues, type RosterIssue } from '../../../src/roster/roster.words.js';
import { nodeTypes } from '../schema-walk.js';
import { changesBetween, wrongDocuments } from '../schemes.js';
import type { Json } from '../world.js';

const byId =
  (type: string): Rule =>
  (_source, { id }, asked) =>
    rowOf(type, keyOf(type, id), asked);

const own = (row: Row, { viewer }: Asked): boolean => row.tenant_id === viewer.body.id;
const below = (table: string, by: string, row: Row, { stored, viewer }: Asked): Row[] =>
  stored.visible(table, viewer).filter((each) => each[by] === row.id);
const inOrder = (rows: readonly Row[], ...columns: string[]): Row[] =>
  rows.toSorted((a, b) => {
    const column = [...columns, 'id'].find((each) => a[each] !== b[each])!;
    return (a[column] as string) < (b[column] as string) ? -1 : 1;
  });

const open = ['PLANNED', 'UNDERWAY', 'POSTPONED'];
const elements = ['topicReason', 'policyBasis', 'currentSituation', 'problems', 'adviceDirection'];
const visibilities = ['OWN', 'ABOVE', 'BELOW', 'NETWORK'];
const seatOf = (seat: Json) => ({
  id: globalId('Seat', seat.id),
  bodyCode: String(seat.body.id),
  bodyName: seat.body.name,
  level: seat.body.level,
  roles: seat.roles,
});

const merged = ({ id }: Row, asked: Asked): Row[] =>
  inOrder(
    resultsOf(asked)
      .filter((result) => result.merged_into_id === id)
      .map((result) => asked.stored.find('topic_suggestion', result.suggestion_id, asked.viewer))
      .filter((row) => row !== undefined),
  );

/** A change of what an item refers to is told by the title of what the viewer sees. */
const inWords =
  (side: 'before' | 'after'): Rule =>
  (change, _args, { stored, viewer }) => {
    const table = { theme: 'theme', alignedTheme: 'theme', alignedItem: 'plan_item' }[change.field as string];
    return table && change[side] ? (stored.find(table, change[side], viewer)?.title ?? null) : change[side];
  };

const ofSnapshot =
  (name: string): Rule =>
  ({ snapshot }) =>
    snapshot[name];
const code: Rule = ({ id }) => String(id);

export const fields: Record<string, Rule> = {
  'Query.node': (_source, { id }, asked) => {
    const [type, key] = parsed(id);
    if (!nodeTypes.includes(type) || !mayAskFor(type, asked)) throw new Refusal(['NOT_FOUND']);
    return { type, row: rowOf(type, key, asked) };
  },
  'Query.plan': byId('Plan'),
  'Query.planItem': byId('PlanItem'),
  'Query.topicCall': byId('TopicCall'),
  'Query.topicSuggestion': byId('TopicSuggestion'),
  'Query.member': byId('Member'),
  'Query.dutyEvent': byId('DutyEvent'),
  'Query.participation': byId('Participation'),
  'Query.evidenceSubmission': byId('EvidenceSubmission'),
  'Query.rosterImport': (source, args, asked) => {
    if (!mayAskFor('RosterImport', asked)) throw new Refusal(['FORBIDDEN']);
    return byId('RosterImport')(source, args, asked);
  },
  'Query.myMemberships': (_source, _args, { stored, viewer }) =>
    inOrder(
      stored.visible('member', viewer).filter(({ person_id }) => person_id === viewer.personId),
      'joined_on',
    ),
  'Query.memberFigures': (_source, _args, asked) => memberFigures(asked),
  'Query.scheme': byId('Scheme'),
  'Query.resultObjection': byId('ResultObjection'),
  'Query.consequence': byId('Consequence'),
  'Query.leagueTable': byId('LeagueTable'),
  'Query.checkScheme': (_source, { document }) =>
    wrongDocuments.find(([wrong]) => JSON.stringify(wrong) === JSON.stringify(document))?.[1] ?? [],
  'Query.body': (_source, args, asked) => bodyOf(args.code, asked),
  'Query.gateTemplate': (_source, _args, asked) =>
    inOrder(
      asked.stored.visible('gate_template', asked.viewer).filter((row) => own(row, asked)),
      'position',
    ),
  'Query.viewer': (_source, _args, { viewer, stored }) => ({
    ...viewer,
    person: { id: globalId('Person', viewer.personId), name: viewer.personName },
    seat: seatOf({ id: viewer.seatId, roles: viewer.roles, body: viewer.body }),
    seats: viewer.seats.map(seatOf),
    body: stored.find('body', viewer.body.id, viewer),
  }),
  ...Object.fromEntries(['person', 'seat', 'seats', 'body'].map((name) => [`Viewer.${name}`, (of) => of[name]])),
  'Person.id': ({ id }) => id,
  'OwnSeat.id': ({ id }) => id,
  'Body.code': code,
  'Body.status': ({ closed_on }) => (closed_on ? 'CLOSED' : 'ACTIVE'),
  'Body.ancestors': ({ id, parent_id, city_id }, _args, { stored, viewer }) =>
    [...new Set([parent_id, city_id])]
      .filter((above) => above > 0 && above !== id)
      .map((above) => stored.find('body_name', above, viewer)),
  'BodyName.code': code,
  'Plan.round': (plan, _args, asked) => (own(plan, asked) ? plan.round : null),
  'Plan.returnReason': (plan, _args, asked) => (own(plan, asked) ? plan.return_reason : null),
  'Plan.visibility': ({ reach }) => visibilities[reach],
  'Plan.gates': (plan, _args, asked) => inOrder(below('plan_gate', 'plan_id', plan, asked), 'round', 'position'),
  'PlanItem.participants': ({ participant_codes }) => participant_codes.map(String),
  'PlanItem.suggestions': (item, _args, asked) =>
    own(item, asked) ? item.suggestion_ids.map((id: string) => globalId('TopicSuggestion', id)) : [],
  'PlanItem.overdue': ({ state, due_on }, _args, { day }) => open.includes(state) && due_on < day,
  'PlanChange.before': inWords('before'),
  'PlanChange.after': inWords('after'),
  ...Object.fromEntries(
    ['title', 'documentNumber', 'issuedOn', 'issuedBy', 'items'].map((name) => [
      `PlanEdition.${name}`,
      ofSnapshot(name),
    ]),
  ),
  'PlanItemSnapshot.itemId': ({ id }) => globalId('PlanItem', id),
  'PlanItemSnapshot.participants': ({ participants }) => participants,
  'Theme.state': ({ reach }) => (reach >= 2 ? 'OFFERED' : 'DRAFT'),
  'Scheme.offered': ({ reach }) => reach >= 2,
  'Scheme.groups': ({ document }) => document.groups,
  'Scheme.difference': ({ previous_id, document }, _args, { stored, viewer }) => {
    const before = previous_id && stored.find('scheme', previous_id, viewer);
    return before ? changesBetween(before.document, document) : null;
  },
  'SchemeGroup.id': ({ id }) => id,
  'SchemeGroup.bonus': () => false,
  'SchemeGroup.rules': ({ rules }) => rules,
  'SchemeRule.id': ({ id }) => id,
  'SchemeGroup.clause': ({ clause }) => clause ?? null,
  'SchemeRule.clause': ({ clause }) => clause ?? null,
  'SchemeRule.shape': (rule) => ('mark' in rule ? 'MARKS' : 'EVENTS'),
  'ResultObjection.state': (row, _args, asked) => objectionState(row, asked),
  'ResultObjection.toBody': ({ to_tenant_id }, _args, { stored, viewer }) =>
    stored.find('body_name', to_tenant_id, viewer),
  'ResultObjection.decision': (row, _args, asked) => below('objection_decision', 'objection_id', row, asked)[0] ?? null,
  'Consequence.subjectBody': ({ subject_tenant_id }, _args, { stored, viewer }) =>
    stored.find('body_name', subject_tenant_id, viewer) ?? null,
  'Term.state': ({ ends_on }, _args, { day }) => (ends_on && ends_on <= day ? 'ENDED' : 'RUNNING'),
  'TopicCall.accepting': ({ state, opens_on, closes_on }, _args, { day }) =>
    state === 'OPEN' && opens_on <= day && day <= closes_on,
  'TopicSuggestion.preStudy': (row) => (elements.some((name) => row[snake(name)] !== null) ? row : null),
  'PreStudy.complete': (row) => elements.every((name) => row[snake(name)] !== null),
  'TopicSuggestion.circles': ({ id }, _args, asked) =>
    inOrder(
      circlesOf(asked).filter(({ suggestion_id }) => suggestion_id === id),
      'circled_on',
    ),
  'TopicSuggestion.result': ({ id }, _args, asked) =>
    resultsOf(asked).find(({ suggestion_id }) => suggestion_id === id) ?? null,
  'TopicSuggestion.mergedSuggestions': (row, _args, asked) => merged(row, asked),
  'TopicSuggestion.proposers': (row, _args, asked) => [
    ...row.proposer_names,
    ...merged(row, asked).flatMap(({ proposer_names }) => proposer_names),
  ],
  'RosterImportRow.cells': ({ cells }) => cells,
  'RosterImportRow.message': ({ issue }) => (issue ? issues[issue as RosterIssue].message.en : null),
  'RosterImportCell.message': ({ issue }) => (issue ? issues[issue as RosterIssue].message.en : null),
  ...Object.fromEntries(
    ['DutyEvent', 'EvidenceSubmission', 'AssessmentEntry'].map((type) => [
      `${type}.evidence`,
      (row: Row) => row.evidence,
    ]),
  ),
  'EvidenceSubmission.entry': (row, _args, asked) =>
    below('assessment_entry', 'submission_id', row, asked).find(({ state }) => state !== 'COMPENSATED') ?? null,
  'DutyEvent.entry': (row) => entryOf(row),
  'Participation.standing': (row, _args, { day }) => standingOf(row, day),
  'Member.linked': ({ person_id }) => person_id !== null,
  ...Object.fromEntries(
    ['GroupMembership', 'Posting', 'ContactLink', 'TermMembership'].map((type) => [
      `${type}.tenure`,
      ({ until }: Row) => (until === null ? 'CURRENT' : 'ENDED'),
    ]),
  ),
  ...Object.fromEntries(
    ['Posting', 'EvidenceSubmission'].map((type): [string, Rule] => [
      `${type}.toBody`,
      ({ to_tenant_id }, _args, { stored, viewer }) => stored.find('body_name', to_tenant_id, viewer),
    ]),
  ),
  'ContactLink.toMember': ({ to_member_id }, _args, { stored, viewer }) =>
    stored.find('member', to_member_id, viewer) ?? null,
  'SectorCount.sector': ({ sector }) => sector,
  ...Object.fromEntries(['byRole', 'bySector'].map((name) => [`MemberFigures.${name}`, (of: Json) => of[name]])),
  ...assessmentFields,
  ...markFields,
  ...handoverFields,
  ...creditFields,
  ...reviewFields,
  ...resultFields,
  'Account.login': ({ name, tenant_id }) => `${name}.${tenant_id}`,
  'Account.seats': (row, _args, asked) => inOrder(below('seat', 'account_id', row, asked), 'started_at'),
  'Account.identities': (row, _args, asked) => inOrder(below('identity', 'account_id', row, asked), 'linked_at'),
};
