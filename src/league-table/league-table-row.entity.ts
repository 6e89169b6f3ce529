import { DecimalType } from '@mikro-orm/postgresql';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { Node } from '../platform/graphql/node.js';
import { leaguePolicies } from './league-table.policies.js';

@ObjectType({
  description: 'A row of a league table 晾晒榜名次: rank, name, total and grade, and nothing else of the result.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'league_table_row', policies: leaguePolicies })
@Unique({ name: 'league_table_row_position', properties: ['cityId', 'tenantId', 'tableId', 'position'] })
@Index({ name: 'league_table_row_index', properties: ['cityId', 'tableId', 'position', 'id'] })
export class LeagueTableRow extends TenantEntity {
  @Property({ type: 'uuid' })
  tableId!: string;

  @Property({ type: 'boolean' })
  withdrawn: boolean = false;

  @Property({ type: 'integer' })
  position!: number;

  @Field(() => Int, { description: 'Rank 名次, 1 the best; equals share one.' })
  @Property({ type: 'integer' })
  rank!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The class the rank is among 分组, where the scheme ranks classes apart.',
  })
  @Property({ type: 'text', nullable: true })
  among?: string | null;

  @Field(() => String, { description: 'Name of who is ranked 名称.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => Float, { description: 'Points in all, with two decimals 总分.' })
  @Property({ type: new DecimalType('number'), precision: 9, scale: 2 })
  total!: number;

  @Field(() => String, { nullable: true, description: "Grade in the scheme's words 等次; null where none fits." })
  @Property({ type: 'text', nullable: true })
  grade?: string | null;
}
