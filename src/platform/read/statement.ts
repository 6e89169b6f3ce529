import type { Table } from './table.js';

/** One condition of a list: a column compared with a value. The text depends on the shape only, never on the value. */
export type Condition =
  | { property: string; is: '=' | '<' | '<=' | '>' | '>=' | '<>'; value: unknown }
  | { property: string; is: 'any of' | 'none of'; value: readonly unknown[] }
  | { property: string; is: 'containing' | 'holding'; value: string }
  | { property: string; is: 'shared now with'; value: number }
  | { property: string; is: 'null' | 'not null' }
  | { property: string; is: 'named' | 'not named'; by: Naming }
  | { is: 'either'; of: readonly Condition[] };

/** Rows of another table, as far as they exist for the viewer, whose column `by` holds the value of the property. */
export interface Naming {
  /** The GraphQL type of these rows: plain data, so that conditions can be told apart by their text. */
  rows: string;
  by: string;
  where?: readonly Condition[];
}

/** The sort key of a list, all ascending or all descending; the id is added as the last key. */
export interface Order {
  /** Name of the order within cursors: a cursor of one order is no cursor of another. */
  name: string;
  by: readonly string[];
  descending: boolean;
}

/** A statement under construction, seen from one of its tables: constant text, values aside. */
export class Statement {
  constructor(
    readonly table: Table,
    readonly alias = 't',
    readonly values: unknown[] = [],
  ) {}

  /** The same statement, seen from another table in it. */
  from(table: Table, alias: string): Statement {
    return new Statement(table, alias, this.values);
  }

  /** Adds a value and returns its place in the text. */
  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  column(property: string): string {
    return `${this.alias}.${this.table.column(property)}`;
  }

  columns(properties: readonly string[]): string {
    return properties.map((property) => this.column(property)).join(', ');
  }

  where(conditions: readonly Condition[]): string {
    return conditions.map((condition) => this.#condition(condition)).join(' and ');
  }

  #condition(condition: Condition): string {
    if (condition.is === 'either') return `(${condition.of.map((each) => this.#condition(each)).join(' or ')})`;
    const column = this.column(condition.property);
    switch (condition.is) {
      case 'named':
        return this.#exists(column, condition.by);
      case 'not named':
        return `not ${this.#exists(column, condition.by)}`;
      case 'null':
        return `${column} is null`;
      case 'not null':
        return `${column} is not null`;
      case 'any of':
        return `${column} = any(${this.bind(condition.value)})`;
      case 'none of':
        return `${column} <> all(${this.bind(condition.value)})`;
      case 'holding':
        return `${column} ? ${this.bind(condition.value)}`;
      case 'shared now with':
        // What is shared with nobody is left out in words that its index has too.
        return `${column} <> '{}' and (${column} ->> ${this.bind(String(condition.value))}::text)::timestamptz > now()`;
      case 'containing':
        return `position(${this.bind(condition.value)} in ${column}) > 0`;
      default:
        return `${column} ${condition.is} ${this.bind(condition.value)}`;
    }
  }

  #exists(column: string, { rows, by, where = [] }: Naming): string {
    const inner = this.from(this.table.tableOfType(rows), `${this.alias}n`);
    const conditions = [`${inner.column(by)} = ${column}`, ...(where.length > 0 ? [inner.where(where)] : [])];
    const ofCity = `${inner.column('cityId')} = ${this.column('cityId')}`;
    return `exists (select from ${inner.table.name} ${inner.alias} where ${ofCity} and ${conditions.join(' and ')})`;
  }

  orderBy(order: Order, backwards: boolean): string {
    const direction = order.descending !== backwards ? 'desc' : 'asc';
    return keys(order)
      .map((property) => `${this.column(property)} ${direction}`)
      .join(', ');
  }

  /** The rows on the far side of a cursor, as one comparison of rows: what an index on the sort key answers directly. */
  beyond(order: Order, cursor: readonly unknown[], after: boolean): string {
    const columns = keys(order).map((property) => this.column(property));
    const sign = after !== order.descending ? '>' : '<';
    const places = cursor.map((value, at) => `${this.bind(value)}::${this.table.columnType(keys(order)[at])}`);
    return `(${columns.join(', ')}) ${sign} (${places.join(', ')})`;
  }
}

/** The sort key with its tie-breaker. */
export const keys = (order: Order): string[] => [...order.by, 'id'];
