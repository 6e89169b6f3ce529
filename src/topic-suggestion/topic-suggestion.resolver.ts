import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { inScope, Scope } from '../body/index.js';
import { today, viewerOf, type RequestContext } from '../platform/context.js';
import { badInput } from '../platform/errors.js';
import { keyOf } from '../platform/graphql/node.js';
import { connectionOf, PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { verdict, ViewerCan } from '../platform/graphql/viewer-can.js';
import { PreStudy, preStudyOf } from './pre-study.entity.js';
import { TopicCircle } from './topic-circle.entity.js';
import { TopicResult } from './topic-result.entity.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import { SuggestionFilter } from './topic-suggestion.inputs.js';
import { chooses, loadersOf } from './topic-suggestion.loaders.js';
import { obstaclesOf } from './topic-suggestion.workflow.js';

export const TopicSuggestionConnection = connectionOf(TopicSuggestion, 'suggestions 议题建议');
const latestFirst: Order = { name: 'entered desc', by: [], descending: true };
const byDay: Order = { name: 'circled', by: ['circledOn'], descending: false };
const byDecision: Order = { name: 'decided', by: ['decidedOn'], descending: false };

const ownOrShared = {
  en: 'is OWN or SHARED; suggestions made to the own calls stand under TopicCall.suggestions.',
  zh: '只能为 OWN 或 SHARED；本级征题收到的建议见 TopicCall.suggestions。',
};

@Resolver(() => TopicSuggestion)
export class TopicSuggestionResolver {
  @Query(() => TopicSuggestion, {
    description: 'The suggestion with this id. NOT_FOUND where it does not exist or may not be seen.',
  })
  topicSuggestion(
    @Arg('id', () => ID, { description: 'Opaque id of a suggestion.' }) id: string,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TopicSuggestion> {
    return read.need(TopicSuggestion, keyOf('TopicSuggestion', id, 'id'), info);
  }

  @Query(() => TopicSuggestionConnection, {
    description:
      "The suggestions that the caller's body made, to its own calls and to those of bodies above, the latest first; or those that were handed over to it. Those made to its own calls stand under `TopicCall.suggestions`.",
  })
  async topicSuggestions(
    @Args(() => SuggestionFilter) { scope, mine, year, states }: SuggestionFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TopicSuggestion>> {
    const { personId } = viewerOf(context);
    if (scope !== Scope.OWN && scope !== Scope.SHARED) throw badInput('scope', ownOrShared);
    const where = await inScope({ scope }, context, TopicSuggestion);
    if (mine) where.push({ property: 'proposerPersonId', is: '=', value: personId });
    if (year != null) where.push({ property: 'year', is: '=', value: year });
    if (states) where.push({ property: 'state', is: 'any of', value: states });
    return context.read.page({ entity: TopicSuggestion, where, order: latestFirst }, page, info);
  }

  @FieldResolver(() => PreStudy, {
    nullable: true,
    description: 'The pre-study 预可研; null where nothing is filled in.',
  })
  @Extensions(needs('topicReason', 'policyBasis', 'currentSituation', 'problems', 'adviceDirection'))
  preStudy(@Root() suggestion: TopicSuggestion): PreStudy | null {
    return preStudyOf(suggestion);
  }

  @FieldResolver(() => [String], {
    description:
      'Everybody who has suggested the topic 全部建议人: its own proposers, then those of the suggestions merged into it that the caller may see.',
  })
  @Extensions(needs('id', 'proposerNames'))
  async proposers(@Root() { id, proposerNames }: TopicSuggestion, @Ctx() context: RequestContext): Promise<string[]> {
    const merged = await loadersOf(context).merged.load(id);
    return [...proposerNames, ...merged.flatMap((other) => other.proposerNames)];
  }

  @FieldResolver(() => [TopicSuggestion], {
    description: 'The suggestions merged into it that the caller may see 并入的建议.',
  })
  @Extensions(needs('id'))
  async mergedSuggestions(
    @Root() { id }: TopicSuggestion,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TopicSuggestion[]> {
    const merged = await loadersOf(context).merged.load(id);
    return Promise.all(merged.map((other) => context.read.need(TopicSuggestion, other.id, info)));
  }

  @FieldResolver(() => [TopicCircle], {
    description: 'The leaders who have circled it 领导圈选; for those who choose, empty for all others.',
  })
  @Extensions(needs('id'))
  async circles(
    @Root() { id }: TopicSuggestion,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TopicCircle[]> {
    if (!chooses(context)) return [];
    const list = { entity: TopicCircle, where: [], order: byDay, parent: { property: 'suggestionId', key: id } };
    return (await context.read.children(list, { first: 100 }, info)).nodes;
  }

  @FieldResolver(() => TopicResult, {
    nullable: true,
    description:
      'What became of it 选题结果. For those who choose at once, for its proposers once the call is decided.',
  })
  @Extensions(needs('id'))
  async result(
    @Root() { id }: TopicSuggestion,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TopicResult | null> {
    const where: Condition[] = chooses(context) ? [] : [{ property: 'toldOn', is: 'not null' }];
    const list = { entity: TopicResult, where, order: byDecision, parent: { property: 'suggestionId', key: id } };
    return (await context.read.children(list, { first: 1 }, info)).nodes[0] ?? null;
  }

  @FieldResolver(() => [ViewerCan], { description: 'What the caller may do with it now 可执行操作.' })
  @Extensions(needs('tenantId', 'state', 'callId', 'proposerPersonId'))
  async viewerCan(@Root() suggestion: TopicSuggestion, @Ctx() context: RequestContext): Promise<ViewerCan[]> {
    const call = await loadersOf(context).call.load(suggestion.callId);
    const acts = obstaclesOf(suggestion, call, viewerOf(context), today(context));
    return acts.map(([act, problem]) => verdict(act, problem, context.language));
  }
}
