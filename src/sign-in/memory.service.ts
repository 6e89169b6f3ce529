/** What is remembered under a key, the latest used; what was not used longest is forgotten first. */
export class Memory<T> {
  readonly #kept = new Map<string, T>();

  constructor(private readonly size: number) {}

  recall(key: string): T | undefined {
    const value = this.#kept.get(key);
    if (value !== undefined) this.keep(key, value);
    return value;
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }

  keep(key: string, value: T): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.size) this.#kept.delete(this.#kept.keys().next().value!);
  }
}
