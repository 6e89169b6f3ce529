import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Level } from '../platform/context.js';
import { Computed } from '../platform/graphql/fields.js';

@ObjectType({
  description:
    'The name of a body 单位名称: what is told of the owner of a record, and of the bodies above the caller.',
  simpleResolvers: true,
})
@Entity({
  tableName: 'body_name',
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'known_in_network',
      command: 'select',
      roles: ['api_city', 'api_county', 'api_town'],
      using: 'city_id = current_city_id()',
    },
    { name: 'maintenance', command: 'all', roles: ['app_owner'], using: 'true', check: 'true' },
  ],
})
export class BodyName {
  @PrimaryKey({ type: 'bigint', autoincrement: false })
  id!: number;

  @Computed<BodyName>(() => String, ['id'], ({ id }) => String(id), {
    description: '12-digit division code 行政区划代码.',
  })
  code!: string;

  @Property({ type: 'bigint' })
  cityId!: number;

  @Field(() => Level, { description: 'Level 层级.' })
  @Property({ type: 'string', length: 16 })
  level!: Level;

  @Field(() => String, { description: 'Official name 名称.' })
  @Property({ type: 'text' })
  name!: string;
}
