import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { costs } from '../platform/graphql/cost.js';
import { MemberStandingArgs } from './assessment-result.inputs.js';
import { MemberStanding } from './member-standing.entity.js';
import { memberStanding } from './member-standing.service.js';

@Resolver()
export class MemberStandingResolver {
  @Query(() => MemberStanding, {
    description:
      'How a member stands on a day by a scheme of the body 履职实时得分, with the traffic light of the minimum set. NOT_FOUND for a member or scheme that the caller may not see in his body.',
  })
  @Extensions(costs(500))
  memberStanding(
    @Args(() => MemberStandingArgs) args: MemberStandingArgs,
    @Ctx() context: RequestContext,
  ): Promise<MemberStanding> {
    return memberStanding(args, context);
  }
}
