import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Member } from '../member/member.entity.js';
import type { RequestContext } from '../platform/context.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { issues, RosterField, RosterIssue, RosterState } from './roster.words.js';

const inWords = ({ issue }: { issue?: RosterIssue | null }, { language }: RequestContext): string | null =>
  issue ? issues[issue].message[language] : null;

@ObjectType({ description: 'A cell of a roster 单元格.', simpleResolvers: true })
export class RosterImportCell {
  @Field(() => String, { description: 'Header of its column 栏目.' })
  column!: string;

  @Field(() => RosterField, { description: 'What its column tells 栏目含义.' })
  field!: RosterField;

  @Field(() => String, { description: 'What stands in it 内容.' })
  value!: string;

  @Field(() => RosterState, { description: 'What becomes of it 状态; an empty cell leaves what is there.' })
  state!: RosterState;

  @Field(() => String, { nullable: true, description: 'What is there now 现值.' })
  before!: string | null;

  @Field(() => RosterIssue, { nullable: true, description: 'What is the matter with it 问题.' })
  issue!: RosterIssue | null;

  @Computed<RosterImportCell>(() => String, [], inWords, {
    nullable: true,
    description: 'The same in the language asked for 说明.',
  })
  message!: string | null;
}

@ObjectType({
  description: 'A line of a roster 名册行, cell by cell, and what would become of it.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'roster_import_row', policies: keptPolicies })
@Index({ name: 'roster_import_row_index', properties: ['cityId', 'importId', 'line', 'id'] })
export class RosterImportRow extends TenantEntity {
  @Property({ type: 'uuid' })
  importId!: string;

  @Field(() => Int, { description: 'Line of the CSV text it begins on, or number in the JSON array 行号.' })
  @Property({ type: 'integer' })
  line!: number;

  @Field(() => RosterState, { description: 'What becomes of it 状态.' })
  @Property({ type: 'string', length: 16 })
  state!: RosterState;

  @Field(() => RosterIssue, { nullable: true, description: 'What is the matter with the line as a whole 问题.' })
  @Property({ type: 'string', length: 32, nullable: true })
  issue?: RosterIssue | null;

  @Computed<RosterImportRow>(() => String, ['issue'], inWords, {
    nullable: true,
    description: 'The same in the language asked for 说明.',
  })
  message!: string | null;

  @Field(() => String, { nullable: true, description: 'The name in it 姓名.' })
  @Property({ type: 'text', nullable: true })
  name?: string | null;

  @ToOne(() => Member, 'memberId', { nullable: true, description: 'The member it was found to be 对应委员.' })
  member?: Member | null;

  @Property({ type: 'uuid', nullable: true })
  memberId?: string | null;

  @Field(() => [RosterImportCell], { description: 'Its cells, of the columns that are known 单元格.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  cells!: RosterImportCell[];
}
