import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { HandoverChannel } from './handover-channel.entity.js';
import { CloseHandoverChannelInput, OpenHandoverChannelInput } from './handover-channel.inputs.js';
import { closeHandoverChannel, openHandoverChannel } from './handover-channel.service.js';

@ObjectType({ description: 'The channel after a mutation.', simpleResolvers: true })
class HandoverChannelPayload {
  channelId!: string;

  @ToOne(() => HandoverChannel, 'channelId', { description: 'The channel as it is now.' })
  handoverChannel!: HandoverChannel;
}

const payload = async (channelId: Promise<string>): Promise<HandoverChannelPayload> =>
  ({ channelId: await channelId }) as HandoverChannelPayload;

@Resolver()
export class HandoverChannelActsResolver {
  @Mutation(() => HandoverChannelPayload, {
    description:
      'Opens a channel between two bodies below, or between the own body and one below its children 开通流转通道. BAD_USER_INPUT for a kind that passes neither way between them, CONFLICT where the own body has opened one between them.',
  })
  openHandoverChannel(
    @Arg('input', () => OpenHandoverChannelInput) input: OpenHandoverChannelInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverChannelPayload> {
    return payload(openHandoverChannel(input, context));
  }

  @Mutation(() => HandoverChannelPayload, {
    description: 'Closes a channel 关闭流转通道: nothing new passes, what was sent goes on.',
  })
  closeHandoverChannel(
    @Arg('input', () => CloseHandoverChannelInput) input: CloseHandoverChannelInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverChannelPayload> {
    return payload(closeHandoverChannel(input, context));
  }
}
