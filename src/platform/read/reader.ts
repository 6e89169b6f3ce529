import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { notFound } from '../errors.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { connection } from './connection.js';
import { windowOf, type Connection, type PageArgs, type Window } from './page.js';
import { selectedProperties } from './selection.js';
import { Statement, type Condition, type Order } from './statement.js';
import { statementName } from './statement-name.js';
import type { EntityType, Tables } from './table.js';

type Row = Record<string, unknown>;

/** A list before it is cut into pages. */
export interface List<T> {
  entity: EntityType<T>;
  where: readonly Condition[];
  order: Order;
}

/** The same list below each of many parents, by the column that names the parent. */
export interface Children<T> extends List<T> {
  parent: { property: string; key: string | number };
}

/**
 * The one way to read lists and objects for all features: from the selection to one constant statement with just the
 * columns asked for, as plain rows. Row security decides what exists; nothing here looks at who asks.
 */
export class Reader {
  readonly #loaders = new Map<string, DataLoader<string | number, unknown>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly tables: Tables,
    private readonly cityId: number,
  ) {
    work.onFlush = () => this.#loaders.clear();
  }

  /** The entity behind a GraphQL type, if the type is one. */
  entityOfType(typeName: string): EntityType | undefined {
    return this.tables.entityOfType(typeName);
  }

  /** One page of a list. */
  async page<T extends object>(list: List<T>, page: PageArgs, info: GraphQLResolveInfo): Promise<Connection<T>> {
    const table = this.tables.of(list.entity);
    const window = windowOf(page, list.order, table);
    const statement = new Statement(table);
    const properties = withSortKey(selectedProperties(info, table), list.order);
    const conditions = [statement.where([this.#city(), ...list.where]), ...boundsOf(statement, list.order, window)];
    const rows = await this.#rows(
      statement,
      `select ${statement.columns(properties)} from ${table.name} t where ${conditions.join(' and ')}
       order by ${statement.orderBy(list.order, window.backwards)} limit ${statement.bind(window.size + 1)}`,
    );
    return connection<T>(rows, window, list.order, () => this.count(list));
  }

  /** How many rows a list has. */
  async count<T extends object>(list: Pick<List<T>, 'entity' | 'where'>): Promise<number> {
    const statement = new Statement(this.tables.of(list.entity));
    const where = statement.where([this.#city(), ...list.where]);
    const rows = await this.#rows(statement, `select count(*)::int as n from ${statement.table.name} t where ${where}`);
    return rows[0].n as number;
  }

  /** The object with this key, or null where it does not exist for the viewer. Keys of one selection are read together. */
  async one<T extends object>(
    entity: EntityType<T>,
    key: string | number,
    info: GraphQLResolveInfo,
  ): Promise<T | null> {
    const table = this.tables.of(entity);
    const properties = selectedProperties(info, table);
    const loader = this.#loader(`one ${table.name} ${properties.join()}`, async (ids) => {
      const statement = new Statement(table);
      const where = statement.where([this.#city(), { property: 'id', is: 'any of', value: ids }]);
      const text = `select ${statement.columns(properties)} from ${table.name} t where ${where}`;
      const rows = new Map((await this.#rows(statement, text)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });
    return loader.load(key) as Promise<T | null>;
  }

  /** The object with this key; NOT_FOUND where it does not exist for the viewer. */
  async need<T extends object>(entity: EntityType<T>, key: string | number, info: GraphQLResolveInfo): Promise<T> {
    const row = await this.one(entity, key, info);
    if (!row) throw notFound();
    return row;
  }

  /** A page of a list below one parent; the same list below many parents of one answer is read in one statement. */
  async children<T extends object>(
    list: Children<T>,
    page: PageArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<T>> {
    const table = this.tables.of(list.entity);
    const window = windowOf(page, list.order, table);
    const properties = withSortKey(selectedProperties(info, table), list.order);
    const shape = JSON.stringify([list.parent.property, list.where, list.order.name, window, properties]);
    const loader = this.#loader(`children ${table.name} ${shape}`, (keys) =>
      this.#childRows(list, window, properties, keys),
    );
    const rows = (await loader.load(list.parent.key)) as Row[];
    return connection<T>(rows, window, list.order, () => this.#countBelow(list));
  }

  /** How many rows a list below one parent has; those below many parents of one answer are counted in one statement. */
  #countBelow<T extends object>({ entity, parent, where }: Children<T>): Promise<number> {
    const table = this.tables.of(entity);
    const name = `count ${table.name} ${JSON.stringify([parent.property, where])}`;
    const loader = this.#loader(name, async (keys) => {
      const statement = new Statement(table);
      const below: Condition = { property: parent.property, is: 'any of', value: keys };
      const counts = await this.#rows(
        statement,
        `select t.${table.column(parent.property)} as key, count(*)::int as n from ${table.name} t
         where ${statement.where([this.#city(), below, ...where])} group by 1`,
      );
      const byKey = new Map(counts.map(({ key, n }) => [key, n]));
      return keys.map((key) => byKey.get(key) ?? 0);
    });
    return loader.load(parent.key) as Promise<number>;
  }

  async #childRows<T extends object>(
    list: Children<T>,
    window: Window,
    properties: string[],
    parents: readonly unknown[],
  ) {
    const table = this.tables.of(list.entity);
    const statement = new Statement(table);
    const keyType = table.columnType(list.parent.property);
    const keys = statement.bind(parents);
    const where = [
      statement.where([this.#city(), ...list.where]),
      `t.${table.column(list.parent.property)} = p.key`,
      ...boundsOf(statement, list.order, window),
    ];
    const rows = await this.#rows(
      statement,
      `select p.key as "parentKey", c.* from unnest(${keys}::${keyType}[]) as p(key) cross join lateral (
         select ${statement.columns(properties)} from ${table.name} t where ${where.join(' and ')}
         order by ${statement.orderBy(list.order, window.backwards)} limit ${statement.bind(window.size + 1)}) c`,
    );
    const byParent = Map.groupBy(rows, (row) => row.parentKey);
    return parents.map((key) => byParent.get(key) ?? []);
  }

  /** Every statement names the city beside its other conditions: one shard on a cluster, one index prefix here. */
  #city(): Condition {
    return { property: 'cityId', is: '=', value: this.cityId };
  }

  #loader(name: string, load: (keys: readonly (string | number)[]) => Promise<unknown[]>) {
    let loader = this.#loaders.get(name);
    if (!loader) this.#loaders.set(name, (loader = new DataLoader(load)));
    return loader;
  }

  #rows(statement: Statement, text: string): Promise<Row[]> {
    return this.work.query(text, statement.values, statementName(text));
  }
}

function withSortKey(properties: string[], order: Order): string[] {
  return [...new Set([...properties, ...order.by])];
}

function boundsOf(statement: Statement, order: Order, window: Window): string[] {
  const bounds: string[] = [];
  if (window.after) bounds.push(statement.beyond(order, window.after, true));
  if (window.before) bounds.push(statement.beyond(order, window.before, false));
  return bounds;
}
