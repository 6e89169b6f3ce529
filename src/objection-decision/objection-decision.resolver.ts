import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { objectionPayload, ResultObjectionPayload } from '../result-objection/index.js';
import { DecideResultObjectionInput } from './objection-decision.inputs.js';
import { decideResultObjection } from './objection-decision.service.js';

@Resolver()
export class ObjectionDecisionResolver {
  @Mutation(() => ResultObjectionPayload, {
    description:
      'Decides on an objection to a result of the own body 处理申诉, while the assessment is PUBLISHED. Upheld, points are added to the result, or it is computed anew by facts that were corrected; all others keep their totals, ranks and grades are made anew, what the scheme proposes follows them, and a league table of them is withdrawn. FORBIDDEN in the own matter.',
  })
  decideResultObjection(
    @Arg('input', () => DecideResultObjectionInput) input: DecideResultObjectionInput,
    @Ctx() context: RequestContext,
  ): Promise<ResultObjectionPayload> {
    return objectionPayload(decideResultObjection(input, context));
  }
}
