import type { Place } from './problem.js';
import type { Reader } from './readers.js';

interface Field<T> {
  readonly read: Reader<T>;
  readonly isRequired: boolean;
}

export const required = <T>(read: Reader<T>): Field<T> => ({ read, isRequired: true });
export const optional = <T>(read: Reader<T>): Field<T> => ({ read, isRequired: false });

/** A reader for every field of an object; none can be forgotten. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** Whether a value is an object with named fields. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An object of exactly these fields. It is made anew from the fields known, so nothing of what was sent, such as a field
 * named `__proto__`, gets further.
 */
export const object =
  <T extends object>(fields: Fields<T>): Reader<T> =>
  (value, at) => {
    if (!isObject(value)) return at.refuse('must be an object.', '应为对象。');
    refuseUnknown(value, fields, at);
    const read: Partial<Record<keyof T, unknown>> = {};
    for (const name of Object.keys(fields) as (keyof T & string)[]) {
      const field = fields[name];
      if (Object.hasOwn(value, name) && value[name] !== undefined)
        read[name] = field.read(value[name], at.inside(name));
      else if (field.isRequired) at.inside(name).refuse('is missing.', '缺少。');
    }
    return read as T;
  };

function refuseUnknown(value: Record<string, unknown>, fields: object, at: Place): void {
  for (const name of Object.keys(value))
    if (!Object.hasOwn(fields, name)) at.inside(printable(name)).refuse('is not known here.', '此处不支持该字段。');
}

const printable = (name: string): string => name.replace(/[^\p{L}\p{N}_-]/gu, '?').slice(0, 50);
