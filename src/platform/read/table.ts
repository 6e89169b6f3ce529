import type { EntityMetadata, MikroORM } from '@mikro-orm/postgresql';
import { parserOf, type Parser } from './parser.js';

export type EntityType<T = object> = new () => T;

/** What the read path knows of a table: which property is which column, and of what type. */
export interface Table {
  typeName: string;
  name: string;
  column(property: string): string;
  columnType(property: string): string;
  /** What the API makes of a value that the database has written. */
  parser(property: string): Parser;
  has(property: string): boolean;
  /** The table of another type. */
  tableOfType(typeName: string): Table;
}

/** The tables of all entities, taken once from the mapping. */
export class Tables {
  readonly #byEntity = new Map<unknown, Table>();
  readonly #entityOfType = new Map<string, EntityType>();

  constructor(orm: MikroORM) {
    for (const meta of orm.getMetadata().getAll().values()) {
      if (meta.abstract || !meta.class) continue;
      this.#byEntity.set(meta.class, tableOf(meta as EntityMetadata<object>, this.#ofType));
      this.#entityOfType.set(meta.className, meta.class as unknown as EntityType);
    }
  }

  readonly #ofType = (typeName: string): Table => {
    const entity = this.#entityOfType.get(typeName);
    if (!entity) throw new Error(`${typeName} is no type of any entity`);
    return this.of(entity);
  };

  of(entity: EntityType): Table {
    const table = this.#byEntity.get(entity);
    if (!table) throw new Error(`${entity.name} is no entity of any feature`);
    return table;
  }

  /** Names of the tables whose rows belong to a city. */
  get ofCities(): string[] {
    return [...this.#byEntity.values()].filter((table) => table.has('cityId')).map(({ name }) => name);
  }

  entityOfType(typeName: string): EntityType | undefined {
    return this.#entityOfType.get(typeName);
  }
}

function tableOf(meta: EntityMetadata<object>, tableOfType: Table['tableOfType']): Table {
  const columns = new Map<string, { name: string; type: string; parser: Parser }>();
  for (const property of meta.props) {
    const name = property.fieldNames?.[0];
    const type = property.columnTypes[0] ?? 'text';
    if (name) columns.set(property.name, { name, type, parser: parserOf(type) });
  }
  const known = (property: string) => {
    const column = columns.get(property);
    if (!column) throw new Error(`${meta.className} has no column for ${property}`);
    return column;
  };
  return {
    tableOfType,
    typeName: meta.className,
    name: meta.tableName,
    has: (property) => columns.has(property),
    column: (property) => known(property).name,
    columnType: (property) => known(property).type,
    parser: (property) => known(property).parser,
  };
}
