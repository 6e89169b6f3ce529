import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { MemberRole } from '../member/member.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { MemberGroup } from './member-group.entity.js';
import { memberFigures } from './member-figures.service.js';

@ObjectType({ description: 'How many serving members have a role.', simpleResolvers: true })
class RoleCount {
  @Field(() => MemberRole, { description: 'Role 政协职务.' })
  role!: MemberRole;

  @Field(() => Int, { description: 'Serving members with this role 人数.' })
  members!: number;
}

@ObjectType({ description: 'How many serving members are in a sector.', simpleResolvers: true })
class SectorCount {
  sectorId!: string;

  @ToOne(() => MemberGroup, 'sectorId', { description: 'The sector 界别.' })
  sector!: MemberGroup;

  @Field(() => Int, { description: 'Serving members in this sector 人数.' })
  members!: number;
}

@ObjectType({
  description: "How many members the caller's body has 委员统计; only those who serve.",
  simpleResolvers: true,
})
export class MemberFigures {
  @Field(() => Int, { description: 'Members 委员总数.' })
  members!: number;

  @Field(() => Int, { description: 'Those in at least one special committee 已入专委会.' })
  inCommittee!: number;

  @Field(() => Int, { description: 'Those in none 未入专委会; 0 where everybody is in one 全员入委.' })
  withoutCommittee!: number;

  @Field(() => Int, { description: 'Those in no sector 未定界别.' })
  withoutSector!: number;

  @Field(() => [RoleCount], { description: 'By role, all roles, the highest first 按职务.' })
  byRole!: RoleCount[];

  @Field(() => [SectorCount], { description: 'By sector, all sectors of the body, by name 按界别.' })
  bySector!: SectorCount[];
}

@Resolver()
export class MemberFiguresResolver {
  @Query(() => MemberFigures, {
    description: "The figures of the members of the caller's body. For those who keep its files.",
  })
  memberFigures(@Ctx() context: RequestContext): Promise<MemberFigures> {
    return memberFigures(context) as Promise<MemberFigures>;
  }
}
