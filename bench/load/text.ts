const size = 1_000_000;
// What a UTF-16 code unit takes in UTF-8 at most.
const widest = 3;

/** Text that grows line by line, kept as bytes: millions of short strings would be work for the garbage collector. */
export class Text {
  readonly #full: Buffer[] = [];
  #current: Buffer | undefined;
  #used = 0;

  /** Returns how many bytes were added. */
  add(line: string): number {
    const most = line.length * widest;
    if (!this.#current || this.#used + most > this.#current.length) this.#next(Math.max(size, most));
    const bytes = this.#current!.write(line, this.#used);
    this.#used += bytes;
    return bytes;
  }

  chunks(): Buffer[] {
    return this.#current ? [...this.#full, this.#current.subarray(0, this.#used)] : [];
  }

  #next(length: number): void {
    if (this.#current) this.#full.push(this.#current.subarray(0, this.#used));
    this.#current = Buffer.allocUnsafeSlow(length);
    this.#used = 0;
  }
}
