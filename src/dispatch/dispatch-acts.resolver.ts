import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Dispatch } from './dispatch.entity.js';
import { CloseDispatchInput, DispatchInput, SendHandoverInput } from './dispatch.inputs.js';
import { closeDispatch, recallDispatch } from './ending.service.js';
import { sendHandover } from './sending.service.js';

@ObjectType({ description: 'What was sent.', simpleResolvers: true })
class SendHandoverPayload {
  dispatchId!: string;

  @ToOne(() => Dispatch, 'dispatchId', { description: 'What was sent, with a handover for each receiver.' })
  dispatch!: Dispatch;
}

@ObjectType({ description: 'What was sent, after a mutation on all of it.', simpleResolvers: true })
class DispatchPayload {
  dispatchId!: string;

  @ToOne(() => Dispatch, 'dispatchId', { description: 'What was sent, as it is now.' })
  dispatch!: Dispatch;
}

const payload = async <P extends DispatchPayload>(dispatchId: Promise<string>): Promise<P> =>
  ({ dispatchId: await dispatchId }) as P;

@Resolver()
export class DispatchActsResolver {
  @Mutation(() => SendHandoverPayload, {
    description:
      'Sends a text or a record of the own body to other bodies 发起流转, to all named or to none. Each sees the record until its handover ends. FORBIDDEN where no channel leads to one of them; the message says why.',
  })
  sendHandover(
    @Arg('input', () => SendHandoverInput) input: SendHandoverInput,
    @Ctx() context: RequestContext,
  ): Promise<SendHandoverPayload> {
    return payload(sendHandover(input, context));
  }

  @Mutation(() => DispatchPayload, {
    description:
      'Recalls what was sent from every body that has not received it yet 全部撤回: these see it and its subject no more; with all others it stays. CONFLICT where all have received it.',
  })
  recallDispatch(
    @Arg('input', () => DispatchInput) input: DispatchInput,
    @Ctx() context: RequestContext,
  ): Promise<DispatchPayload> {
    return payload(recallDispatch(input, context));
  }

  @Mutation(() => DispatchPayload, {
    description:
      'Ends what was sent for all bodies 全部办结: closes each handover that was received and is under way, and recalls the rest. The sight of the subject ends. What was returned stays so. CONFLICT where nothing is under way.',
  })
  closeDispatch(
    @Arg('input', () => CloseDispatchInput) input: CloseDispatchInput,
    @Ctx() context: RequestContext,
  ): Promise<DispatchPayload> {
    return payload(closeDispatch(input, context));
  }
}
