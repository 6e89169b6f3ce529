import { MemberGroup, type MemberGroupKind } from '../member-group/member-group.entity.js';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { badInput, notFound } from '../platform/errors.js';
import { requiredText } from '../platform/input.js';
import { keyOf } from '../platform/graphql/node.js';
import type { GroupAlias } from './roster-import.entity.js';
import type { GroupAliasInput } from './roster.inputs.js';

/** The groups that a roster names, by their names, aliases, and what the import says they are called. */
export class KnownGroups {
  readonly #byText = new Map<string, MemberGroup>();

  constructor(groups: readonly MemberGroup[], aliases: readonly GroupAlias[]) {
    const byId = new Map(groups.map((group) => [group.id, group]));
    for (const group of groups) for (const alias of group.aliases) this.#byText.set(keyFor(group.kind, alias), group);
    // A name goes before what is an alias elsewhere, and what the import says before both.
    for (const group of groups) this.#byText.set(keyFor(group.kind, group.name), group);
    for (const { kind, text, groupId } of aliases) {
      const group = byId.get(groupId);
      if (group) this.#byText.set(keyFor(kind, text), group);
    }
  }

  named = (kind: MemberGroupKind, text: string): MemberGroup | undefined => this.#byText.get(keyFor(kind, text));

  /** Makes a group that is not there yet, once. */
  make(kind: MemberGroupKind, name: string, context: RequestContext): MemberGroup {
    const known = this.named(kind, name);
    if (known) return known;
    const made = context.work.create(MemberGroup, viewerOf(context), { kind, name, aliases: [] });
    this.#byText.set(keyFor(kind, name), made);
    return made;
  }
}

const keyFor = (kind: MemberGroupKind, text: string): string => `${kind} ${text.normalize('NFKC').trim()}`;

/** What the import says groups are called, checked. */
export async function checkedAliases(
  given: GroupAliasInput[] | null | undefined,
  context: RequestContext,
): Promise<GroupAlias[]> {
  const field = 'input.groupAliases';
  if ((given?.length ?? 0) > 200) throw badInput(field, { en: 'has more than 200 entries.', zh: '最多 200 项。' });
  const { cityId, id: tenantId } = viewerOf(context).body;
  const keys = (given ?? []).map(({ groupId }, at) => keyOf('MemberGroup', groupId, `${field}.${at}.groupId`));
  if (keys.length === 0) return [];
  const groups = await context.work.em.find(MemberGroup, { cityId, tenantId, id: { $in: keys } });
  return given!.map(({ kind, text }, at) => {
    const group = groups.find(({ id }) => id === keys[at]);
    if (!group) throw notFound(`${field}.${at}.groupId`);
    if (group.kind !== kind)
      throw badInput(`${field}.${at}.kind`, { en: 'is not that of the group.', zh: '与组织类别不符。' });
    return { kind, text: requiredText(text, `${field}.${at}.text`, 100), groupId: group.id };
  });
}

/** What an import said a group is called, the group is called from now on. */
export function learnAliases(aliases: readonly GroupAlias[], groups: readonly MemberGroup[]): void {
  for (const { text, groupId } of aliases) {
    const group = groups.find(({ id }) => id === groupId);
    if (group && group.name !== text && !group.aliases.includes(text)) group.aliases = [...group.aliases, text];
  }
}
