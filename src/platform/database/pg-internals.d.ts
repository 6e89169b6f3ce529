/** What pg turns a value into before it goes over the wire; it has no public form. */
declare module 'pg/lib/utils.js' {
  export function prepareValue(value: unknown): string | Buffer | null;
}
