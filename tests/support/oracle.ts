import type { Viewer } from '../../src/platform/context.js';
import { Level, Role } from './world.js';

/** A row as it is stored, under the names of its columns. */
export type Row = Record<string, unknown>;

/** Who asks, as far as rows depend on it. */
export interface Asker {
  id: number;
  level: Level;
  cityId: number;
  countyId: number;
  personId: string;
  /** Whether he keeps the files of his body. */
  keepsFiles: boolean;
  /** The bodies in which he may act now. */
  seatBodies: number[];
}

const { MEMBER, HANDLER } = Role;
export const askerOf = ({ body, personId, roles, seats }: Viewer): Asker => ({
  ...{ id: body.id, level: body.level, cityId: body.cityId, countyId: body.countyId, personId },
  keepsFiles: roles.some((role) => role !== MEMBER && role !== HANDLER),
  seatBodies: seats.map((seat) => seat.body.id),
});

/** Tables of members' files: for those who keep them, and each row for its own person from all of his seats. */
export const files = [
  'member',
  'member_change',
  'group_membership',
  'posting',
  'contact_link',
  'term_membership',
].concat('participation', 'duty_report', 'result_objection', 'objection_decision', 'researcher', 'contribution');

/** Tables whose rows may be offered to the bodies below (reach 2) or to the whole network (reach 3). */
const offered = new Set([
  'theme',
  'plan',
  'plan_item',
  'plan_item_event',
  'plan_edition',
  'plan_change',
  'topic_call',
  'quota',
  'reporting_requirement',
  'scheme',
  'assessment',
  'league_table',
  'league_table_row',
]);

/** Tables that no level may read; the door alone knows them. */
export const doorOnly = ['sign_in_session', 'sign_in_attempt'];

type Verdict = (asker: Asker, row: Row) => boolean;

const owns: Verdict = ({ id }, row) => row.tenant_id === id;
const mine: Verdict = (asker, row) => owns(asker, row) && row.person_id === asker.personId;
const isTown = ({ level }: Asker): boolean => level === Level.TOWNSHIP;

/** Whether the row's body is the asker's or one below it. */
function within({ id, level }: Asker, row: Row, own: unknown): boolean {
  if (level === Level.CITY) return row.city_id === id;
  return level === Level.COUNTY ? row.county_id === id : own === id;
}

function seesRow(asker: Asker, row: Row, isOffered: boolean): boolean {
  if (owns(asker, row)) return true;
  const reach = row.reach as number;
  if (reach >= 1 && within(asker, row, row.tenant_id)) return true;
  const above = row.tenant_id === asker.cityId || row.tenant_id === asker.countyId;
  return isOffered && ((above && reach >= 2) || (row.city_id === asker.cityId && reach >= 3));
}

/** Of a file: the own body's, what is addressed to it, and one's own wherever one holds a seat. */
function seesFile(asker: Asker, table: string, row: Row): boolean {
  const his = row.person_id === asker.personId;
  // What is said to a body about its results stays; a posting is seen as long as it lasts.
  const addressed = row.to_tenant_id === asker.id && (table !== 'posting' || row.until === null);
  const isThere =
    seesRow(asker, row, false) || addressed || (his && asker.seatBodies.includes(row.tenant_id as number));
  return isThere && (his || asker.keepsFiles);
}

/** A consequence is for those who keep the files, and for whom or what it is about once it is decided. */
function seesConsequence(asker: Asker, row: Row): boolean {
  const decided = row.decided_on !== null;
  const his = decided && row.person_id === asker.personId;
  const addressed = decided && row.subject_tenant_id === asker.id;
  const isThere =
    seesRow(asker, row, false) || addressed || (his && asker.seatBodies.includes(row.tenant_id as number));
  return isThere && (his || asker.keepsFiles);
}

/** A league table that was withdrawn, and its rows, are for those who keep the files. */
const seesLeague: Verdict = (asker, row) => seesRow(asker, row, true) && (row.withdrawn === false || asker.keepsFiles);

/** Further tables of which those who keep the files see more than others. */
export const outcomes = ['consequence', 'league_table', 'league_table_row'];

/** An event is for those who keep the files, and for each who took part, from all of his seats. */
function seesEvent(asker: Asker, row: Row): boolean {
  const took = (row.participant_person_ids as string[]).includes(asker.personId);
  const isThere = seesRow(asker, row, false) || (took && asker.seatBodies.includes(row.tenant_id as number));
  return isThere && (took || asker.keepsFiles);
}

