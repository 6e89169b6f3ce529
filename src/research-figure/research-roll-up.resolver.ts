import { Arg, Ctx, Extensions, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { viewerOf, type RequestContext } from '../platform/context.js';
import { upTo } from '../platform/graphql/cost.js';
import { planYear } from '../platform/input.js';
import { ResearchFiguresOfBody, ResearchRollUp } from './research-roll-up.entity.js';
import { researchRollUpOf } from './research-roll-up.service.js';

@Resolver(() => ResearchRollUp)
export class ResearchRollUpResolver {
  @Query(() => ResearchRollUp, {
    description:
      "Joint research of the caller's body or of one below it for a year, with all bodies below that 联合调研汇总. What was led and what was shared are counted apart.",
  })
  researchRollUp(
    @Arg('year', () => Int, { description: 'Year of the projects, 2000 to 2100.' }) year: number,
    @Arg('body', () => String, {
      nullable: true,
      description: 'Code of the body: the own one (default) or one below it. NOT_FOUND for any other.',
    })
    code: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ResearchRollUp> {
    return researchRollUpOf(code ?? String(viewerOf(context).body.id), planYear(year, 'year'), context);
  }

  @FieldResolver(() => [ResearchFiguresOfBody], {
    description:
      'The bodies directly below, in the order of their codes, also those without figures 下一级. Those that did not exist in the year are left out, unless something is counted for them.',
  })
  @Extensions(upTo(100))
  bodies(@Root() rollUp: ResearchRollUp): ResearchFiguresOfBody[] {
    return rollUp.bodies;
  }
}
