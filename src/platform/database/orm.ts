import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, UnderscoreNamingStrategy, type EntityClass } from '@mikro-orm/postgresql';

/** The mapping of all entities, on the database of `url`. Keys between tables live in the migrations alone. */
export function mapping(entities: EntityClass<object>[], url: string): MikroORM {
  const orm = new MikroORM({
    clientUrl: url,
    entities,
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: UnderscoreNamingStrategy,
    discovery: { inferDefaultValues: false },
    schemaGenerator: { createForeignKeyConstraints: false },
  });
  // Its own way leaves a text NULL without quotes, which then is none.
  orm.driver.getPlatform().marshallArray = (values) => `{${values.map(quoted).join(',')}}`;
  return orm;
}

const quoted = (value: string): string => `"${String(value).replace(/["\\]/g, '\\$&')}"`;

/** The mapping without a database of its own: every statement goes through a unit of work. */
export function makeOrm(entities: EntityClass<object>[]): MikroORM {
  const orm = mapping(entities, 'postgres://nobody@127.0.0.1:1/none');
  // Marks the connection as made, so that the first statement of all does not try to make one.
  void orm.driver.getConnection().connect({ skipOnConnect: true });
  return orm;
}
