import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { Node } from '../platform/graphql/node.js';
import { reads, type ListBelow } from '../platform/read/below.js';
import { PageArgs, type Connection } from '../platform/read/page.js';
import { Review } from './review.entity.js';
import { ReviewConnection } from './review.resolver.js';
import { reviewed, type Reviewed } from './reviewed.service.js';

const description =
  'What bodies above said on it, in time 评审意见: for its own body all, for a body above its own. Who keeps no files finds none.';

/** The thread of reviews below each record of a type. */
function reviewsOf({ entity, by }: Reviewed): new () => object {
  const thread: ListBelow<Review> = {
    ...{ entity: () => Review, by, order: { name: 'at', by: ['at'], descending: false } },
  };

  @Resolver(() => entity)
  class ReviewsResolver {
    @FieldResolver(() => ReviewConnection, { description })
    @Extensions(reads(thread))
    reviews(
      @Root() record: Node,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() { read }: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Connection<Review>> {
      return read.below(thread, record, page, info);
    }
  }
  return ReviewsResolver;
}

export const reviewsOfRecords = Object.values(reviewed).map(reviewsOf);
