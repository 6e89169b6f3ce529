const hex = Array.from({ length: 65_536 }, (_, at) => at.toString(16).padStart(4, '0'));

/** Random values that are the same again for the same seed. */
export class Random {
  #state: number;
  #made = 0;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 32 bits (splitmix32). */
  bits(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state ^ (this.#state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** From 0 to below 1. */
  fraction(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.fraction() < share;
  }

  pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.fraction() * all.length)];
  }

  /** One of the keys, each as often as its share of all. */
  weighted<Key extends string>(shares: readonly (readonly [Key, number])[]): Key {
    let left = this.fraction() * shares.reduce((sum, [, share]) => sum + share, 0);
    for (const [key, share] of shares) {
      left -= share;
      if (left < 0) return key;
    }
    return shares[0][0];
  }

  /** As many numbers of which each is as likely to be twice as half as large; the last is `ratio` times the first. */
  scales(count: number, ratio: number): number[] {
    const mean = (ratio - 1) / Math.log(ratio);
    const steps = Array.from({ length: count }, (_, at) => ratio ** (count === 1 ? 0.5 : at / (count - 1)) / mean);
    return this.shuffled(steps);
  }

  shuffled<T>(all: readonly T[]): T[] {
    const list = [...all];
    for (let at = list.length - 1; at > 0; at--) {
      const other = this.whole(0, at);
      [list[at], list[other]] = [list[other], list[at]];
    }
    return list;
  }

  /** A UUID of version 7, ordered by day as those of the product are by moment. Its count makes it unique. */
  uuid(day: number): string {
    const time = (day * 86_400_000 + (this.bits() % 86_400_000)).toString(16).padStart(12, '0');
    const a = this.bits();
    const count = this.#made++;
    const version = hex[0x7000 | (a & 0xfff)];
    const variant = hex[0x8000 | ((a >>> 12) & 0x3fff)];
    const tail = hex[this.bits() & 0xffff] + hex[count >>> 16] + hex[count & 0xffff];
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`;
  }
}
