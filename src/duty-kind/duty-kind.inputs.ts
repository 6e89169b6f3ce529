import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { DutyFamily, DutyKindState } from './duty-kind.words.js';

/** Which kinds a list shows. */
@ArgsType()
export class DutyKindFilter {
  @Field(() => DutyFamily, { nullable: true, description: 'Only kinds of this family.' })
  family?: DutyFamily;

  @Field(() => DutyKindState, { nullable: true, description: 'Only kinds in this state.' })
  state?: DutyKindState;
}

@InputType({ description: 'A kind of duty events to be added 新增履职类别.' })
export class AddDutyKindInput extends MutationInput {
  @Field(() => String, {
    description:
      'Code by which rules name it: a letter, then up to 31 letters, digits, hyphens and underscores. CONFLICT where the body has one of this code.',
  })
  code!: string;

  @Field(() => String, { description: 'Name, 1 to 50 characters.' })
  name!: string;

  @Field(() => DutyFamily, { description: 'Family it belongs to, for good.' })
  family!: DutyFamily;

  @Field(() => Int, { defaultValue: 7, description: 'How many days a member has to object, 1 to 90.' })
  confirmDays!: number;
}

@InputType({ description: 'Names a kind of duty events.' })
export class DutyKindInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the kind.' })
  kindId!: string;
}

@InputType({ description: 'Another name, or another time to object, for a kind of duty events.' })
export class ChangeDutyKindInput extends DutyKindInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 50 characters; left out it stays.' })
  name?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days to object, 1 to 90, for events recorded from now on; left out they stay.',
  })
  confirmDays?: number | null;
}

@InputType({ description: 'Which of the standard kinds are adopted.' })
export class AdoptStandardDutyKindsInput extends MutationInput {
  @Field(() => [DutyFamily], { nullable: true, description: 'Only those of these families; all by default.' })
  families?: DutyFamily[] | null;
}
