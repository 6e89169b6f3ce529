import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { notFound } from '../errors.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { ListBelow } from './below.js';
import { branchOf, keyOfList, type Branch } from './branch.js';
import { PageOf } from './connection.js';
import { windowOf, type Connection, type PageArgs, type Window } from './page.js';
import { rowsOfTexts, type ReadAlong, type Row, type Shape } from './shape.js';
import { Statement, type Condition, type Order } from './statement.js';
import { statementName } from './statement-name.js';
import type { EntityType, Tables } from './table.js';
import { baseOf, boundsOf, Tree, withSortKey } from './tree.js';

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
 * The one way to read lists and objects for all features: from the selection, with its relations and the lists below it,
 * to one constant statement with just the columns asked for, as plain rows. Row security decides what exists; nothing
 * here looks at who asks.
 */
export class Reader {
  readonly #loaders = new Map<unknown, Map<string, DataLoader<string | number, unknown>>>();

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
    const branch = withSortKey(branchOf(info, table, this.tables), list.order);
    const statement = new Statement(table);
    const where = [statement.where([this.#city(), ...list.where]), ...boundsOf(statement, list.order, window)];
    const rows = await this.#tree(branch, baseOf(branch, statement, where, list.order, window), statement, info);
    return new PageOf<T>(rows, window, list.order, () => this.count(list));
  }

  /** How many rows a list has. */
  async count<T extends object>(list: Pick<List<T>, 'entity' | 'where'>): Promise<number> {
    const statement = new Statement(this.tables.of(list.entity));
    const where = statement.where([this.#city(), ...list.where]);
    const text = `select count(*) from ${statement.table.name} t where ${where}`;
    const [[count]] = await this.work.texts(text, statement.values, statementName(text));
    return Number(count);
  }

  /** The object with this key, or null where it does not exist for the viewer. Keys of one selection are read together. */
  one<T extends object>(entity: EntityType<T>, key: string | number, info: GraphQLResolveInfo): Promise<T | null> {
    const branch = branchOf(info, this.tables.of(entity), this.tables);
    const loader = this.#loader(branch, 'one', async (ids) => {
      const statement = new Statement(branch.table);
      const where = statement.where([this.#city(), { property: 'id', is: 'any of', value: ids }]);
      const base = `select ${statement.columns(branch.properties)} from ${branch.table.name} t where ${where}`;
      const rows = new Map((await this.#tree(branch, base, statement, info)).map((row) => [row.id, row]));
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

  /** A page of a declared list below `parent`: as it was read along with that, or now. */
  async below<T extends object>(
    list: ListBelow<T>,
    parent: object,
    page: PageArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<T>> {
    return this.along(list, parent, info) ?? this.children(childrenOf(list, parent), page, info);
  }

  /** The page that was read along with `parent`, if it was. */
  along<T extends object>(list: ListBelow<T>, parent: object, info: GraphQLResolveInfo): Connection<T> | undefined {
    const read = (parent as Row)[keyOfList(info.path.key, info.fieldName)] as ReadAlong | undefined;
    if (!read) return undefined;
    return new PageOf<T>(read.rows, read.window, list.order, () => this.#countBelow(childrenOf(list, parent)));
  }

  /** A page of a list below one parent; the same list below many parents of one answer is read in one statement. */
  async children<T extends object>(
    list: Children<T>,
    page: PageArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<T>> {
    const table = this.tables.of(list.entity);
    const window = windowOf(page, list.order, table);
    const branch = branchOf(info, table, this.tables);
    const shape = JSON.stringify([list.parent.property, list.where, list.order.name, window]);
    const loader = this.#loader(branch, shape, (keys) =>
      this.#childRows(list, window, withSortKey(branch, list.order), keys, info),
    );
    const rows = (await loader.load(list.parent.key)) as Row[];
    return new PageOf<T>(rows, window, list.order, () => this.#countBelow(list));
  }

  /** How many rows a list below one parent has; those below many parents of one answer are counted in one statement. */
  #countBelow<T extends object>({ entity, parent, where }: Children<T>): Promise<number> {
    const table = this.tables.of(entity);
    const loader = this.#loader(table, JSON.stringify([parent.property, where]), async (keys) => {
      const statement = new Statement(table);
      const key = statement.column(parent.property);
      const below: Condition = { property: parent.property, is: 'any of', value: keys };
      const text = `select ${key}, count(*) from ${table.name} t
        where ${statement.where([this.#city(), below, ...where])} group by 1`;
      const counts = await this.work.texts(text, statement.values, statementName(text));
      const byKey = new Map(counts.map(([parentKey, count]) => [parentKey, Number(count)]));
      return keys.map((parentKey) => byKey.get(String(parentKey)) ?? 0);
    });
    return loader.load(parent.key) as Promise<number>;
  }

  async #childRows<T extends object>(
    list: Children<T>,
    window: Window,
    branch: Branch,
    parents: readonly unknown[],
    info: GraphQLResolveInfo,
  ): Promise<Row[][]> {
    const { property } = list.parent;
    const parented = { ...branch, properties: [...new Set([...branch.properties, property])] };
    const statement = new Statement(branch.table);
    const keys = statement.bind(parents);
    const where = [
      statement.where([this.#city(), ...list.where]),
      `${statement.column(property)} = p.key`,
      ...boundsOf(statement, list.order, window),
    ];
    const page = baseOf(parented, statement, where, list.order, window);
    const base = `select c.* from unnest(${keys}::${branch.table.columnType(property)}[]) as p(key)
      cross join lateral (${page}) c`;
    const rows = await this.#tree(parented, base, statement, info);
    const byParent = Map.groupBy(rows, (row) => row[property]);
    return parents.map((key) => byParent.get(key) ?? []);
  }

  async #tree(branch: Branch, base: string, statement: Statement, info: GraphQLResolveInfo): Promise<Row[]> {
    const reading = { city: this.#city(), variables: info.variableValues };
    const { text, shape } = new Tree(reading).whole(branch, base, statement);
    return this.#rows(text, shape, statement.values);
  }

  async #rows(text: string, shape: Shape, values: unknown[]): Promise<Row[]> {
    return rowsOfTexts(await this.work.texts(text, values, statementName(text)), shape);
  }

  /** Every statement names the city beside its other conditions: one shard on a cluster, one index prefix here. */
  #city(): Condition {
    return { property: 'cityId', is: '=', value: this.cityId };
  }

  #loader(place: unknown, name: string, load: (keys: readonly (string | number)[]) => Promise<unknown[]>) {
    const loaders = this.#loaders.get(place) ?? new Map<string, DataLoader<string | number, unknown>>();
    this.#loaders.set(place, loaders);
    const loader = loaders.get(name) ?? new DataLoader(load);
    loaders.set(name, loader);
    return loader;
  }
}

function childrenOf<T>({ entity, by, where = [], order }: ListBelow<T>, parent: object): Children<T> {
  const { id } = parent as { id: string | number };
  return { entity: entity(), where, order, parent: { property: by, key: id } };
}
