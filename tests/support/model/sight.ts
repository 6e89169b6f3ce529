import type { Viewer } from '../../../src/platform/context.js';
import {
  addressedMarks,
  askerOf,
  closelyShared,
  evidence,
  files,
  handed,
  kept,
  marks,
  rosters,
  type Row,
} from '../oracle.js';
import type { TestBody } from '../world.js';

/** A record as the acts have made it. */
export interface Entry {
  table: string;
  /** Its key, once the database has told it. */
  id: string;
  body: TestBody;
  /** What it is a part of: the plan of an item, the call of a suggestion. */
  of?: Entry;
  /** Of an event: what is recorded of each who took part, or whose part it takes back. */
  parts?: Entry[];
  /** What is stored in its columns, as far as acts decide it. */
  is: Row;
  /** Done with it: offered to the bodies below, published to all, told to those it is for, reported to those above. */
  offered?: boolean;
  published?: boolean;
  told?: boolean;
  reported?: boolean;
  /** The person who alone sees it until it is handed over. */
  author?: string;
  /** The body that sees it once it is told. */
  to?: TestBody;
  /** Of a link, and of a part of a report: what the record that it is of came from. */
  source?: Entry;
  /** Of a handover: what it was sent with. */
  sent?: Entry;
  /** The bodies that see it by handovers under way; in joint research also body/person. */
  shared?: (number | string)[];
  /** Of a project that was reported: who keeps sight of what comes of it, named in the same way. */
  kept?: (number | string)[];
}

enum Shown {
  OWN,
  ABOVE,
  BELOW,
  NETWORK,
}

export const isReported = ({ is }: Entry): boolean => ['REPORTED', 'ISSUED', 'CLOSED'].includes(is.state as string);

const plan = (entry: Entry): Shown =>
  entry.published ? Shown.NETWORK : entry.offered ? Shown.BELOW : isReported(entry) ? Shown.ABOVE : Shown.OWN;

/** What comes of a project, which is given. */
const result = ({ is }: Entry): Shown =>
  ['REPORTED', 'CLOSED'].includes(is.state as string) ? Shown.ABOVE : Shown.OWN;

const report = ({ is }: Entry): Shown => (is.state === 'FINAL' ? Shown.ABOVE : Shown.OWN);

/** The project that a record came of, by its table. */
const cameOf: Record<string, (entry: Entry) => Entry> = {
  research_suggestion: ({ of }) => of!,
  suggestion_follow_up: ({ of }) => of!.of!,
  research_submission: ({ of }) => of!,
  leader_instruction: ({ of }) => of!.of!,
  research_report: ({ of }) => of!,
  report_part: ({ of }) => of!.of!,
};

/** The table of who sees what, row by row; what is not in it is its own body's. */
const table: Record<string, (entry: Entry) => Shown> = {
  plan,
  plan_item: ({ of }) => plan(of!),
  plan_edition: ({ of }) => plan(of!),
  plan_item_event: ({ of }) => plan(of!.of!),
  plan_change: ({ of }) => plan(of!.of!),
  plan_gate: ({ of, is }) => (isReported(of!) && is.round === of!.is.round ? Shown.ABOVE : Shown.OWN),
  plan_event: ({ reported }) => (reported ? Shown.ABOVE : Shown.OWN),
  theme: ({ offered, reported }) => (offered ? Shown.BELOW : reported ? Shown.ABOVE : Shown.OWN),
  topic_call: ({ is }) =>
    is.state !== 'DRAFT' && (is.channels as string[]).includes('LOWER_BODY') ? Shown.BELOW : Shown.OWN,
  quota: () => Shown.BELOW,
  reporting_requirement: () => Shown.BELOW,
  scheme: ({ is, offered }) => (offered ? Shown.BELOW : is.state === 'DRAFT' ? Shown.OWN : Shown.ABOVE),
  assessment: ({ is }) => (is.subject === 'BODY' ? Shown.BELOW : Shown.ABOVE),
  assessment_figure: () => Shown.ABOVE,
  league_table: ({ offered }) => (offered ? Shown.BELOW : Shown.OWN),
  league_table_row: ({ of }) => (of!.offered ? Shown.BELOW : Shown.OWN),
  research_project: ({ is }) => (is.launched_on === null ? Shown.OWN : Shown.ABOVE),
  research_report: report,
  report_part: ({ of }) => report(of!),
  research_suggestion: ({ of }) => result(of!),
  suggestion_follow_up: ({ of }) => result(of!.of!),
  research_submission: ({ of }) => result(of!),
  leader_instruction: ({ of }) => result(of!.of!),
  term: () => Shown.ABOVE,
  term_session: () => Shown.ABOVE,
  body: () => Shown.ABOVE,
  body_name: () => Shown.NETWORK,
};

/** How far a record reaches. */
export const shownTo = (entry: Entry): Shown => table[entry.table]?.(entry) ?? Shown.OWN;

/** A file is read by who keeps it in the own body, and by its own person; what is said to another body also there. */
function mayReadFile({ body, personId, roles, seats }: Viewer, { table, is, body: owner }: Entry): boolean {
  const his = is.person_id === personId;
  const keeps = isKeeping(roles);
  const isThere =
    owner.id === body.id ||
    (is.to_tenant_id === body.id && (table !== 'posting' || is.until === null)) ||
    (his && seats.some((seat) => seat.body.id === owner.id));
  return isThere && (his || keeps);
}

