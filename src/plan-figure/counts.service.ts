type Entry = readonly [rest: string, count: number];

/** The kept figures of one body, year and coverage, read by their keys. */
export class Counts {
  #groups?: ReadonlyMap<string, Entry[]>;

  constructor(private readonly figures: Readonly<Record<string, number>>) {}

  /** How many stand under a key. */
  of(key: string): number {
    return this.figures[key] ?? 0;
  }

  /** The rests of the keys that begin with `prefix`, in their order, each with its count. A prefix ends with a colon. */
  under(prefix: string): readonly Entry[] {
    const end = prefix.indexOf(':') + 1;
    this.#groups ??= grouped(this.figures);
    const group = this.#groups.get(prefix.slice(0, end)) ?? [];
    const further = prefix.slice(end);
    if (!further) return group;
    return group
      .filter(([rest]) => rest.startsWith(further))
      .map(([rest, count]) => [rest.slice(further.length), count]);
  }

  /** How many stand under the keys that begin with `prefix` and whose rest, such as a day, fulfils the condition. */
  sum(prefix: string, condition: (rest: string) => boolean = () => true): number {
    return this.under(prefix).reduce((sum, [rest, count]) => (condition(rest) ? sum + count : sum), 0);
  }
}

/** Grouped by what stands before the first colon: an answer asks for many sums of the same figures. */
function grouped(figures: Readonly<Record<string, number>>): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const key of Object.keys(figures).sort()) {
    const end = key.indexOf(':') + 1;
    const group = groups.get(key.slice(0, end)) ?? [];
    group.push([key.slice(end), figures[key]]);
    groups.set(key.slice(0, end), group);
  }
  return groups;
}

export const noCounts = new Counts({});
