import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { ResultObjection } from './result-objection.entity.js';
import { ObjectToResultInput, ResultObjectionInput } from './result-objection.inputs.js';
import { objectToResult, withdrawResultObjection } from './result-objection.service.js';

@ObjectType({ description: 'The objection after a mutation.', simpleResolvers: true })
export class ResultObjectionPayload {
  resultObjectionId!: string;

  @ToOne(() => ResultObjection, 'resultObjectionId', { description: 'The objection as it is now.' })
  resultObjection!: ResultObjection;
}

export const objectionPayload = async (resultObjectionId: Promise<string>): Promise<ResultObjectionPayload> =>
  ({ resultObjectionId: await resultObjectionId }) as ResultObjectionPayload;

@Resolver()
export class ResultObjectionActsResolver {
  @Mutation(() => ResultObjectionPayload, {
    description:
      'A member objects to his own published result or that of the group he leads, or the office of a body assessed to that of its body 提出申诉. ILLEGAL_TRANSITION after `objectionsBy` of the assessment; CONFLICT while an objection to it is not decided.',
  })
  objectToResult(
    @Arg('input', () => ObjectToResultInput) input: ObjectToResultInput,
    @Ctx() context: RequestContext,
  ): Promise<ResultObjectionPayload> {
    return objectionPayload(objectToResult(input, context));
  }

  @Mutation(() => ResultObjectionPayload, {
    description:
      'Withdraws an objection that is not decided yet 撤回申诉: a member his own, the office that of its body.',
  })
  withdrawResultObjection(
    @Arg('input', () => ResultObjectionInput) { resultObjectionId }: ResultObjectionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResultObjectionPayload> {
    return objectionPayload(withdrawResultObjection(resultObjectionId, context));
  }
}
