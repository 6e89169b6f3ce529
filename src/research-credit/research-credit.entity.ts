import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BodyName } from '../body/body-name.entity.js';
import { keptPolicies, TenantEntity } from '../platform/database/tenant-entity.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Node } from '../platform/graphql/node.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { ResearchProject } from '../research-project/research-project.entity.js';
import { Researcher, ResearcherRole } from '../researcher/researcher.entity.js';
import { CreditBasis } from './research-credit.words.js';

export { CreditBasis, CreditBox } from './research-credit.words.js';

const roles = ['api_city', 'api_county', 'api_town'];
const addressed = 'to_tenant_id = current_tenant_id()';

@ObjectType({
  description:
    'Credit for joint research 调研履职认定, given by the body that led the project to a body or to a person whom that body named. Only these two bodies see it, and in them those who keep the files; it stays when the project is closed.',
  implements: Node,
  simpleResolvers: true,
})
@Entity({
  tableName: 'research_credit',
  policies: [
    { name: 'addressed', command: 'select', roles, using: addressed },
    { name: 'taken_over_by_receiver', command: 'update', roles, using: addressed, check: addressed },
    ...keptPolicies,
  ],
})
@Index({ name: 'research_credit_given_index', properties: ['cityId', 'tenantId', 'creditedOn', 'id'] })
@Index({ name: 'research_credit_received_index', properties: ['cityId', 'toTenantId', 'creditedOn', 'id'] })
@Index({ name: 'research_credit_project_index', properties: ['cityId', 'projectId', 'creditedOn', 'id'] })
export class ResearchCredit extends TenantEntity {
  @ToOne(() => BodyName, 'tenantId', { description: 'The body that led the project, and credits 认定单位.' })
  body!: BodyName;

  @ToOne(() => BodyName, 'toTenantId', {
    description: 'The body that is credited, or whose person is 被认定单位; that which led the project too.',
  })
  toBody!: BodyName;

  @Property({ type: 'bigint' })
  toTenantId!: number;

  @ToOne(() => ResearchProject, 'projectId', {
    nullable: true,
    description: 'The project 课题; null where the sight of it has ended.',
  })
  project?: ResearchProject | null;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Field(() => String, { description: 'Subject of the project as it was credited 课题名称.' })
  @Property({ type: 'text' })
  projectTitle!: string;

  @Field(() => Int, { description: 'Year of the project 年度.' })
  @Property({ type: 'integer' })
  year!: number;

  @Field(() => CreditBasis, { description: 'What it is for 认定依据.' })
  @Property({ type: 'string', length: 16 })
  basis!: CreditBasis;

  @ToOne(() => Researcher, 'researcherId', {
    nullable: true,
    description: 'The person who is credited 调研成员; null where it is the body as a whole.',
  })
  researcher?: Researcher | null;

  @Property({ type: 'uuid', nullable: true })
  researcherId?: string | null;

  @Field(() => String, { nullable: true, description: 'His name 姓名; null where it is the body as a whole.' })
  @Property({ type: 'text', nullable: true })
  researcherName?: string | null;

  @Field(() => ResearcherRole, {
    nullable: true,
    description: 'What he was in the project 角色; null where it is the body as a whole.',
  })
  @Property({ type: 'string', length: 16, nullable: true })
  role?: ResearcherRole | null;

  @Field(() => LocalDate, { description: 'Day of the credit 认定日期.' })
  @Property({ type: 'date' })
  creditedOn!: string;

  @Field(() => String, { nullable: true, description: 'What was said with it 认定说明.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day the body credited took it over into its duty events 转入履职记录日期; null: not yet.',
  })
  @Property({ type: 'date', nullable: true })
  takenOverOn?: string | null;
}
