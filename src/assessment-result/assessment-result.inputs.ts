import { ArgsType, Field, ID, Int } from 'type-graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Light } from './minimum-standing.entity.js';

/** Which results of an assessment a list shows. */
@ArgsType()
export class ResultFilter {
  @Field(() => String, { nullable: true, description: 'Only with this grade.' })
  grade?: string;

  @Field(() => Light, { nullable: true, description: 'Only where the worst light of the minimum set is this one.' })
  minimumLight?: Light;

  @Field(() => Boolean, { nullable: true, description: 'Only with, or without, anything counted.' })
  covered?: boolean;

  @Field(() => String, { nullable: true, description: 'Only names that contain this text.' })
  text?: string;
}

/** Which results a body received. */
@ArgsType()
export class ReceivedFilter {
  @Field(() => Int, { nullable: true, description: 'Only of this year.' })
  year?: number;
}

/** Whom, by what and for which day. */
@ArgsType()
export class MemberStandingArgs {
  @Field(() => ID, { description: "Id of a member of the caller's body." })
  memberId!: string;

  @Field(() => ID, { description: 'Id of an edition of a scheme of the same body that assesses members.' })
  schemeId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day, within the year assessed; by default today, or the last day of the year once it is over.',
  })
  on?: string;
}
