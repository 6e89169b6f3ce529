import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import { needs } from '../platform/read/below.js';
import type { Condition, Order } from '../platform/read/statement.js';
import { TopicCall } from '../topic-call/topic-call.entity.js';
import { TopicSuggestion } from './topic-suggestion.entity.js';
import { ReceivedFilter } from './topic-suggestion.inputs.js';
import { loadersOf } from './topic-suggestion.loaders.js';
import { TopicSuggestionConnection } from './topic-suggestion.resolver.js';

const inOrderOfEntry: Order = { name: 'entered', by: [], descending: false };

@Resolver(() => TopicCall)
export class ReceivedSuggestionsResolver {
  @FieldResolver(() => TopicSuggestionConnection, {
    description:
      'The suggestions made to this call, the earliest first. A body below finds only its own here, and counts only those.',
  })
  @Extensions(needs('id'))
  async suggestions(
    @Root() { id }: TopicCall,
    @Args(() => ReceivedFilter) filter: ReceivedFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TopicSuggestion>> {
    const where: Condition[] = [{ property: 'state', is: '=', value: filter.state }];
    if (filter.source) where.push({ property: 'source', is: '=', value: filter.source });
    where.push(...(await chosenFrom(id, filter, context)));
    const parent = { property: 'callId', key: id };
    return context.read.children({ entity: TopicSuggestion, where, order: inOrderOfEntry, parent }, page, info);
  }
}

/** Circles and results belong to the call's body, not to the suggestion: the filters name the suggestions they stand for. */
async function chosenFrom(callId: string, filter: ReceivedFilter, context: RequestContext): Promise<Condition[]> {
  const { circled, decided, outcome } = filter;
  const among = (yes: boolean, ids: string[]): Condition => ({
    property: 'id',
    is: yes ? 'any of' : 'none of',
    value: ids,
  });
  const where: Condition[] = [];
  if (circled != null) where.push(among(circled, await loadersOf(context).circled.load(callId)));
  if (decided == null && !outcome) return where;
  const results = await loadersOf(context).results.load(callId);
  if (decided != null) where.push(among(decided, idsOf(results)));
  if (outcome) where.push(among(true, idsOf(results.filter((result) => result.outcome === outcome))));
  return where;
}

const idsOf = (results: readonly { suggestionId: string }[]) => results.map(({ suggestionId }) => suggestionId);
