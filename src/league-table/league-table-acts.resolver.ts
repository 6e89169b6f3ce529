import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { ToOne } from '../platform/graphql/fields.js';
import { LeagueTable } from './league-table.entity.js';
import { PublishLeagueTableInput, WithdrawLeagueTableInput } from './league-table.inputs.js';
import { publishLeagueTable, withdrawLeagueTable } from './league-table.service.js';

@ObjectType({ description: 'The league table after a mutation.', simpleResolvers: true })
class LeagueTablePayload {
  leagueTableId!: string;

  @ToOne(() => LeagueTable, 'leagueTableId', { description: 'The league table as it is now.' })
  leagueTable!: LeagueTable;
}

const payload = async (leagueTableId: Promise<string>): Promise<LeagueTablePayload> =>
  ({ leagueTableId: await leagueTableId }) as LeagueTablePayload;

@Resolver()
export class LeagueTableActsResolver {
  @Mutation(() => LeagueTablePayload, {
    description:
      'Publishes the ranks of an assessment 晾晒, once its results are published: rank, name, total and grade of all who are ranked, as they are now. A table of bodies is seen by the bodies above and below from now on, any other by all people of the own body. CONFLICT while there is one of the same assessment.',
  })
  publishLeagueTable(
    @Arg('input', () => PublishLeagueTableInput) input: PublishLeagueTableInput,
    @Ctx() context: RequestContext,
  ): Promise<LeagueTablePayload> {
    return payload(publishLeagueTable(input, context));
  }

  @Mutation(() => LeagueTablePayload, {
    description: 'Takes a league table back 撤下: nobody but who keeps the files of the own body sees it any more.',
  })
  withdrawLeagueTable(
    @Arg('input', () => WithdrawLeagueTableInput) input: WithdrawLeagueTableInput,
    @Ctx() context: RequestContext,
  ): Promise<LeagueTablePayload> {
    return payload(withdrawLeagueTable(input, context));
  }
}
