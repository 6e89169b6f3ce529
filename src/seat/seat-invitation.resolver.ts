import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { SeatInvitation } from './seat-invitation.entity.js';
import { acceptSeat, inviteToSeat, withdrawSeatInvitation } from './seat-invitation.service.js';
import { seatInvitationWorkflow } from './seat-invitation.workflow.js';
import { AcceptSeatInput, InviteToSeatInput, SeatInvitationInput } from './seat.inputs.js';
import { OwnSeat, ownSeat } from './seat.resolver.js';

const SeatInvitationConnection = connectionOf(SeatInvitation, 'invitations to seats 席位邀请');
const latestFirst: Order = { name: 'invited', by: ['invitedAt'], descending: true };

@ObjectType({ description: 'The invitation after a mutation.', simpleResolvers: true })
class SeatInvitationPayload {
  invitationId!: string;

  @ToOne(() => SeatInvitation, 'invitationId', { description: 'The invitation as it is now.' })
  invitation!: SeatInvitation;
}

@ObjectType({ description: 'An invitation with its code.', simpleResolvers: true })
class InviteToSeatPayload extends SeatInvitationPayload {
  @Field(() => String, { description: 'Code 邀请码 to hand to the invited person. It is shown this once.' })
  code!: string;
}

@ObjectType({ description: 'The seat that was accepted.', simpleResolvers: true })
class AcceptSeatPayload {
  @Field(() => OwnSeat, { description: 'The new seat; `X-Body` with the code of its body acts in it.' })
  seat!: OwnSeat;
}

@Resolver(() => SeatInvitation)
export class SeatInvitationResolver {
  @Query(() => SeatInvitationConnection, {
    description: "The invitations of the caller's body, the latest first. For its ADMIN and AUDITOR.",
  })
  seatInvitations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<SeatInvitation>> {
    const where: Condition[] = [{ property: 'tenantId', is: '=', value: viewerOf(context).body.id }];
    return context.read.page({ entity: SeatInvitation, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state'))
  viewerCan(@Root() invitation: SeatInvitation, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(seatInvitationWorkflow, invitation, context);
  }

  @Mutation(() => InviteToSeatPayload, {
    description:
      "Invites somebody to a seat in the caller's body 邀请任席: the code is good for one person and seven days.",
  })
  async inviteToSeat(
    @Arg('input', () => InviteToSeatInput) input: InviteToSeatInput,
    @Ctx() context: RequestContext,
  ): Promise<InviteToSeatPayload> {
    return (await inviteToSeat(input, context)) as InviteToSeatPayload;
  }

  @Mutation(() => SeatInvitationPayload, {
    description: 'Withdraws an open invitation: its code is worthless from now on 撤回邀请.',
  })
  async withdrawSeatInvitation(
    @Arg('input', () => SeatInvitationInput) { invitationId }: SeatInvitationInput,
    @Ctx() context: RequestContext,
  ): Promise<SeatInvitationPayload> {
    return { invitationId: await withdrawSeatInvitation(invitationId, context) } as SeatInvitationPayload;
  }

  @Mutation(() => AcceptSeatPayload, {
    description:
      'Takes the seat that an invitation offers 接受席位. NOT_FOUND for a code that is unknown, expired, withdrawn or used; CONFLICT where the caller holds a seat in that body already; one that he has lost with a reset password, a new link or a disabled account ends instead. Stands alone in its operation.',
  })
  async acceptSeat(
    @Arg('input', () => AcceptSeatInput) { code }: AcceptSeatInput,
    @Ctx() context: RequestContext,
  ): Promise<AcceptSeatPayload> {
    return { seat: ownSeat(await acceptSeat(code, context)) };
  }
}
