import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Participation } from '../participation/participation.entity.js';
import type { RequestContext } from '../platform/context.js';
import { upTo } from '../platform/graphql/cost.js';
import { ToOne } from '../platform/graphql/fields.js';
import { mostParticipants } from './content.service.js';
import { DutyEvent } from './duty-event.entity.js';
import { RecordDutyEventInput } from './duty-event.inputs.js';
import { recordDutyEvent } from './recording.service.js';

@ObjectType({ description: 'The event that was recorded.', simpleResolvers: true })
export class RecordDutyEventPayload {
  eventId!: string;
  duplicateIds!: string[];

  @ToOne(() => DutyEvent, 'eventId', { description: 'The event as it is now.' })
  dutyEvent!: DutyEvent;
}

/** What a payload tells of duplicates. */
export const toldOfDuplicates = {
  description:
    'The participations that repeat what is recorded of the same member already 重复记录: they do not count. `duplicateOf` leads to what does, and to who recorded it.',
};

export const duplicatesIn = (
  { duplicateIds }: RecordDutyEventPayload,
  { read }: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Participation[]> => Promise.all(duplicateIds.map((id) => read.need(Participation, id, info)));

@Resolver(() => RecordDutyEventPayload)
export class DutyEventActsResolver {
  @Mutation(() => RecordDutyEventPayload, {
    description:
      'Records an event with all who took part, or should have 登记履职事项. Each may confirm or object until the time of its kind is over.',
  })
  async recordDutyEvent(
    @Arg('input', () => RecordDutyEventInput) input: RecordDutyEventInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordDutyEventPayload> {
    return (await recordDutyEvent(input, context)) as RecordDutyEventPayload;
  }

  @FieldResolver(() => [Participation], toldOfDuplicates)
  @Extensions(upTo(mostParticipants))
  duplicates(
    @Root() payload: RecordDutyEventPayload,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Participation[]> {
    return duplicatesIn(payload, context, info);
  }
}
