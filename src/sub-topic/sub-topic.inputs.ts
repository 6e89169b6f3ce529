import { Field, ID, InputType, Int } from 'type-graphql';
import { MutationInput } from '../platform/graphql/mutation.js';
import { LocalDate } from '../platform/graphql/scalars.js';

@InputType({ description: 'A sub-topic of a research project.' })
export class AddSubTopicInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the research project.' })
  projectId!: string;

  @Field(() => String, { description: 'Title, 1 to 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is to be found out, up to 10,000 characters.' })
  question?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the body it is given to: the own one, or one that is invited and has not declined; else NOT_FOUND.',
  })
  givenTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the group of the same project that works on it.' })
  groupId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day by which what comes of it is handed in; left out: that of the project.',
  })
  dueOn?: string | null;
}

@InputType({ description: 'Names a sub-topic.' })
export class SubTopicInput extends MutationInput {
  @Field(() => ID, { description: 'Id of the sub-topic.' })
  subTopicId!: string;
}

@InputType({ description: 'Changes of a sub-topic; what is left out stays.' })
export class EditSubTopicInput extends SubTopicInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version last read; CONFLICT where somebody has changed it since.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Title, 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be found out; null: nothing in particular.' })
  question?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the body it is given to; null: none. Whoever had it before sees it no more.',
  })
  givenTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the group that works on it; null: none.' })
  groupId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which what comes of it is handed in.' })
  dueOn?: string | null;
}