/** Tables about many members at once. */
export const rosters = ['roster_import', 'roster_import_row'];

/** Tables that tell of many subjects or receivers at once, or how an assessment went: for who keeps the files. */
export const kept = ['assessment_gate', 'assessment_step', 'assessment_figure', 'dispatch'];

/** A result is for who keeps the files of its body; once published also for the member, for who led the group then, and for who keeps those of the body assessed. */
function seesResult(asker: Asker, row: Row): boolean {
  const led = ((row.reader_person_ids ?? []) as string[]).includes(asker.personId);
  const his = row.published === true && (led || row.person_id === asker.personId);
  const addressed = row.published === true && row.subject_tenant_id === asker.id;
  const isThere =
    seesRow(asker, row, false) || addressed || (his && asker.seatBodies.includes(row.tenant_id as number));
  return isThere && (his || asker.keepsFiles);
}

/** Tables of marks: for who keeps the files of the own body, and of the one they are addressed to. */
export const addressedMarks: Record<string, Verdict> = {
  // As long as it is asked.
  mark_request: ({ id }, row) => row.to_tenant_id === id && row.state === 'OPEN',
  mark: ({ id }, row) => row.result_tenant_id === id,
};
export const marks = Object.keys(addressedMarks);

const seesMark =
  (table: string): Verdict =>
  (asker, row) =>
    (seesRow(asker, row, false) || addressedMarks[table](asker, row)) && asker.keepsFiles;

/** What is submitted goes to who assesses, what is decided on it to who submitted it; in both bodies for who keeps the files. */
export const evidence = ['evidence_submission', 'assessment_entry'];

function seesEvidence(asker: Asker, table: string, row: Row): boolean {
  const never = table === 'evidence_submission' ? Level.TOWNSHIP : Level.CITY;
  const addressed = row.to_tenant_id === asker.id && asker.level !== never;
  return (seesRow(asker, row, false) || addressed) && asker.keepsFiles;
}

/** Whether a record was handed to the body, and its sight has not ended. */
export const sharedWith = ({ id }: { id: number | string }, { shared_with }: Row): boolean => {
  const until = (shared_with as Record<string, string> | undefined)?.[id];
  return until !== undefined && (until === 'infinity' || Date.parse(until) > Date.now());
};

/** Tables of joint research: in a body that takes part for those who keep its files, and for whom it named. */
export const closelyShared = ['research_project', 'research_group', 'sub_topic', 'research_activity'].concat(
  ['research_report', 'report_part'],
  ['research_suggestion', 'suggestion_follow_up', 'research_submission', 'leader_instruction'],
);

function seesShared(asker: Asker, row: Row): boolean {
  const named = sharedWith({ id: `${asker.id}/${asker.personId}` }, row);
  return seesRow(asker, row, false) || named || (asker.keepsFiles && sharedWith(asker, row));
}

/** What passes between two bodies: for those who keep the files of either; what was recalled is the sender's alone. */
export const handed = ['handover', 'handover_entry', 'review', 'review_answer', 'research_credit'];
const receives = ({ id }: Asker, row: Row): boolean => row.to_tenant_id === id && row.state !== 'RECALLED';
const isEnd = ({ id }: Asker, row: Row): boolean => [row.sender_tenant_id, row.receiver_tenant_id].includes(id);

/** A review goes to whose record it is about, an answer to whoever reviewed. */
const isAddressed = ({ id }: Asker, row: Row): boolean => row.to_tenant_id === id;

