import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { Consequence } from './consequence.entity.js';
import { DecideConsequenceInput, DropConsequenceInput } from './consequence.inputs.js';
import { decideConsequence, dropConsequence } from './consequence.service.js';

@ObjectType({ description: 'The consequence after a mutation.', simpleResolvers: true })
class ConsequencePayload {
  consequenceId!: string;

  @ToOne(() => Consequence, 'consequenceId', { description: 'The consequence as it is now.' })
  consequence!: Consequence;
}

const payload = async (consequenceId: Promise<string>): Promise<ConsequencePayload> =>
  ({ consequenceId: await consequenceId }) as ConsequencePayload;

@Resolver()
export class ConsequenceActsResolver {
  @Mutation(() => ConsequencePayload, {
    description:
      'Records that a consequence was decided 决定结果运用: whom it is about reads it from now on. Nothing else happens by it: who resigns is released by `releaseMember`, a circular is sent by people. FORBIDDEN in the own matter.',
  })
  decideConsequence(
    @Arg('input', () => DecideConsequenceInput) input: DecideConsequenceInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsequencePayload> {
    return payload(decideConsequence(input, context));
  }

  @Mutation(() => ConsequencePayload, {
    description:
      'Records that what was proposed does not come about 不予运用; whom it is about never reads of it. FORBIDDEN in the own matter.',
  })
  dropConsequence(
    @Arg('input', () => DropConsequenceInput) input: DropConsequenceInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsequencePayload> {
    return payload(dropConsequence(input, context));
  }
}
