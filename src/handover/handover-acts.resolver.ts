import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Handover } from './handover.entity.js';
import { HandoverInput, HandoverStepInput, HandoverWordInput } from './handover.inputs.js';
import type { HandoverAct } from './handover.workflow.js';
import { stepOn } from './step.service.js';

@ObjectType({ description: 'The handover after a mutation.', simpleResolvers: true })
class HandoverPayload {
  handoverId!: string;

  @ToOne(() => Handover, 'handoverId', { description: 'The handover as it is now.' })
  handover!: Handover;
}

const step = async (act: HandoverAct, input: HandoverInput, context: RequestContext): Promise<HandoverPayload> =>
  ({ handoverId: await stepOn(act, input, context) }) as HandoverPayload;

@Resolver()
export class HandoverActsResolver {
  @Mutation(() => HandoverPayload, {
    description: 'Receives a handover 签收; a notice is read by it.',
  })
  receiveHandover(
    @Arg('input', () => HandoverInput) input: HandoverInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('receiveHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description: 'Accepts a handover 接受: the own body deals with it. CONFLICT for a notice.',
  })
  acceptHandover(
    @Arg('input', () => HandoverStepInput) input: HandoverStepInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('acceptHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description:
      'Returns or declines a handover, with a reason 退回. The sight of its subject ends. CONFLICT for a notice.',
  })
  returnHandover(
    @Arg('input', () => HandoverWordInput) input: HandoverWordInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('returnHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description: 'Answers a handover 答复; once more as long as it is not closed.',
  })
  answerHandover(
    @Arg('input', () => HandoverWordInput) input: HandoverWordInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('answerHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description: 'Says something on a handover that was received and is not closed 意见, from either end.',
  })
  commentOnHandover(
    @Arg('input', () => HandoverWordInput) input: HandoverWordInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('commentOnHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description:
      'Reminds the receiver of a handover that waits for him 催办. CONFLICT where he was reminded today, or has read what is a notice.',
  })
  remindHandover(
    @Arg('input', () => HandoverInput) input: HandoverInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('remindHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description: 'Recalls a handover before it is received 撤回: the receiver sees it and its subject no more.',
  })
  recallHandover(
    @Arg('input', () => HandoverInput) input: HandoverInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('recallHandover', input, context);
  }

  @Mutation(() => HandoverPayload, {
    description:
      'Closes a handover that was received 办结. The sight of its subject ends; the handover and its thread stay with both.',
  })
  closeHandover(
    @Arg('input', () => HandoverStepInput) input: HandoverStepInput,
    @Ctx() context: RequestContext,
  ): Promise<HandoverPayload> {
    return step('closeHandover', input, context);
  }
}
