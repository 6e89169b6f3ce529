import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { PlanItem } from '../plan-item/plan-item.entity.js';
import { Plan } from '../plan/plan.entity.js';
import type { RequestContext } from '../platform/context.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import { TopicSuggestion } from '../topic-suggestion/topic-suggestion.entity.js';
import { Review } from './review.entity.js';
import { ReviewConnection } from './review.resolver.js';
import type { ReviewedKey } from './reviewed.service.js';

const reviewsBy = (by: ReviewedKey): ListBelow<Review> => ({
  entity: () => Review,
  by,
  order: { name: 'at', by: ['at'], descending: false },
});
const ofPlan = reviewsBy('planId');
const ofItem = reviewsBy('planItemId');
const ofSuggestion = reviewsBy('topicSuggestionId');
const description =
  'What bodies above said on it, in time 评审意见: for its own body all, for a body above its own. Who keeps no files finds none.';

@Resolver(() => Plan)
export class ReviewsOfPlanResolver {
  @FieldResolver(() => ReviewConnection, { description })
  @Extensions(reads(ofPlan))
  reviews(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Review>> {
    return read.below(ofPlan, plan, page, info);
  }
}

@Resolver(() => PlanItem)
export class ReviewsOfItemResolver {
  @FieldResolver(() => ReviewConnection, { description })
  @Extensions(reads(ofItem))
  reviews(
    @Root() item: PlanItem,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Review>> {
    return read.below(ofItem, item, page, info);
  }
}

@Resolver(() => TopicSuggestion)
export class ReviewsOfSuggestionResolver {
  @FieldResolver(() => ReviewConnection, { description })
  @Extensions(reads(ofSuggestion))
  reviews(
    @Root() suggestion: TopicSuggestion,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Review>> {
    return read.below(ofSuggestion, suggestion, page, info);
  }
}
