import { Arg, Ctx, Extensions, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { recordOf } from '../platform/record-of.js';
import { chainOf } from './chain.service.js';
import { LineageLink } from './lineage-link.entity.js';
import { Lineage } from './lineage.entity.js';
import { asMade, lineageWorkflow } from './lineage.workflow.js';
import { linked, type Linked } from './linked-record.service.js';

@Resolver(() => Lineage)
export class LineageResolver {
  @Query(() => Lineage, {
    description:
      'What a record came from, step by step, and what came of it 来源脉络, across bodies: as far as the caller sees, and nothing of what is beyond. NOT_FOUND where the record does not exist or may not be seen.',
  })
  async lineage(
    @Arg('id', () => ID, {
      description: 'Opaque id of a PlanItem, a TopicSuggestion, a ResearchProject or a ResearchReport.',
    })
    id: string,
    @Ctx() context: RequestContext,
  ): Promise<Lineage> {
    const { record } = await recordOf<Linked>(linked, id, 'id', context);
    return chainOf(record.id, context);
  }
}

@Resolver(() => LineageLink)
export class LineageLinkResolver {
  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId'))
  viewerCan(@Root() link: LineageLink, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(lineageWorkflow, asMade(link), context);
  }
}
