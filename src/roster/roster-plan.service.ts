import type { GroupMembership } from '../member-group/group-membership.entity.js';
import { MemberGroupKind } from '../member-group/member-group.entity.js';
import { inWords, memberValues, type MemberField, type MemberValues } from '../member/index.js';
import { MemberRole, type Member } from '../member/member.entity.js';
import { ApiError } from '../platform/errors.js';
import type { Roster } from './current-roster.service.js';
import type { RosterImportCell } from './roster-import-row.entity.js';
import type { KnownGroups } from './roster-groups.service.js';
import { MemberFinder } from './member-finder.service.js';
import { valuesIn, type RosterCell, type RosterLine } from './roster-text.service.js';
import { issues, RosterField, RosterIssue, RosterState } from './roster.words.js';

const { NEW, SAME, CHANGED, WARNING, ERROR } = RosterState;

/** What would become of a line. */
export interface PlannedRow {
  line: number;
  state: RosterState;
  issue: RosterIssue | null;
  name: string | null;
  member: Member | null;
  cells: PlannedCell[];
  /** What is told of the member, as far as the line tells it. */
  values: Partial<MemberValues>;
  /** For each kind of groups that the line tells, the names of all he is in. */
  groups: Map<MemberGroupKind, string[]>;
}
export type PlannedCell = Omit<RosterImportCell, 'message'>;

export interface PlanOptions {
  createGroups: boolean;
  /** The term in which the members serve. */
  termId: string | null;
}

const properties: Partial<Record<RosterField, MemberField>> = {
  NAME: 'name',
  EXTERNAL_KEY: 'externalKey',
  ROLE: 'role',
  POST: 'post',
  PARTY: 'party',
  SKILLS: 'skills',
};
export const kindOf: Partial<Record<RosterField, MemberGroupKind>> = {
  SECTOR: MemberGroupKind.SECTOR,
  COMMITTEE: MemberGroupKind.COMMITTEE,
  GROUP: MemberGroupKind.GROUP,
};
const roles = new Map<string, MemberRole>([
  ...Object.values(MemberRole).map((role) => [role, role] as const),
  ['委员', MemberRole.MEMBER],
  ['常委', MemberRole.STANDING_MEMBER],
  ['常务委员', MemberRole.STANDING_MEMBER],
  ['秘书长', MemberRole.SECRETARY_GENERAL],
  ['副主席', MemberRole.VICE_CHAIR],
  ['主席', MemberRole.CHAIR],
]);

/** Compares the lines of a roster with the one there is. The same lines and the same roster give the same plan. */
export class RosterPlan {
  readonly #finder: MemberFinder;
  readonly #inTerm: Set<string>;
  readonly #groupsOf: Map<string, GroupMembership[]>;

  constructor(
    roster: Roster,
    private readonly groups: KnownGroups,
    private readonly options: PlanOptions,
  ) {
    this.#groupsOf = Map.groupBy(roster.memberships, ({ memberId }) => memberId);
    this.#finder = new MemberFinder(roster, groups);
    this.#inTerm = new Set(
      roster.terms.filter(({ termId }) => termId === options.termId).map(({ memberId }) => memberId),
    );
  }

  row({ line, cells: given, issue }: RosterLine): PlannedRow {
    const known = given.filter((cell): cell is Known => cell.field !== null);
    const text = (field: RosterField) => known.find((cell) => cell.field === field)?.value.trim() ?? '';
    const name = text(RosterField.NAME) || null;
    const found = issue ? { member: null, issue } : this.#finder.find(text);
    const row: PlannedRow = { ...found, line, name, state: SAME, cells: [], values: {}, groups: new Map() };
    row.cells = known.map((cell) => this.#cell(cell, row));
    row.state = this.#stateOf(row);
    return row;
  }

  #stateOf({ issue, member, cells }: PlannedRow): RosterState {
    const states = [...(issue ? [issues[issue].state] : []), ...cells.map(({ state }) => state)];
    for (const state of [ERROR, WARNING]) if (states.includes(state)) return state;
    if (!member) return NEW;
    const joinsTerm = this.options.termId !== null && !this.#inTerm.has(member.id);
    return joinsTerm || states.some((state) => state !== SAME) ? CHANGED : SAME;
  }

  #cell({ column, field, value }: Known, row: PlannedRow): PlannedCell {
    const cell = { column, field, value, state: SAME as RosterState, before: this.#before(field, row), issue: null };
    if (value.trim() === '') return cell;
    const kind = kindOf[field];
    const issue = kind ? this.#takeGroups(kind, value, row) : this.#takeValue(field, value.trim(), row);
    const after = kind ? row.groups.get(kind)!.join('、') : inWords(row.values[properties[field]!]);
    const becomes = !row.member ? NEW : after === cell.before ? SAME : CHANGED;
    return { ...cell, issue, state: issue ? issues[issue].state : becomes };
  }

  #before(field: RosterField, { member }: PlannedRow): string | null {
    if (!member) return null;
    const kind = kindOf[field];
    return kind ? this.#namesOf(member, kind).join('、') || null : inWords(member[properties[field]!]);
  }

  #namesOf = ({ id }: Member, kind: MemberGroupKind): string[] =>
    (this.#groupsOf.get(id) ?? [])
      .filter((membership) => membership.kind === kind)
      .map(({ groupName }) => groupName)
      .sort();

  #takeValue(field: RosterField, value: string, { values, member }: PlannedRow): RosterIssue | null {
    const property = properties[field]!;
    const given = property === 'skills' ? valuesIn(value) : property === 'role' ? roles.get(value) : value;
    if (given === undefined) return RosterIssue.UNKNOWN_ROLE;
    try {
      Object.assign(values, memberValues({ [property]: given }, 'line'));
    } catch (error) {
      if (error instanceof ApiError) return RosterIssue.NOT_ACCEPTABLE;
      throw error;
    }
    const isTaken = property === 'externalKey' && this.#finder.isKeyOfAnother(value, member);
    return isTaken ? RosterIssue.KEY_TAKEN : null;
  }

  #takeGroups(kind: MemberGroupKind, value: string, { groups }: PlannedRow): RosterIssue | null {
    const given = valuesIn(value);
    groups.set(kind, [...new Set(given.map((text) => this.groups.named(kind, text)?.name ?? text))].sort());
    if (kind === MemberGroupKind.SECTOR && given.length > 1) return RosterIssue.TWO_SECTORS;
    if (given.every((text) => this.groups.named(kind, text))) return null;
    if (given.some((text) => text.length > 100)) return RosterIssue.NOT_ACCEPTABLE;
    return this.options.createGroups ? RosterIssue.GROUP_IS_MADE : RosterIssue.UNKNOWN_GROUP;
  }
}

type Known = RosterCell & { field: RosterField };
/** Whether a commit does something for a line. */
export const isDone = ({ state }: PlannedRow): boolean => [NEW, CHANGED, WARNING].includes(state);
