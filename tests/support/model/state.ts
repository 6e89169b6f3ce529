import type { Viewer } from '../../../src/platform/context.js';
import { globalId } from '../../../src/platform/graphql/node.js';
import type { Entry } from './sight.js';
import type { Row } from '../oracle.js';
import { personIn, Role, type Network, type TestBody } from '../world.js';

/** The day on which every history happens. */
export const day = '2026-06-15';

const { ADMIN, AUDITOR, CHAIR, COMMITTEE, HANDLER, LIAISON, MEMBER, OFFICE } = Role;

/** The people of a body, who among them may do everything. */
const people: Role[][] = [[OFFICE, LIAISON], [CHAIR], [MEMBER], [MEMBER, COMMITTEE], [ADMIN], [HANDLER, AUDITOR]];

/** Everything that the acts of a history have made so far, in the order of its making. */
export class Model {
  readonly bodies: TestBody[] = [];
  readonly people: Viewer[] = [];
  entries: Entry[] = [];

  constructor(networks: readonly Network[]) {
    for (const { city, counties, towns } of networks)
      [city, ...counties, ...towns.flat()].forEach((body) => this.settle(body));
  }

  settle(body: TestBody): void {
    this.bodies.push(body);
    this.people.push(...people.map((roles) => personIn(body, ...roles)));
    const id = String(body.id);
    const { level, name } = body;
    this.entries.push({ table: 'body', id, body, is: { level, name, closed_on: null } });
    this.entries.push({ table: 'body_name', id, body, is: { level, name } });
  }

  add(table: string, body: TestBody, is: Row, more: Partial<Entry> = {}): Entry {
    const entry: Entry = { table, id: '', body, is, ...more };
    this.entries.push(entry);
    return entry;
  }

  of(table: string): Entry[] {
    return this.entries.filter((entry) => entry.table === table);
  }

  /** What a record consists of, in the order of its making. */
  partsOf(whole: Entry, table: string): Entry[] {
    return this.of(table).filter(({ of }) => of === whole);
  }

  own(body: TestBody, table: string): Entry[] {
    return this.of(table).filter((entry) => entry.body.id === body.id);
  }

  /** With a record goes all that is a part of it; a handover of it stays without. */
  remove(...gone: Entry[]): void {
    const isGone = (entry: Entry): boolean => gone.includes(entry) || (entry.of !== undefined && isGone(entry.of));
    for (const handover of this.of('handover')) if (handover.of && isGone(handover.of)) handover.of = undefined;
    this.entries = this.entries.filter((entry) => !isGone(entry));
  }
}

const typeOf: Record<string, string> = {
  body: 'Body',
  plan: 'Plan',
  plan_item: 'PlanItem',
  plan_gate: 'PlanGate',
  theme: 'Theme',
  topic_call: 'TopicCall',
  topic_suggestion: 'TopicSuggestion',
  topic_circle: 'TopicCircle',
  scheme: 'Scheme',
  term: 'Term',
  term_session: 'TermSession',
  account: 'Account',
  identity: 'Identity',
  seat: 'Seat',
  seat_invitation: 'SeatInvitation',
  member: 'Member',
  member_group: 'MemberGroup',
  group_membership: 'GroupMembership',
  posting: 'Posting',
  contact_link: 'ContactLink',
  roster_import: 'RosterImport',
  duty_kind: 'DutyKind',
  duty_event: 'DutyEvent',
  participation: 'Participation',
  assessment: 'Assessment',
  assessment_gate: 'AssessmentGate',
  assessment_result: 'AssessmentResult',
  mark_request: 'MarkRequest',
  mark: 'Mark',
  duty_report: 'DutyReport',
  handling_unit: 'HandlingUnit',
  evidence_submission: 'EvidenceSubmission',
  assessment_entry: 'AssessmentEntry',
  result_objection: 'ResultObjection',
  consequence: 'Consequence',
  league_table: 'LeagueTable',
  dispatch: 'Dispatch',
  handover: 'Handover',
  handover_channel: 'HandoverChannel',
  review: 'Review',
  lineage_link: 'LineageLink',
  research_project: 'ResearchProject',
  research_group: 'ResearchGroup',
  sub_topic: 'SubTopic',
  researcher: 'Researcher',
  research_activity: 'ResearchActivity',
  contribution: 'Contribution',
  contribution_version: 'ContributionVersion',
  research_report: 'ResearchReport',
  report_part: 'ReportPart',
  research_credit: 'ResearchCredit',
  research_suggestion: 'ResearchSuggestion',
  research_submission: 'ResearchSubmission',
};

/** The id by which clients name a record. */
export const idOf = ({ table, id }: Pick<Entry, 'table' | 'id'>): string => globalId(typeOf[table], id);

/** Turns the numbers of a draw into choices. */
export class Numbers {
  #next = 0;

  constructor(private readonly numbers: readonly number[]) {}

  one(of: number): number {
    return this.numbers[this.#next++ % this.numbers.length] % of;
  }

  among<T>(list: readonly T[]): T {
    return list[this.one(list.length)];
  }

  /** Once in so many times. */
  once(inSo: number): boolean {
    return this.one(inSo) === inSo - 1;
  }
}
