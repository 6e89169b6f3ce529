import type { GroupMembership } from '../member-group/group-membership.entity.js';
import { GroupRole, type MemberGroupKind, type MemberGroup } from '../member-group/member-group.entity.js';
import {
  enterGroup,
  enterMember,
  enterTerm,
  giveRoles,
  giveValues,
  memberWorkflow,
  recordChange,
  type MemberValues,
} from '../member/index.js';
import { MemberChangeKind, MemberRole, MemberState, type Member } from '../member/member.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { take } from '../platform/workflow.js';
import { Term } from '../term/term.entity.js';
import type { Roster } from './current-roster.service.js';
import { KnownGroups, learnAliases } from './roster-groups.service.js';
import type { RosterImport } from './roster-import.entity.js';
import { isDone, type PlannedRow } from './roster-plan.service.js';

/** Does what the rows of a preview say. */
export async function applyRows(
  rows: readonly PlannedRow[],
  preview: RosterImport,
  roster: Roster,
  context: RequestContext,
): Promise<void> {
  const { cityId, termId, groupAliases } = preview;
  const term = termId ? await context.work.em.findOneOrFail(Term, { cityId, id: termId }) : null;
  const groups = new KnownGroups(roster.groups, groupAliases);
  learnAliases(groupAliases, roster.groups);
  const applying = new Applying(preview, term, groups, roster, context);
  for (const row of rows.filter(isDone)) applying.apply(row);
  await applying.endWhatWasReplaced();
}

class Applying {
  readonly #groupsOf: Map<string, GroupMembership[]>;
  readonly #termOf: Map<string, string>;
  /** Keys of memberships that end, by table. */
  readonly #ended = { group_membership: [] as string[], term_membership: [] as string[] };
  /** Other roles of members, by their keys. */
  readonly #roles = new Map<string, MemberRole>();
  readonly #when: { changedOn: string; reason: string };
  readonly #termKeys: Map<string, string>;

  constructor(
    { changesOn, reason }: RosterImport,
    private readonly term: Term | null,
    private readonly groups: KnownGroups,
    { memberships, terms }: Roster,
    private readonly context: RequestContext,
  ) {
    this.#groupsOf = Map.groupBy(memberships, ({ memberId }) => memberId);
    this.#termOf = new Map(terms.map(({ memberId, termId }) => [memberId, termId]));
    this.#termKeys = new Map(terms.map(({ memberId, id }) => [memberId, id]));
    this.#when = { changedOn: changesOn, reason };
  }

  apply(row: PlannedRow): void {
    const { member, values } = row;
    if (!member) return this.#add(row);
    if (member.state === MemberState.LEFT) this.#reinstate(member);
    const role = giveValues(member, values, this.#when, this.context);
    if (role) this.#roles.set(member.id, role);
    for (const [kind, names] of row.groups) this.#setGroups(member, kind, names);
    this.#setTerm(member);
  }

  #add({ values, groups }: PlannedRow): void {
    const { changedOn: joinedOn, reason } = this.#when;
    const all = { role: MemberRole.MEMBER, skills: [], ...values } as unknown as MemberValues;
    const joined = [...groups].flatMap(([kind, names]) => names.map((name) => this.#group(kind, name)));
    enterMember(all, { joinedOn, reason, groups: joined, term: this.term }, this.context);
  }

  #group = (kind: MemberGroupKind, name: string): MemberGroup => this.groups.make(kind, name, this.context);

  #reinstate(member: Member): void {
    const { changedOn, reason } = this.#when;
    take(memberWorkflow, 'reinstateMember', member, viewerOf(this.context));
    Object.assign(member, { joinedOn: changedOn, leftOn: null });
    recordChange(member, { kind: MemberChangeKind.REINSTATED, changedOn, reason }, this.context);
  }

  /** The groups of a kind that the line names are all he is in from now on. */
  #setGroups(member: Member, kind: MemberGroupKind, names: readonly string[]): void {
    const current = (this.#groupsOf.get(member.id) ?? []).filter((membership) => membership.kind === kind);
    const left = current.filter(({ groupName }) => !names.includes(groupName));
    const joined = names.filter((name) => !current.some(({ groupName }) => groupName === name));
    if (left.length === 0 && joined.length === 0) return;
    this.#ended.group_membership.push(...left.map(({ id }) => id));
    for (const name of joined) {
      enterGroup(member, this.#group(kind, name), GroupRole.MEMBER, this.#when.changedOn, this.context);
    }
    const before = current.map(({ groupName }) => groupName).sort();
    const change = {
      kind: MemberChangeKind.GROUP,
      field: kind,
      before: before.join('、') || null,
      after: names.join('、'),
    };
    recordChange(member, { ...change, ...this.#when }, this.context);
  }

  #setTerm(member: Member): void {
    if (!this.term || this.#termOf.get(member.id) === this.term.id) return;
    const earlier = this.#termKeys.get(member.id);
    if (earlier) this.#ended.term_membership.push(earlier);
    enterTerm(member, this.term, this.#when.changedOn, this.context);
  }

  /** Before what takes its place is written. */
  async endWhatWasReplaced(): Promise<void> {
    const { cityId } = viewerOf(this.context).body;
    const { changedOn, reason } = this.#when;
    await giveRoles(this.#roles, this.context);
    for (const [table, keys] of Object.entries(this.#ended)) {
      if (keys.length === 0) continue;
      await this.context.work.query(
        `update ${table} set until = greatest(since, $3::date), reason = $4 where city_id = $1 and id = any($2)`,
        [cityId, keys, changedOn, reason],
        `end_replaced_${table}`,
      );
    }
  }
}
