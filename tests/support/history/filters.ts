import { snake, type Asked } from './answer.js';
import { circlesOf, keyOf, resultsOf } from './readers.js';
import { keyAmong, reviewed } from './reviews.js';
import type { Row } from '../oracle.js';
import type { Json } from '../world.js';

type Filter = (row: Row, value: Json, asked: Asked) => boolean;
const open = ['PLANNED', 'UNDERWAY', 'POSTPONED'];
const upTo =
  (name: string): Filter =>
  (row, day) =>
    row[name] !== null && (row[name] as string) <= day;
const from =
  (name: string): Filter =>
  (row, day) =>
    row[name] !== null && (row[name] as string) >= day;

/** What an entry is beside the others. */
export const entryOf = ({ compensates_id, replaces_id }: Row): string =>
  compensates_id !== null ? 'COMPENSATION' : replaces_id !== null ? 'REPLACEMENT' : 'RECORD';

/** Whether a member's part in an event counts on a day. */
export function standingOf({ state, confirmed_on, duplicate_of_id }: Row, day: string): string {
  if (state === 'COMPENSATED') return 'COMPENSATED';
  if (duplicate_of_id !== null) return 'DUPLICATE';
  if (state === 'OBJECTED') return 'OBJECTED';
  return state === 'CONFIRMED' || (confirmed_on as string) <= day ? 'CONFIRMED' : 'PENDING';
}

/** An objection is decided by a row of the body that it went to. */
export const objectionState = ({ id, state }: Row, { stored, viewer }: Asked): unknown =>
  stored.visible('objection_decision', viewer).some((row) => row.objection_id === id) ? 'DECIDED' : state;

/** Whether a handover waits although its day is over. */
export const isOverdue = (row: Row, day: string): boolean =>
  row.due_on !== null && (row.due_on as string) < day && isWaiting(row);
/** Of a notice nothing is asked once it was read. */
export const isWaiting = ({ kind, state }: Row): boolean =>
  ['SENT', 'ACCEPTED'].includes(state as string) || (state === 'RECEIVED' && kind !== 'NOTICE');

const isAmong = (rows: readonly Row[], { id }: Row): boolean => rows.some((row) => row.suggestion_id === id);

/** What filters mean that are not the column of their name. */
const filters: Record<string, Filter> = {
  states: (row, states) => states.includes(row.state),
  reported: ({ reach }, yes) => (reach as number) >= 1 === yes,
  reportedUntil: upTo('reported_on'),
  issuedUntil: upTo('issued_on'),
  dueFrom: from('due_on'),
  dueUntil: upTo('due_on'),
  doneFrom: from('done_on'),
  doneUntil: upTo('done_on'),
  'handovers overdue': (row, yes, { day }) => !yes || isOverdue(row, day),
  withBody: ({ tenant_id, to_tenant_id }, code, { viewer }) =>
    String(tenant_id === viewer.body.id ? to_tenant_id : tenant_id) === code,
  overdue: ({ state, due_on }, yes, { day }) => open.includes(state as string) && (due_on as string) < day === yes,
  mine: ({ proposer_person_id }, yes, { viewer }) => !yes || proposer_person_id === viewer.personId,
  'consequences kinds': ({ kind }, kinds) => kinds.includes(kind),
  'resultObjections state': (row, state, asked) => objectionState(row, asked) === state,
  'themes state': ({ reach }, state) => (reach as number) >= 2 === (state === 'OFFERED'),
  ...Object.fromEntries(
    ['dutyEvents', 'participations', 'Member.participations'].map((list) => [
      `${list} year`,
      ({ happened_on }: Row, year: Json) => (happened_on as string).startsWith(`${year}-`),
    ]),
  ),
  'researchSuggestions year': ({ made_on }, year) => (made_on as string).startsWith(`${year}-`),
  implementedBefore: ({ implemented_on }, day) => implemented_on !== null && (implemented_on as string) < day,
  open: ({ state }, yes) => (state === 'OPEN') === yes,
  from: from('happened_on'),
  until: upTo('happened_on'),
  dutyKindId: ({ kind_id }, kind) => kind_id === kind,
  dutyEventId: ({ event_id }, event) => event_id === event,
  organiser: ({ organiser }, text) => organiser !== null && (organiser as string).includes(text),
  entry: (row, entry) => entryOf(row) === entry,
  'dutyEvents memberId': ({ id }, member, { stored, viewer }) =>
    stored.visible('participation', viewer).some((row) => row.event_id === id && row.member_id === member),
  duplicated: ({ id }, yes, { stored, viewer }) =>
    stored
      .visible('participation', viewer)
      .some((row) => row.duplicate_of_id !== null && [row.event_id, row.duplicates_event_id].includes(id)) === yes,
  'Assessment.results text': ({ subject_name }, text) => (subject_name as string).includes(text),
  standing: (row, standing, { day }) => standingOf(row, day) === standing,
  text: ({ name }, text) => (name as string).includes(text),
  memberGroupId: ({ id }, group, { stored, viewer }) =>
    stored
      .visible('group_membership', viewer)
      .some((row) => row.member_id === id && row.group_id === group && row.until === null),
  termId: ({ id }, term, { stored, viewer }) =>
    stored.visible('term_membership', viewer).some((row) => row.member_id === id && row.term_id === term),
  'evidenceSubmissions decided': ({ id }, yes, { stored, viewer }) =>
    stored
      .visible('assessment_entry', viewer)
      .some(({ submission_id, state }) => submission_id === id && state !== 'COMPENSATED') === yes,
  takenOver: ({ taken_over_on }, yes) => (taken_over_on !== null) === yes,
  circled: (row, yes, asked) => isAmong(circlesOf(asked), row) === yes,
  decided: (row, yes, asked) => isAmong(resultsOf(asked), row) === yes,
  outcome: (row, outcome, asked) =>
    isAmong(
      resultsOf(asked).filter((result) => result.outcome === outcome),
      row,
    ),
};

const ids: Record<string, string> = {
  ...{ planId: 'Plan', themeId: 'Theme', alignedThemeId: 'Theme' },
  ...{ memberGroupId: 'MemberGroup', termId: 'Term' },
  assessmentId: 'Assessment',
  projectId: 'ResearchProject',
  ...{ memberId: 'Member', dutyKindId: 'DutyKind', dutyEventId: 'DutyEvent' },
};
export function testOf(list: string, arg: string, value: Json, asked: Asked): (row: Row) => boolean {
  if (arg === 'subjectId') {
    const [type, key] = keyAmong(reviewed, value);
    return (row) => row[`${snake(type).slice(1)}_id`] === key;
  }
  const special = filters[`${list.replace('Query.', '')} ${arg}`] ?? filters[arg];
  const wanted: unknown = ids[arg] ? keyOf(ids[arg], value) : value;
  if (special) return (row) => special(row, wanted, asked);
  return (row) => {
    if (!(snake(arg) in row)) throw new Error(`the oracle has no rule for ${list}(${arg}:)`);
    return row[snake(arg)] === wanted;
  };
}
