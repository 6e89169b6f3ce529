import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DutyEvent } from '../duty-event/duty-event.entity.js';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Participation } from './participation.entity.js';
import { DecideObjectionInput, ObjectToParticipationInput, ParticipationInput } from './participation.inputs.js';
import { confirmParticipation, decideObjection, objectToParticipation } from './participation.service.js';

@ObjectType({ description: "The member's part in the event after a mutation.", simpleResolvers: true })
class ParticipationPayload {
  participationId!: string;

  @ToOne(() => Participation, 'participationId', { description: 'The participation as it is now.' })
  participation!: Participation;
}

@ObjectType({ description: 'What became of an objection.', simpleResolvers: true })
class DecideObjectionPayload extends ParticipationPayload {
  compensationId!: string | null;
  replacementId!: string | null;

  @ToOne(() => DutyEvent, 'compensationId', {
    nullable: true,
    description: 'The entry that took it back 冲正记录; null where the objection was not upheld.',
  })
  compensation!: DutyEvent | null;

  @ToOne(() => DutyEvent, 'replacementId', {
    nullable: true,
    description: 'The entry that records the part he had instead 更正记录.',
  })
  replacement!: DutyEvent | null;
}

const payload = async (participationId: Promise<string>): Promise<ParticipationPayload> =>
  ({ participationId: await participationId }) as ParticipationPayload;

@Resolver()
export class ParticipationActsResolver {
  @Mutation(() => ParticipationPayload, {
    description:
      'The member confirms what was recorded of him 确认履职记录, in the seat of that body. ILLEGAL_TRANSITION once his silence has done so.',
  })
  confirmParticipation(
    @Arg('input', () => ParticipationInput) input: ParticipationInput,
    @Ctx() context: RequestContext,
  ): Promise<ParticipationPayload> {
    return payload(confirmParticipation(input, context));
  }

  @Mutation(() => ParticipationPayload, {
    description:
      'The member objects to what was recorded of him 提出异议, until the time is over: it does not count until that is decided.',
  })
  objectToParticipation(
    @Arg('input', () => ObjectToParticipationInput) input: ObjectToParticipationInput,
    @Ctx() context: RequestContext,
  ): Promise<ParticipationPayload> {
    return payload(objectToParticipation(input, context));
  }

  @Mutation(() => DecideObjectionPayload, {
    description:
      'Decides on an objection 处理异议. Upheld, it takes the part back by an entry of its own, and records another part where one is named; else the part is confirmed as it was recorded.',
  })
  async decideObjection(
    @Arg('input', () => DecideObjectionInput) input: DecideObjectionInput,
    @Ctx() context: RequestContext,
  ): Promise<DecideObjectionPayload> {
    const { participationId, corrected } = await decideObjection(input, context);
    const { compensationId = null, replacementId = null } = corrected ?? {};
    return { participationId, compensationId, replacementId } as DecideObjectionPayload;
  }
}
