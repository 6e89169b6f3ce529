import type { Reference } from '../stored-rows.js';

export interface KeyMutant {
  name: string;
  statements: string[];
}

/** A reference gone, and without each column that may be left out of it. */
export function mutantsOf(reference: Reference): KeyMutant[] {
  const { name, from, columns } = reference;
  const gone = `alter table ${from} drop constraint ${name}`;
  const spare = columns.filter((column) =>
    ['tenant_id', 'to_tenant_id', 'result_tenant_id', 'reach', 'year', 'call_id'].includes(column),
  );
  const left = spare.filter((column) => reference.columns.some((other) => other !== column && isId(reference, other)));
  return [{ name: `${name} gone`, statements: [gone] }, ...left.map((column) => narrowed(reference, column, gone))];
}

/** The reference of a row to its body without one of the columns that say where that is. */
export function scopeMutantsOf(reference: Reference): KeyMutant[] {
  const gone = `alter table ${reference.from} drop constraint ${reference.name}`;
  const spare = ['city_id', 'county_id', 'parent_id'];
  return [
    { name: `${reference.name} gone`, statements: [gone] },
    ...spare.map((column) => narrowed(reference, column, gone)),
  ];
}

const isId = ({ columns, targets }: Reference, column: string): boolean => targets[columns.indexOf(column)] === 'id';

function narrowed({ name, from, to, columns, targets }: Reference, without: string, gone: string): KeyMutant {
  const kept = columns.map((_column, at) => at).filter((at) => columns[at] !== without);
  const [own, others] = [columns, targets].map((list) => kept.map((at) => list[at]).join(', '));
  return {
    name: `${name} without ${without}`,
    statements: [
      gone,
      `create unique index made on ${to} (${others})`,
      `alter table ${from} add constraint ${name} foreign key (${own}) references ${to} (${others})`,
    ],
  };
}
