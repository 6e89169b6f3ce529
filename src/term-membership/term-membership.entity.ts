import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Member, MemberRole, Tenure, tenureOf } from '../member/member.entity.js';
import { FileEntity } from '../platform/database/tenant-entity.js';
import { Computed, ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Term } from '../term/term.entity.js';

@ObjectType({
  description: 'A member serves in a term 届内任职. It is part of his file.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({ tableName: 'term_membership' })
@Index({ name: 'term_membership_member_index', properties: ['cityId', 'memberId', 'since', 'id'] })
@Index({ name: 'term_membership_term_index', properties: ['cityId', 'termId', 'since', 'id'] })
export class TermMembership extends FileEntity {
  @ToOne(() => Member, 'memberId', { description: 'The member 委员.' })
  member!: Member;

  @Property({ type: 'uuid' })
  memberId!: string;

  @ToOne(() => Term, 'termId', {
    nullable: true,
    description: 'The term 届; null for the member himself while he acts in another body.',
  })
  term?: Term | null;

  @Property({ type: 'uuid' })
  termId!: string;

  @Field(() => Int, { description: 'Number of the term 届次.' })
  @Property({ type: 'integer' })
  termNumber!: number;

  @Field(() => MemberRole, { description: 'Role in the term, the last one he had 政协职务.' })
  @Property({ type: 'string', length: 32 })
  role!: MemberRole;

  @Field(() => LocalDate, { description: 'First day 起始日期.' })
  @Property({ type: 'date' })
  since!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day 截止日期; null while he serves in it.' })
  @Property({ type: 'date', nullable: true })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it ended 结束原因.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null;

  @Computed<TermMembership>(() => Tenure, ['until'], tenureOf, { description: 'Whether it lasts 状态.' })
  tenure!: Tenure;
}
