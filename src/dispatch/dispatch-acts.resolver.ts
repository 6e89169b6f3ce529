import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Dispatch } from './dispatch.entity.js';
import { SendHandoverInput } from './dispatch.inputs.js';
import { sendHandover } from './sending.service.js';

@ObjectType({ description: 'What was sent.', simpleResolvers: true })
class SendHandoverPayload {
  dispatchId!: string;

  @ToOne(() => Dispatch, 'dispatchId', { description: 'What was sent, with a handover for each receiver.' })
  dispatch!: Dispatch;
}

@Resolver()
export class DispatchActsResolver {
  @Mutation(() => SendHandoverPayload, {
    description:
      'Sends a text or a record of the own body to other bodies 发起流转, to all named or to none. Each sees the record until its handover ends. FORBIDDEN where no channel leads to one of them; the message says why.',
  })
  async sendHandover(
    @Arg('input', () => SendHandoverInput) input: SendHandoverInput,
    @Ctx() context: RequestContext,
  ): Promise<SendHandoverPayload> {
    return { dispatchId: await sendHandover(input, context) } as SendHandoverPayload;
  }
}
