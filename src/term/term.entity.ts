import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { today } from '../platform/context.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ListIndexes, TenantEntity } from '../platform/database/tenant-entity.js';

export enum TermState {
  RUNNING = 'RUNNING',
  ENDED = 'ENDED',
}
registerEnumType(TermState, {
  name: 'TermState',
  description: 'State of a term 届的状态, from its dates.',
  valuesConfig: {
    RUNNING: { description: 'Its last day has not come, or is not known yet 任期内.' },
    ENDED: { description: 'Its last day has come 已届满.' },
  },
});

@ObjectType({
  description: 'A term 届 of a body with a committee, such as 第十五届. Townships have none.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'term' })
@Unique({ name: 'term_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'term_numbered', properties: ['cityId', 'tenantId', 'id', 'number'] })
@Unique({ name: 'term_number', properties: ['cityId', 'tenantId', 'number'] })
@ListIndexes('term', 'startsOn')
export class Term extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose term it is 所属单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'Its number among the terms of the body 届次, 1 to 99.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => LocalDate, { description: 'First day 起始日期.' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day 届满日期; null while it is not known.' })
  @Property({ type: 'date', nullable: true })
  endsOn?: string | null;

  @Computed<Term>(() => TermState, ['endsOn'], ({ endsOn }, context) => termState(endsOn, today(context)), {
    description: 'Whether it runs or has ended 状态.',
  })
  state!: TermState;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}

export const termState = (endsOn: string | null | undefined, day: string): TermState =>
  endsOn && endsOn <= day ? TermState.ENDED : TermState.RUNNING;
