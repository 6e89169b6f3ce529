import { ApiError } from '../errors.js';
import type { Branch, Many, One } from './branch.js';
import { windowOf, type Window } from './page.js';
import type { Shape } from './shape.js';
import { keys, type Condition, type Order, type Statement } from './statement.js';

/** What stands in the select list for a row and what is read along with it, and where its values are. */
interface Selected {
  expressions: string[];
  joins: string[];
  shape: Shape;
}

/** What all parts of one statement share. */
export interface Reading {
  city: Condition;
  variables: Record<string, unknown>;
}

/**
 * A whole selection as one statement: to-one relations by sub-selects that are looked up row by row (`offset 0` keeps the
 * planner from joining them whole), lists below each row as JSON. No level of the selection costs a round trip.
 */
export class Tree {
  #aliases = 0;

  constructor(private readonly reading: Reading) {}

  /** `base` gives the rows, at most a page of them, with the branch's columns. */
  whole(branch: Branch, base: string, statement: Statement): { text: string; shape: Shape } {
    const { expressions, joins, shape } = this.#select(branch, statement, false);
    const text = `select ${expressions.join(', ')} from (${base}) ${statement.alias} ${joins.join(' ')}`;
    return { text, shape };
  }

  #select(branch: Branch, at: Statement, asJson: boolean): Selected {
    const { table, properties } = branch;
    const expressions = properties.map((property) => at.column(property));
    const columns = properties.map((property) => ({ property, parser: table.parser(property) }));
    const selected: Selected = { expressions, joins: [], shape: { columns, ones: [], lists: [] } };
    for (const one of branch.ones) this.#addOne(one, at, asJson, selected);
    for (const many of branch.lists) this.#addList(many, at, selected);
    return selected;
  }

  #addOne({ field, by, branch }: One, at: Statement, asJson: boolean, to: Selected): void {
    const one = at.from(branch.table, this.#alias());
    const found = `${one.where([this.reading.city])} and ${one.column('id')} = ${at.column(by)}`;
    const base = `select ${one.columns(branch.properties)} from ${branch.table.name} ${one.alias} where ${found} offset 0`;
    const inner = this.#select(branch, one, asJson);
    to.joins.push(`left join lateral (${base}) ${one.alias} on true`, ...inner.joins);
    if (asJson) to.expressions.push(`case when ${one.column('id')} is not null then ${array(inner.expressions)} end`);
    else to.expressions.push(...inner.expressions);
    to.shape.ones.push({ field, idAt: branch.properties.indexOf('id'), shape: inner.shape });
  }

  #addList(many: Many, at: Statement, to: Selected): void {
    const { list, branch, key } = many;
    const window = this.#windowOf(many);
    if (!window) return;
    const rows = at.from(branch.table, this.#alias());
    const where = [
      rows.where([this.reading.city, ...(list.where ?? [])]),
      `${rows.column(list.by)} = ${at.column('id')}`,
      ...boundsOf(rows, list.order, window),
    ];
    const base = baseOf(branch, rows, where, list.order, window);
    const { expressions, joins, shape } = this.#select(branch, rows, true);
    to.expressions.push(`(select json_agg(${array(expressions)}) from (${base}) ${rows.alias} ${joins.join(' ')})`);
    to.shape.lists.push({ key, window, shape });
  }

  /** None where the field's own resolver will refuse what was asked. */
  #windowOf({ list, branch, pageIn }: Many): Window | undefined {
    try {
      const page = pageIn(this.reading.variables);
      return page && windowOf(page, list.order, branch.table);
    } catch (error) {
      if (error instanceof ApiError) return undefined;
      throw error;
    }
  }

  #alias(): string {
    return `t${++this.#aliases}`;
  }
}

const array = (expressions: readonly string[]): string => `json_build_array(${expressions.join(', ')})`;

/**
 * A page of rows, one more than asked for, in their order. The planner is told about how many as a constant: of a
 * parameter it would believe that it asks for a tenth of the table, and gather and sort that.
 */
export function baseOf(branch: Branch, rows: Statement, where: string[], order: Order, window: Window): string {
  const columns = rows.columns(branch.properties);
  const about = sizes.find((size) => size >= window.size)! + 1;
  return `select ${columns} from (select ${columns} from ${branch.table.name} ${rows.alias} where ${where.join(' and ')}
    order by ${rows.orderBy(order, window.backwards)} limit ${about}) ${rows.alias} limit ${rows.bind(window.size + 1)}`;
}

/** Few, so that lists of any size are few statements. */
const sizes = [1, 3, 10, 20, 50, 100];

export function boundsOf(rows: Statement, order: Order, window: Window): string[] {
  const bounds: string[] = [];
  if (window.after) bounds.push(rows.beyond(order, window.after, true));
  if (window.before) bounds.push(rows.beyond(order, window.before, false));
  return bounds;
}

/** The branch with the columns that make the cursors of its rows. */
export const withSortKey = (branch: Branch, order: Order): Branch => ({
  ...branch,
  properties: [...new Set([...branch.properties, ...keys(order)])],
});
