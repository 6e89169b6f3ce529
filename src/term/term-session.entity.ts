import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { TenantEntity } from '../platform/database/tenant-entity.js';
import { Term } from './term.entity.js';

@ObjectType({
  description: 'A session 次 of a term: one meeting of the whole committee, such as 十五届三次会议.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'term_session' })
@Unique({ name: 'term_session_number', properties: ['cityId', 'tenantId', 'termId', 'number'] })
@Index({ name: 'term_session_term_index', properties: ['cityId', 'termId', 'startsOn', 'id'] })
export class TermSession extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose session it is 所属单位.' })
  body!: BodyName;

  @Property({ type: 'uuid' })
  termId!: string;

  @ToOne(() => Term, 'termId', { description: 'The term it belongs to 所属届.' })
  term!: Term;

  @Field(() => Int, { description: 'Its number among the sessions of the term 次数, 1 to 99.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => LocalDate, { description: 'First day 开幕日期.' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day 闭幕日期.' })
  @Property({ type: 'date' })
  endsOn!: string;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
