import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ScopeArgs } from '../body/index.js';
import { MutationInput } from '../platform/graphql/mutation.js';
import { SchemeSubject } from '../scheme/scheme.entity.js';
import { LeagueTableState } from './league-table.words.js';

/** Which league tables a list shows. */
@ArgsType()
export class LeagueTableFilter extends ScopeArgs {
  @Field(() => Int, { nullable: true, description: 'Only tables of this year assessed.' })
  year?: number;

  @Field(() => SchemeSubject, { nullable: true, description: 'Only tables that rank these.' })
  subject?: SchemeSubject;

  @Field(() => [LeagueTableState], { nullable: true, description: 'Only tables in one of these states.' })
  states?: LeagueTableState[];
}

@InputType({ description: 'An assessment whose ranks are to be shown 晾晒.' })
export class PublishLeagueTableInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the assessment.' })
  assessmentId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Title, up to 200 characters; by default that of the assessment.',
  })
  title?: string | null;
}

@InputType({ description: 'A league table to be taken back 撤下.' })
export class WithdrawLeagueTableInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the league table.' })
  leagueTableId!: string;

  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  reason!: string;
}
