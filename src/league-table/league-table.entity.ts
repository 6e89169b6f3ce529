import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Assessment } from '../assessment/assessment.entity.js';
import { BodyName } from '../body/body-name.entity.js';
import { ListIndexes, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';
import { leaguePolicies } from './league-table.policies.js';
import { LeagueTableState } from './league-table.words.js';

@ObjectType({
  description:
    'A league table 晾晒榜: the ranks of an assessment as they were on the day the body published them. One of bodies is seen by the bodies above and below, any other by the people of the own body only.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'league_table', policies: leaguePolicies })
@Unique({ name: 'league_table_seen', properties: ['cityId', 'tenantId', 'id', 'reach', 'withdrawn'] })
@ListIndexes('league_table', 'year')
export class LeagueTable extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that assesses, and published it 晾晒单位.' })
  body!: BodyName;

  @ToOne(() => Assessment, 'assessmentId', {
    nullable: true,
    description: 'The assessment 年度考核; null where the caller may not see that.',
  })
  assessment?: Assessment | null;

  @Property({ type: 'uuid' })
  assessmentId!: string;

  @Field(() => Int, { description: 'The year assessed 考核年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => SchemeSubject, { description: 'Who is ranked 考核对象.' })
  @Property({ type: 'string', length: 16 })
  subject!: SchemeSubject;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => LeagueTableState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: LeagueTableState = LeagueTableState.PUBLISHED;

  @Property({ type: 'boolean' })
  withdrawn: boolean = false;

  @Field(() => LocalDate, { description: 'Day it was published 晾晒日期.' })
  @Property({ type: 'date' })
  publishedOn!: string;

  @Property({ type: 'text' })
  publishedBy!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was withdrawn 撤下日期.' })
  @Property({ type: 'date', nullable: true })
  withdrawnOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Who withdrew it 撤下人.' })
  @Property({ type: 'text', nullable: true })
  withdrawnBy?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn 撤下原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;
}
