import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { Counts } from './document-limits.js';

/**
 * Walks the selections as they are once each fragment is put where it is named. Fragments that no operation uses are
 * compared with themselves all the same, so they are walked by themselves.
 */
export function expand({ definitions }: DocumentNode, counts: Counts): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  }
  const expansion = new Expansion(fragments, counts);
  for (const part of definitions) {
    if (part.kind !== Kind.OPERATION_DEFINITION) continue;
    const fields = part.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
    Counts.check('rootFields', fields.length);
    expansion.begin(part.selectionSet);
  }
  for (const [name, { selectionSet }] of fragments) if (!expansion.reached.has(name)) expansion.begin(selectionSet);
}

/** What an answer has at a place, by name, with what it has below. */
type Names = Map<string, Names>;

class Expansion {
  readonly reached = new Set<string>();
  readonly #within = new Set<string>();
  #aliases = 0;

  constructor(
    private readonly fragments: Map<string, FragmentDefinitionNode>,
    private readonly counts: Counts,
  ) {}

  begin(set: SelectionSetNode): void {
    this.#aliases = 0;
    this.#within.clear();
    this.#walk(set, 1, new Map());
  }

  #walk({ selections }: SelectionSetNode, depth: number, names: Names): void {
    Counts.check('depth', depth);
    for (const part of selections) {
      this.counts.add('selections');
      if (part.kind === Kind.FIELD) this.#field(part, depth, names);
      else if (part.kind === Kind.INLINE_FRAGMENT) this.#walk(part.selectionSet, depth, names);
      else this.#fragment(part.name.value, depth, names);
    }
  }

  #field({ alias, name, selectionSet }: FieldNode, depth: number, names: Names): void {
    if (alias) Counts.check('aliases', ++this.#aliases);
    const called = (alias ?? name).value;
    const known = names.get(called);
    if (known) this.counts.add('repeats');
    const below: Names = known ?? new Map<string, Names>();
    if (!known) names.set(called, below);
    if (selectionSet) this.#walk(selectionSet, depth + 1, below);
  }

  /** A fragment within itself is a mistake that validation tells. */
  #fragment(name: string, depth: number, names: Names): void {
    const fragment = this.fragments.get(name);
    if (!fragment || this.#within.has(name)) return;
    this.reached.add(name);
    this.#within.add(name);
    this.#walk(fragment.selectionSet, depth, names);
    this.#within.delete(name);
  }
}
