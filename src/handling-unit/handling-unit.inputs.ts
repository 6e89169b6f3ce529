import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';

@InputType({ description: 'A handling unit to be added 新增承办单位.' })
export class AddHandlingUnitInput extends MutationInput {
  @Field(() => String, {
    description: 'Name, 1 to 100 characters. CONFLICT where the body has an active one of this name.',
  })
  name!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Other names by which it is called, at most 20 of up to 100 characters.',
  })
  aliases?: string[] | null;
}

@InputType({ description: 'Another name, or other aliases, for a handling unit.' })
export class ChangeHandlingUnitInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the handling unit.' })
  unitId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Name, 1 to 100 characters; left out it stays.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'Aliases, all of them; left out they stay.' })
  aliases?: string[] | null;
}

@InputType({ description: 'The end of a handling unit 停用承办单位.' })
export class CloseHandlingUnitInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the handling unit.' })
  unitId!: string;

  @Field(() => String, { description: 'Why, such as into which unit it was merged, 1 to 1000 characters.' })
  reason!: string;
}
