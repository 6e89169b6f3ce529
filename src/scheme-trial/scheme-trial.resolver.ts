import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { costs } from '../platform/graphql/cost.js';
import { SchemeTrial } from './scheme-trial.entity.js';
import { SchemeTrialArgs } from './scheme-trial.inputs.js';
import { tryScheme } from './scheme-trial.service.js';

@Resolver()
export class SchemeTrialResolver {
  @Query(() => SchemeTrial, {
    description:
      "Tries a scheme of the caller's body on the facts of a year 试算, beside the one there is: who gets which points and grade, who changes. Nothing is stored. BAD_USER_INPUT where the new one assesses other subjects.",
  })
  @Extensions(costs(1_500))
  schemeTrial(
    @Args(() => SchemeTrialArgs) args: SchemeTrialArgs,
    @Ctx() context: RequestContext,
  ): Promise<SchemeTrial> {
    return tryScheme(args, context);
  }
}
