import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Level, Role, viewerOf, type HeldSeat, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { globalId } from '../platform/graphql/node.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { Seat, SeatState } from './seat.entity.js';
import { ChangeSeatRolesInput, SeatInput } from './seat.inputs.js';
import { changeSeatRoles, endSeat } from './seat.service.js';
import { seatWorkflow } from './seat.workflow.js';

const SeatConnection = connectionOf(Seat, 'seats 席位');
const byPerson: Order = { name: 'person', by: ['personName'], descending: false };

@ObjectType({ description: 'The seat after a mutation.', simpleResolvers: true })
export class SeatPayload {
  seatId!: string;

  @ToOne(() => Seat, 'seatId', { description: 'The seat as it is now.' })
  seat!: Seat;
}

@ObjectType({ description: "One of the caller's own seats 本人席位, in whichever body.", simpleResolvers: true })
export class OwnSeat {
  @Field(() => ID, { description: 'Opaque id of the seat.' })
  id!: string;

  @Field(() => String, {
    description: 'Code of its body: as the header `X-Body` it names this seat as the one acting.',
  })
  bodyCode!: string;

  @Field(() => String, { description: 'Name of its body 单位名称.' })
  bodyName!: string;

  @Field(() => Level, { description: 'Level of its body 层级.' })
  level!: Level;

  @Field(() => [Role], { description: 'Its roles 角色.' })
  roles!: readonly Role[];
}

/** A seat as its own person sees it, whichever body he acts in. */
export const ownSeat = ({ id, roles, body }: HeldSeat): OwnSeat => ({
  id: globalId('Seat', id),
  bodyCode: String(body.id),
  bodyName: body.name,
  level: body.level,
  roles,
});

@Resolver(() => Seat)
export class SeatResolver {
  @Query(() => SeatConnection, {
    description: "The seats of the caller's body, by the names of their persons. For its ADMIN and AUDITOR.",
  })
  seats(
    @Arg('states', () => [SeatState], { nullable: true, description: 'Only seats in one of these states.' })
    states: SeatState[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Seat>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: Seat, where, order: byPerson }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() seat: Seat, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(seatWorkflow, seat, context);
  }

  @Mutation(() => SeatPayload, {
    description:
      'Gives a seat other roles 变更席位角色, from the next request of its person on. CONFLICT where the body would have no ADMIN left.',
  })
  async changeSeatRoles(
    @Arg('input', () => ChangeSeatRolesInput) input: ChangeSeatRolesInput,
    @Ctx() context: RequestContext,
  ): Promise<SeatPayload> {
    return { seatId: await changeSeatRoles(input, context) } as SeatPayload;
  }

  @Mutation(() => SeatPayload, {
    description:
      'Ends a seat 终止席位, and at once every sign-in that acts in it. CONFLICT where the body would have no ADMIN left.',
  })
  async endSeat(
    @Arg('input', () => SeatInput) { seatId }: SeatInput,
    @Ctx() context: RequestContext,
  ): Promise<SeatPayload> {
    return { seatId: await endSeat(seatId, context) } as SeatPayload;
  }
}
