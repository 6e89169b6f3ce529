import { MemberGroupKind } from '../member-group/member-group.entity.js';
import { MemberState, type Member } from '../member/member.entity.js';
import type { Roster } from './current-roster.service.js';
import type { KnownGroups } from './roster-groups.service.js';
import { RosterField, RosterIssue } from './roster.words.js';

export interface Found {
  member: Member | null;
  issue: RosterIssue | null;
}

type TextOf = (field: RosterField) => string;

/** Finds which member a line of a roster is: by his key, or else by name and sector where these fit one only. */
export class MemberFinder {
  readonly #byKey: Map<string, Member>;
  readonly #byName: Map<string, Member[]>;
  readonly #sectorOf: Map<string, string>;
  readonly #seen = new Set<string>();

  constructor(
    { members, memberships }: Roster,
    private readonly groups: KnownGroups,
  ) {
    this.#byKey = new Map(members.flatMap((member) => (member.externalKey ? [[member.externalKey, member]] : [])));
    this.#byName = Map.groupBy(
      members.filter(({ state }) => state === MemberState.SERVING),
      ({ name }) => name,
    );
    const sectors = memberships.filter(({ kind }) => kind === MemberGroupKind.SECTOR);
    this.#sectorOf = new Map(sectors.map(({ memberId, groupId }) => [memberId, groupId]));
  }

  find(text: TextOf): Found {
    const name = text(RosterField.NAME);
    if (!name) return { member: null, issue: RosterIssue.NAME_MISSING };
    const found = this.#member(name, text);
    const { member, issue } = found;
    if (issue === RosterIssue.AMBIGUOUS) return found;
    const key = text(RosterField.EXTERNAL_KEY);
    const who = member?.id ?? (key ? `key ${key}` : `name ${name} ${text(RosterField.SECTOR)}`);
    if (this.#seen.has(who)) return { member, issue: RosterIssue.TWICE };
    this.#seen.add(who);
    return found;
  }

  isKeyOfAnother(key: string, member: Member | null): boolean {
    const other = this.#byKey.get(key);
    return other !== undefined && other !== member;
  }

  #member(name: string, text: TextOf): Found {
    const key = text(RosterField.EXTERNAL_KEY);
    const keyed = this.#byKey.get(key);
    if (keyed) return { member: keyed, issue: issueOfKeyed(keyed, name) };
    // Who has another key is somebody else.
    const named = (this.#byName.get(name) ?? []).filter(({ externalKey }) => !key || !externalKey);
    const sector = text(RosterField.SECTOR);
    const fitting = sector ? named.filter((member) => this.#fits(member, sector)) : named;
    if (fitting.length > 1) return { member: null, issue: RosterIssue.AMBIGUOUS };
    if (fitting.length === 1) return { member: fitting[0], issue: null };
    return { member: null, issue: named.length > 0 ? RosterIssue.NAMESAKE : null };
  }

  /** Who is in no sector yet fits any. */
  #fits({ id }: Member, sector: string): boolean {
    const own = this.#sectorOf.get(id);
    return own === undefined || own === this.groups.named(MemberGroupKind.SECTOR, sector)?.id;
  }
}

function issueOfKeyed({ name, state }: Member, given: string): RosterIssue | null {
  if (state === MemberState.LEFT) return RosterIssue.HAS_LEFT;
  return name === given ? null : RosterIssue.OTHER_NAME;
}
