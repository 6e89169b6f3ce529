import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import type { MemberGroupKind } from '../member-group/member-group.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Term } from '../term/term.entity.js';
import { RosterFormat, RosterImportState } from './roster.words.js';

/** What a roster calls a group. */
export interface GroupAlias {
  kind: MemberGroupKind;
  text: string;
  groupId: string;
}

@ObjectType({
  description: 'A roster brought in 名册导入: what would become of each line, and whether exactly that was done.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'roster_import', policies: keptPolicies })
@Unique({ name: 'roster_import_own', properties: ['cityId', 'tenantId', 'id'] })
@Index({ name: 'roster_import_tenant_index', properties: ['tenantId', 'madeAt', 'id'] })
export class RosterImport extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body whose roster it is 所属单位.' })
  body!: BodyName;

  @Field(() => RosterFormat, { description: 'Format of what was sent 格式.' })
  @Property({ type: 'string', length: 8 })
  format!: RosterFormat;

  @Field(() => RosterImportState, { description: 'State 状态.' })
  @Property({ type: 'string', length: 16 })
  state: RosterImportState = RosterImportState.PREVIEWED;

  @ToOne(() => Term, 'termId', { nullable: true, description: 'The term in which its members serve 届.' })
  term?: Term | null;

  @Property({ type: 'uuid', nullable: true })
  termId?: string | null;

  @Field(() => LocalDate, { description: 'From which day on it holds 生效日期.' })
  @Property({ type: 'date' })
  changesOn!: string;

  @Field(() => String, { description: 'Reason of the changes 变动原因.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Boolean, { description: 'Whether groups that are not there are made 是否新建组织.' })
  @Property({ type: 'boolean' })
  createGroups!: boolean;

  @Field(() => Boolean, { description: 'Whether lines with errors are left out 是否跳过错误行.' })
  @Property({ type: 'boolean' })
  skipErrors!: boolean;

  @Property({ type: 'json', columnType: 'jsonb' })
  groupAliases!: GroupAlias[];

  @Field(() => [String], { description: 'Headers that tell nothing that is known 未识别的栏目.' })
  @Property({ type: 'text[]' })
  ignoredColumns!: string[];

  @Property({ type: 'text' })
  fingerprint!: string;

  @Field(() => Int, { description: 'Lines that add a member 新增行数.' })
  @Property({ type: 'integer' })
  newRows!: number;

  @Field(() => Int, { description: 'Lines of members who are there as they are 无变化行数.' })
  @Property({ type: 'integer' })
  sameRows!: number;

  @Field(() => Int, { description: 'Lines that change a member 变更行数.' })
  @Property({ type: 'integer' })
  changedRows!: number;

  @Field(() => Int, { description: 'Lines that are done and should be looked at 提示行数.' })
  @Property({ type: 'integer' })
  warningRows!: number;

  @Field(() => Int, { description: 'Lines that cannot be done 错误行数.' })
  @Property({ type: 'integer' })
  errorRows!: number;

  @Field(() => String, { description: 'Who made it 导入人.' })
  @Property({ type: 'text' })
  madeBy!: string;

  @Field(() => Date, { description: 'When it was made 预览时间.' })
  @Property({ type: 'datetime' })
  madeAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was done 导入时间; null while it is a preview.' })
  @Property({ type: 'datetime', nullable: true })
  committedAt?: Date | null;
}
