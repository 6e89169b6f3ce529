import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { ListIndexes, offeredPolicies, Reach, TenantEntity } from '../platform/database/tenant-entity.js';

export enum ThemeState {
  DRAFT = 'DRAFT',
  OFFERED = 'OFFERED',
}
registerEnumType(ThemeState, {
  name: 'ThemeState',
  description: 'State of a theme 主题状态.',
  valuesConfig: {
    DRAFT: { description: 'Seen and used by the own body only 未下发.' },
    OFFERED: { description: 'Offered to the bodies below, which may align their items to it 已下发.' },
  },
});

/** The state of a theme is its reach: there is nothing else to it. */
export const themeState = ({ reach }: Pick<Theme, 'reach'>): ThemeState =>
  reach >= Reach.BELOW ? ThemeState.OFFERED : ThemeState.DRAFT;

@ObjectType({
  description: 'A theme 主题 of a body for a year; once it is offered, the bodies below may align their items to it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'theme', policies: offeredPolicies })
@Unique({ name: 'theme_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'theme_position', properties: ['cityId', 'tenantId', 'year', 'position'] })
@ListIndexes('theme', 'year', 'position')
export class Theme extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that set it 所属单位.' })
  body!: BodyName;

  @Field(() => Int, { description: 'Year 年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => Int, {
    description: 'Its number among the themes of the year, from 1; numbers of removed themes stay free.',
  })
  @Property({ type: 'smallint' })
  position!: number;

  @Field(() => String, { description: 'Title 标题.' })
  @Property({ type: 'text' })
  title!: string;

  @Computed<Theme>(() => ThemeState, ['reach'], themeState, { description: 'State 状态.' })
  get state(): ThemeState {
    return themeState(this);
  }
}
