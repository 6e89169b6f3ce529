import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { PlanPayload } from '../plan/index.js';
import type { RequestContext } from '../platform/context.js';
import { AmendPlanInput } from './amendment.inputs.js';
import { amendPlan } from './amendment.service.js';

@Resolver()
export class AmendmentResolver {
  @Mutation(() => PlanPayload, {
    description:
      'Amends an issued plan 调整计划: items are added, changed or cancelled with a reason and consent, all together or not at all. The plan gets another edition; those before stay readable.',
  })
  async amendPlan(
    @Arg('input', () => AmendPlanInput) input: AmendPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanPayload> {
    return { planId: await amendPlan(input, context) } as PlanPayload;
  }
}
