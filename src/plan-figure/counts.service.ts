/** The kept figures of one body, year and coverage, read by their keys. */
export class Counts {
  constructor(private readonly figures: Readonly<Record<string, number>>) {}

  /** How many stand under a key. */
  of(key: string): number {
    return this.figures[key] ?? 0;
  }

  /** The rests of the keys that begin with `prefix`, in their order, each with its count. */
  under(prefix: string): [rest: string, count: number][] {
    return Object.keys(this.figures)
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => [key.slice(prefix.length), this.figures[key]]);
  }

  /** How many stand under the keys that begin with `prefix` and whose rest, such as a day, fulfils the condition. */
  sum(prefix: string, condition: (rest: string) => boolean = () => true): number {
    return this.under(prefix).reduce((sum, [rest, count]) => (condition(rest) ? sum + count : sum), 0);
  }
}

export const noCounts = new Counts({});
