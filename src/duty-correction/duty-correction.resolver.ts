import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, Info, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { DutyEvent } from '../duty-event/duty-event.entity.js';
import { duplicatesIn, mostParticipants, RecordDutyEventPayload, toldOfDuplicates } from '../duty-event/index.js';
import { Participation } from '../participation/participation.entity.js';
import type { RequestContext } from '../platform/context.js';
import { upTo } from '../platform/graphql/cost.js';
import { ToOne } from '../platform/graphql/fields.js';
import { CorrectDutyEventInput } from './duty-correction.inputs.js';
import { correctDutyEvent } from './duty-correction.service.js';

@ObjectType({ description: 'The event that was corrected, and the entries that did it.', simpleResolvers: true })
class CorrectDutyEventPayload extends RecordDutyEventPayload {
  compensationId!: string;
  replacementId!: string | null;

  @ToOne(() => DutyEvent, 'compensationId', { description: 'The entry that takes it back 冲正记录.' })
  compensation!: DutyEvent;

  @ToOne(() => DutyEvent, 'replacementId', { nullable: true, description: 'The entry that says it anew 更正记录.' })
  replacement!: DutyEvent | null;
}

@Resolver(() => CorrectDutyEventPayload)
export class DutyCorrectionResolver {
  @Mutation(() => CorrectDutyEventPayload, {
    description:
      'Takes an event back, for some of its members or all, by an entry of its own with a reason, and records what is right instead 冲正履职事项. ILLEGAL_TRANSITION for what was taken back already, and for an entry that takes another one back; FORBIDDEN for what is recorded of the caller himself, which somebody else corrects.',
  })
  async correctDutyEvent(
    @Arg('input', () => CorrectDutyEventInput) input: CorrectDutyEventInput,
    @Ctx() context: RequestContext,
  ): Promise<CorrectDutyEventPayload> {
    return (await correctDutyEvent(input, context)) as CorrectDutyEventPayload;
  }

  @FieldResolver(() => [Participation], toldOfDuplicates)
  @Extensions(upTo(mostParticipants))
  duplicates(
    @Root() payload: CorrectDutyEventPayload,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Participation[]> {
    return duplicatesIn(payload, context, info);
  }
}
