import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';
import { LineageLink } from './lineage-link.entity.js';

const LineageLinkConnection = connectionOf(LineageLink, 'links 来源关系');
const linksBy = (by: keyof LineageLink): ListBelow<LineageLink> => ({
  entity: () => LineageLink,
  by,
  order: { name: 'made', by: ['madeOn'], descending: false },
});
const originsOfItem = linksBy('planItemId');
const derivativesOfItem = linksBy('sourcePlanItemId');
const originsOfSuggestion = linksBy('topicSuggestionId');
const derivativesOfSuggestion = linksBy('sourceTopicSuggestionId');

const origins = {
  description: 'What it came from 来源, by links of the own body or from its records; `lineage` goes on from there.',
};
const derivatives = { description: 'What came of it 形成的成果, by links of the own body or from its records.' };

@Resolver(() => PlanItem)
export class LinksOfItemResolver {
  @FieldResolver(() => LineageLinkConnection, origins)
  @Extensions(reads(originsOfItem))
  origins(
    @Root() item: PlanItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LineageLink>> {
    return read.below(originsOfItem, item, page, info);
  }

  @FieldResolver(() => LineageLinkConnection, derivatives)
  @Extensions(reads(derivativesOfItem))
  derivatives(
    @Root() item: PlanItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LineageLink>> {
    return read.below(derivativesOfItem, item, page, info);
  }
}

@Resolver(() => TopicSuggestion)
export class LinksOfSuggestionResolver {
  @FieldResolver(() => LineageLinkConnection, origins)
  @Extensions(reads(originsOfSuggestion))
  origins(
    @Root() suggestion: TopicSuggestion,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LineageLink>> {
    return read.below(originsOfSuggestion, suggestion, page, info);
  }

  @FieldResolver(() => LineageLinkConnection, derivatives)
  @Extensions(reads(derivativesOfSuggestion))
  derivatives(
    @Root() suggestion: TopicSuggestion,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<LineageLink>> {
    return read.below(derivativesOfSuggestion, suggestion, page, info);
  }
}
