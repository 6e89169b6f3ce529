import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { notFound } from '../platform/errors.js';
import { upTo } from '../platform/graphql/cost.js';
import { ViewerCan, whatViewerCan } from '../platform/graphql/viewer-can.js';
import { needs } from '../platform/read/below.js';
import { chainOf } from './chain.service.js';
import { LineageLink } from './lineage-link.entity.js';
import { Lineage } from './lineage.entity.js';
import { seesRecord } from './lineage.loaders.js';
import { asMade, lineageWorkflow } from './lineage.workflow.js';
import { namedIn } from './linked-record.service.js';

@Resolver(() => Lineage)
export class LineageResolver {
  @Query(() => Lineage, {
    description:
      'What a record came from, step by step, and what came of it 来源脉络, across bodies: as far as the caller sees the links. NOT_FOUND where the record does not exist or may not be seen.',
  })
  async lineage(
    @Arg('id', () => ID, { description: 'Opaque id of a PlanItem or a TopicSuggestion.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Lineage> {
    const { key } = namedIn(id, 'id');
    if (!(await seesRecord(key, context))) throw notFound();
    return chainOf(key, context);
  }

  @FieldResolver(() => [LineageLink], {
    description: 'The links before and after it, the nearest first, at most 100 来源关系.',
  })
  @Extensions(upTo(100))
  links(
    @Root() { linkIds }: Lineage,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LineageLink[]> {
    return Promise.all(linkIds.map((id) => read.need(LineageLink, id, info)));
  }
}

@Resolver(() => LineageLink)
export class LineageLinkResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether the caller does not see the source: it stands for it then, with its body 来源不可见.',
  })
  @Extensions(needs('sourceId'))
  async sourceHidden(@Root() { sourceId }: LineageLink, @Ctx() context: RequestContext): Promise<boolean> {
    return !(await seesRecord(sourceId, context));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller does not see the record that came of it 形成的对象不可见.',
  })
  @Extensions(needs('derivedId'))
  async derivedHidden(@Root() { derivedId }: LineageLink, @Ctx() context: RequestContext): Promise<boolean> {
    return !(await seesRecord(derivedId, context));
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId'))
  viewerCan(@Root() link: LineageLink, @Ctx() context: RequestContext): ViewerCan[] {
    return whatViewerCan(lineageWorkflow, asMade(link), context);
  }
}