/** An event is read by who keeps the files of its body, and by each who took part. */
function mayReadEvent({ body, personId, roles, seats }: Viewer, { parts = [], body: owner }: Entry): boolean {
  const took = parts.some(({ is }) => is.person_id === personId);
  const keeps = isKeeping(roles);
  const isThere = owner.id === body.id || (took && seats.some((seat) => seat.body.id === owner.id));
  return isThere && (took || keeps);
}

/** A result is read by who keeps the files of its body; once published by the member, by who led the group, and by who keeps those of the body assessed. */
function mayReadResult({ body, personId, roles, seats }: Viewer, { is, body: owner }: Entry): boolean {
  const led = ((is.reader_person_ids ?? []) as unknown[]).includes(personId);
  const his = is.published === true && (led || is.person_id === personId);
  const addressed = is.published === true && is.subject_tenant_id === body.id;
  const keeps = isKeeping(roles);
  const isThere = owner.id === body.id || addressed || (his && seats.some((seat) => seat.body.id === owner.id));
  return isThere && (his || keeps);
}

/** A consequence is read by who keeps the files; once decided by the member, and by who keeps those of the body it is about. */
function mayReadConsequence({ body, personId, roles, seats }: Viewer, { is, body: owner }: Entry): boolean {
  const his = is.decided_on !== null && is.person_id === personId;
  const addressed = is.decided_on !== null && is.subject_tenant_id === body.id;
  const isThere = owner.id === body.id || addressed || (his && seats.some((seat) => seat.body.id === owner.id));
  return isThere && (his || isKeeping(roles));
}

/** Marks and what was asked are read by who keeps files, in the own body and where they are addressed to. */
function mayReadMark(viewer: Viewer, { table, is, body: owner }: Entry): boolean {
  const keeps = isKeeping(viewer.roles);
  return keeps && (owner.id === viewer.body.id || addressedMarks[table](askerOf(viewer), is));
}

/** Evidence, and what is decided on it, is read by the two bodies that it is between. */
function mayReadEvidence({ body, roles }: Viewer, { is, body: owner }: Entry): boolean {
  return isKeeping(roles) && [owner.id, is.to_tenant_id].includes(body.id);
}
/** What passes between two bodies is read by those who keep the files of either; what was recalled by the sender's. */
function mayReadHanded({ body, roles }: Viewer, { is, body: owner }: Entry): boolean {
  const isReceived = is.to_tenant_id === body.id && is.state !== 'RECALLED';
  const isEnd = [owner.id, is.sender_tenant_id, is.receiver_tenant_id].includes(body.id);
  return isKeeping(roles) && (isEnd || isReceived);
}
/** Of joint research: in a body that takes part it is for those who keep the files, and for whom it named. */
function mayReadResearch({ body, personId, roles }: Viewer, entry: Entry): boolean {
  const { body: owner } = entry;
  const shared = [...(entry.shared ?? []), ...(cameOf[entry.table]?.(entry).kept ?? [])];
  const isAbove = shownTo(entry) === Shown.ABOVE && [owner.cityId, owner.countyId].includes(body.id);
  const isShared = (isKeeping(roles) && shared.includes(body.id)) || shared.includes(`${body.id}/${personId}`);
  return owner.id === body.id || isAbove || isShared;
}
const isKeeping = (roles: Viewer['roles']): boolean => roles.some((role) => !['MEMBER', 'HANDLER'].includes(role));

/** Whether a record exists for somebody: all that there is to know of visibility. */
export function mayRead(viewer: Viewer, entry: Entry): boolean {
  if (files.includes(entry.table) || rosters.includes(entry.table)) return mayReadFile(viewer, entry);
  if (marks.includes(entry.table)) return mayReadMark(viewer, entry);
  if (entry.table === 'duty_event') return mayReadEvent(viewer, entry);
  if (entry.table === 'assessment_result') return mayReadResult(viewer, entry);
  if (entry.table === 'consequence') return mayReadConsequence(viewer, entry);
  const { body, personId, roles } = viewer;
  if (closelyShared.includes(entry.table)) return mayReadResearch(viewer, entry);
  if (kept.includes(entry.table) && !isKeeping(roles)) return false;
  if (evidence.includes(entry.table)) return mayReadEvidence(viewer, entry);
  if (handed.includes(entry.table)) return mayReadHanded(viewer, entry);
  if (entry.table === 'handover_channel') {
    return [entry.body.id, entry.is.one_tenant_id, entry.is.other_tenant_id].includes(body.id);
  }
  if (entry.table === 'lineage_link') return [entry.body.id, entry.is.from_tenant_id].includes(body.id);
  // A league table that was withdrawn.
  if (entry.is.withdrawn === true && !isKeeping(roles)) return false;
  const { author, told, to, body: owner } = entry;
  if (author && !told && author !== personId) return false;
  if (owner.id === body.id || (told && to?.id === body.id) || entry.shared?.includes(body.id)) return true;
  const shown = shownTo(entry);
  const isAbove = [owner.cityId, owner.countyId].includes(body.id);
  const isBelow = [body.cityId, body.countyId].includes(owner.id);
  if (shown === Shown.NETWORK) return owner.cityId === body.cityId;
  return (isAbove && shown >= Shown.ABOVE) || (isBelow && shown >= Shown.BELOW);
}
