import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { Body } from '../body/body.entity.js';
import { Role, viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { lets, type Rule } from '../platform/permissions.js';
import { OwnSeat, ownSeat } from '../seat/index.js';

@ObjectType({ description: 'A person 人员.', simpleResolvers: true })
class Person {
  @Field(() => ID, { description: 'Opaque id: the same in whatever seat the person acts.' })
  id!: string;

  @Field(() => String, { description: 'Name 姓名.' })
  name!: string;
}

@ObjectType('Viewer', {
  description: 'The caller 当前用户: one person acting in one seat of one body.',
  simpleResolvers: true,
})
class ViewerType {
  bodyId!: number;

  @Field(() => Person, { description: 'The person 人员.' })
  person!: Person;

  @Field(() => OwnSeat, {
    description: 'The seat acting: the one signed in with, or the one that `X-Body` names 当前席位.',
  })
  seat!: OwnSeat;

  @Field(() => [OwnSeat], { description: 'All the seats the caller may act in, this one too 全部席位.' })
  seats!: OwnSeat[];

  @ToOne(() => Body, 'bodyId', { description: 'The body acted for 当前单位.' })
  body!: Body;

  @Field(() => [Role], { description: 'The roles of the seat acting 角色.' })
  roles!: readonly Role[];
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who asks, in which seat, and what he may do.' })
  viewer(@Ctx() context: RequestContext): ViewerType {
    const { personId, personName, seatId, seats, roles, body } = viewerOf(context);
    return {
      bodyId: body.id,
      person: { id: globalId('Person', personId), name: personName },
      seat: ownSeat({ id: seatId, roles, body }),
      seats: seats.map(ownSeat),
      roles,
    } as ViewerType;
  }

  @FieldResolver(() => [String], {
    description:
      'The mutations that the seat may ask for at all 可用操作, by name. Whether one is possible with a certain object now is told by that object (`viewerCan`).',
  })
  can(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): string[] {
    const mutations = Object.values(info.schema.getMutationType()?.getFields() ?? {});
    const allowed = mutations.filter(({ extensions }) => lets(extensions.rule as Rule, context));
    return allowed.map(({ name }) => name).sort();
  }
}