const seeing: Record<string, Verdict> = {
  review: (asker, row) => (seesRow(asker, row, false) || isAddressed(asker, row)) && asker.keepsFiles,
  review_answer: (asker, row) => (seesRow(asker, row, false) || isAddressed(asker, row)) && asker.keepsFiles,
  research_credit: (asker, row) => (seesRow(asker, row, false) || isAddressed(asker, row)) && asker.keepsFiles,
  lineage_link: (asker, row) => seesRow(asker, row, false) || row.from_tenant_id === asker.id,
  handover: (asker, row) => (seesRow(asker, row, false) || receives(asker, row)) && asker.keepsFiles,
  handover_entry: (asker, row) => (seesRow(asker, row, false) || isEnd(asker, row)) && asker.keepsFiles,
  handover_channel: (asker, row) =>
    seesRow(asker, row, false) || [row.one_tenant_id, row.other_tenant_id].includes(asker.id),
  plan: (asker, row) => seesRow(asker, row, true) || sharedWith(asker, row),
  plan_item: (asker, row) => seesRow(asker, row, true) || sharedWith(asker, row),
  contribution_version: (asker, row) => seesRow(asker, row, false) || sharedWith(asker, row),
  ...Object.fromEntries(evidence.map((table) => [table, (asker: Asker, row: Row) => seesEvidence(asker, table, row)])),
  ...Object.fromEntries(
    [...rosters, ...kept].map((table) => [
      table,
      (asker: Asker, row: Row) => seesRow(asker, row, false) && asker.keepsFiles,
    ]),
  ),
  ...Object.fromEntries(files.map((table) => [table, (asker: Asker, row: Row) => seesFile(asker, table, row)])),
  ...Object.fromEntries(marks.map((table) => [table, seesMark(table)])),
  ...Object.fromEntries(closelyShared.map((table) => [table, seesShared])),
  duty_event: seesEvent,
  assessment_result: seesResult,
  consequence: seesConsequence,
  league_table: seesLeague,
  league_table_row: seesLeague,
  migration: () => true,
  body: (asker, row) => within(asker, row, row.id),
  body_name: ({ cityId }, row) => row.city_id === cityId,
  person: ({ personId }, row) => row.id === personId,
  client_mutation: mine,
  topic_suggestion: (asker, row) => {
    const submitted = row.submitted_at !== null;
    const addressed = row.to_tenant_id === asker.id && submitted && !isTown(asker);
    const hisAlone = !submitted && row.proposer_person_id !== null && row.proposer_person_id !== asker.personId;
    return (addressed || seesRow(asker, row, false) || sharedWith(asker, row)) && !hisAlone;
  },
  topic_result: (asker, row) =>
    seesRow(asker, row, false) || (row.to_tenant_id === asker.id && row.told_on !== null && asker.level !== Level.CITY),
};

/** Whether a row exists for somebody: what the database, and so every answer, must agree with. */
export const sees = (asker: Asker, table: string, row: Row): boolean =>
  seeing[table]?.(asker, row) ?? seesRow(asker, row, offered.has(table));

/** Tables of records that links of lineage are between. */
const linked = ['plan_item', 'topic_suggestion', 'research_project', 'research_report'];
const ends = new WeakMap<Row, [table: string, row: Row][]>();

/** Tells of the links among these rows which records they are between. */
export function joinLinks(stored: ReadonlyMap<string, Row[]>): void {
  const records = new Map(
    linked.flatMap((table) => (stored.get(table) ?? []).map((row) => [row.id, [table, row] as [string, Row]] as const)),
  );
  for (const link of stored.get('lineage_link') ?? []) {
    ends.set(link, [records.get(link.source_id)!, records.get(link.derived_id)!]);
  }
}

/**
 * Whether a row exists for somebody who asks the API: a link also for whoever sees both of its records, at which no policy
 * may look.
 */
export const exists = (asker: Asker, table: string, row: Row): boolean =>
  sees(asker, table, row) || (ends.get(row)?.every(([of, record]) => sees(asker, of, record)) ?? false);

const founds: Verdict = (asker, row) =>
  owns(asker, row) || (row.parent_id === asker.id && row.founding === true && !isTown(asker));

const adding: Record<string, Verdict> = {
  body: (asker, row) => row.parent_id === asker.id && row.city_id === asker.cityId && !isTown(asker),
  person: () => true,
  account: founds,
  seat: founds,
  client_mutation: mine,
};

/** Whether somebody may add such a row. */
export const mayAdd = (asker: Asker, table: string, row: Row): boolean => (adding[table] ?? owns)(asker, row);

const changing: Record<string, Verdict> = {
  // It is one record with two ends.
  handover: (asker, row) => owns(asker, row) || receives(asker, row),
  // Who leads a project places whom others named.
  researcher: (asker, row) => owns(asker, row) || row.to_tenant_id === asker.id,
  // Who is credited takes it over.
  research_credit: (asker, row) => owns(asker, row) || isAddressed(asker, row),
  body: (asker, row) => row.parent_id === asker.id && !isTown(asker),
  client_mutation: mine,
};

/** Whether somebody may change a row, as far as its owner is concerned; it must be so after the change too. */
export const mayChange = (asker: Asker, table: string, row: Row): boolean => (changing[table] ?? owns)(asker, row);

/** The same for removing it. A body is closed, never removed. */
export const mayRemove = (asker: Asker, table: string, row: Row): boolean =>
  table !== 'body' &&
  (['handover', 'researcher', 'research_credit'].includes(table) ? owns : (changing[table] ?? owns))(asker, row);
