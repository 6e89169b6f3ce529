import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { ListIndexes, offeredPolicies, Reach, TenantEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { JsonValue, LocalDate } from '../platform/graphql/scalars.js';
import type { Scheme as SchemeDocument } from '../scoring/index.js';
import { outlineOf, SchemeGroup } from './scheme-outline.entity.js';
import { SchemeState, SchemeSubject } from './scheme.words.js';

export { SchemeState, SchemeSubject };

@ObjectType({
  description:
    "An assessment scheme 考核办法: a body's own rules for a year and a kind of subject, in one edition. Its rules are one document in the scheme language.",
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'scheme', policies: offeredPolicies })
@Unique({ name: 'scheme_own', properties: ['cityId', 'tenantId', 'id'] })
@Unique({ name: 'scheme_edition', properties: ['cityId', 'seriesId', 'edition', 'tenantId'] })
@Index({ name: 'scheme_previous_index', properties: ['cityId', 'previousId'] })
@ListIndexes('scheme', 'year')
export class Scheme extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose scheme it is 制定单位.' })
  body!: BodyName;

  @Property({ type: 'uuid' })
  seriesId!: string;

  @ToOne(() => Scheme, 'previousId', {
    nullable: true,
    description: 'The edition before 上一版; null in the first edition, and where the caller may not see that one.',
  })
  previous?: Scheme | null;

  @Property({ type: 'uuid', nullable: true })
  previousId?: string | null;

  @Field(() => Int, { description: 'Number of this edition, from 1 版次.' })
  @Property({ type: 'smallint' })
  edition: number = 1;

  @Field(() => Int, { description: 'The year assessed 考核年度.' })
  @Property({ type: 'smallint' })
  year!: number;

  @Field(() => SchemeSubject, { description: 'Whom it assesses 考核对象, as its document says.' })
  @Property({ type: 'string', length: 16 })
  subject!: SchemeSubject;

  @Field(() => String, {
    description:
      'Title 标题, as its document says. It tells apart the schemes that a body has for one year and kind of subject.',
  })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => JsonValue, {
    description:
      'The rules as one JSON document in the scheme language 考核办法文本: what was sent, with its fields in their order. Send it with `draftScheme` to have the same scheme elsewhere.',
  })
  @Property({ type: 'json', columnType: 'json' })
  document!: SchemeDocument;

  @Computed<Scheme>(() => [SchemeGroup], ['document'], ({ document }) => outlineOf(document), {
    description: 'The groups of the document with their rules, for showing them without reading JSON 规则组.',
  })
  groups!: SchemeGroup[];

  @Field(() => SchemeState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: SchemeState = SchemeState.DRAFT;

  @Computed<Scheme>(() => Boolean, ['reach'], ({ reach }) => reach >= Reach.BELOW, {
    description: 'Whether it was offered to the bodies below 是否下发.',
  })
  offered!: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was published 发布日期.' })
  @Property({ type: 'date', nullable: true })
  publishedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day it was frozen 定格日期.' })
  @Property({ type: 'date', nullable: true })
  frozenOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was frozen before its year was over 提前定格原因.' })
  @Property({ type: 'text', nullable: true })
  frozenReason?: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; sent back with a change, it guards against overwriting those of others.',
  })
  @Property({ type: 'integer', version: true, default: 1 })
  version!: number;
}
