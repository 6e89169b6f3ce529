import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { upTo } from '../platform/graphql/cost.js';
import { globalId } from '../platform/graphql/node.js';
import { giveMarks } from './giving.service.js';
import { mostAtOnce } from './mark-entries.service.js';
import { Mark } from './mark.entity.js';
import { GiveMarksInput, WithdrawMarkInput } from './mark.inputs.js';
import { withdrawMark } from './withdrawing.service.js';

@ObjectType({ description: 'The marks that were given.', simpleResolvers: true })
class GiveMarksPayload {
  markIds!: string[];
}

@ObjectType({ description: 'What was taken back.', simpleResolvers: true })
class WithdrawMarkPayload {
  @Field(() => ID, { description: 'Id of the mark that is gone.' })
  deletedId!: string;
}

@Resolver(() => GiveMarksPayload)
export class MarkActsResolver {
  @Mutation(() => GiveMarksPayload, {
    description:
      "Gives marks 评分: for results of the own body in any part the scheme names, and in answer to what other bodies asked. Given again before the marking is over, a mark takes the place of the one before. All are given or none; an error names the entry. ILLEGAL_TRANSITION once the marking of the own body's assessment is over; a request that is over is NOT_FOUND for the body asked.",
  })
  async giveMarks(
    @Arg('input', () => GiveMarksInput) input: GiveMarksInput,
    @Ctx() context: RequestContext,
  ): Promise<GiveMarksPayload> {
    return { markIds: await giveMarks(input, context) };
  }

  @FieldResolver(() => [Mark], { description: 'The marks as they are now, in the order of the input.' })
  @Extensions(upTo(mostAtOnce))
  marks(
    @Root() { markIds }: GiveMarksPayload,
    @Ctx() { read }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Mark[]> {
    return Promise.all(markIds.map((id) => read.need(Mark, id, info)));
  }

  @Mutation(() => WithdrawMarkPayload, {
    description:
      'Takes back a mark that one gave oneself 撤回评分, as long as the marking lasts. FORBIDDEN for that of somebody else.',
  })
  async withdrawMark(
    @Arg('input', () => WithdrawMarkInput) input: WithdrawMarkInput,
    @Ctx() context: RequestContext,
  ): Promise<WithdrawMarkPayload> {
    return { deletedId: globalId('Mark', await withdrawMark(input, context)) };
  }
}
